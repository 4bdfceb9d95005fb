import Catalogue
import VietnameseText

/// A token that phrases start at, and the number of its last ending.
struct PhraseStart: BitwiseCopyable {
    private let token: Int32
    let ending: Int32

    @inline(__always)
    init(place: Int, ending: Int32) {
        token = Int32(truncatingIfNeeded: place)
        self.ending = ending
    }

    var place: Int { Int(token) }
}

/// Writes what starts at the tokens of a text that phrases start at, by their last endings: cues and terms, by start and the
/// longest first, without those that guard phrases and longer cues of their layer strictly cover, and all else.
///
/// No pointer is kept for longer than the closures that lend them; there is room for all cues and terms of all endings, and
/// for a few more.
struct MatchWriter: ~Copyable {
    let tokens: UnsafeBufferPointer<Token>
    /// The tokens that phrases start at; at its start those that are done with and have names.
    let found: UnsafeMutableBufferPointer<PhraseStart>
    let endings: PhraseEndings.Lent
    let cues: UnsafeMutableBufferPointer<CueMatch>
    let terms: UnsafeMutableBufferPointer<TermMatch>
    /// The cues of each token's ending, and then those of them that none before covers.
    let said: UnsafeMutableBufferPointer<CueSet>
    /// What starts at the tokens found, and at none.
    let starts: UnsafeMutableBufferPointer<TokenStart>
    /// What may begin at each token by itself, and then by its phrases.
    let opened: UnsafeMutableBufferPointer<TokenClass>
    private(set) var cueCount = 0
    private(set) var termCount = 0
    private var namedCount = 0
    /// Where the tokens end that the cues so far may cover, and the first of these cues that may reach so far.
    private var coveredEnd = 0
    private var covering = 0
    /// What covers terms: guard phrases.
    private var termGuards = CoverSweep()

    init(
        _ tokens: UnsafeBufferPointer<Token>, _ found: UnsafeMutableBufferPointer<PhraseStart>,
        _ endings: PhraseEndings.Lent, cues: UnsafeMutableBufferPointer<CueMatch>,
        terms: UnsafeMutableBufferPointer<TermMatch>, said: UnsafeMutableBufferPointer<CueSet>,
        starts: UnsafeMutableBufferPointer<TokenStart>, opened: UnsafeMutableBufferPointer<TokenClass>
    ) {
        (self.tokens, self.found, self.endings) = (tokens, found, endings)
        (self.cues, self.terms, self.said, self.starts, self.opened) = (cues, terms, said, starts, opened)
    }

    /// Writes all cues and terms, and notes where there are names.
    mutating func run() {
        var number = 0
        while number < found.count {
            number = uncovered(from: number)
            if number == found.count { break }
            covered(number)
            number += 1
        }
        starts.initializeElement(at: number, to: TokenStart(cues: cueCount, terms: termCount))
    }

    /// Writes what starts at the tokens found from one on, as long as nothing may cover it; the first of them that something
    /// may. As much as most endings have is written of each, as what it has is not foreseen, and what changes from token to
    /// token is kept in variables.
    @inline(__always)
    private mutating func uncovered(from first: Int) -> Int {
        let (found, endings, cues, terms) = (found, endings, cues, terms)
        let (starts, opened) = (starts, opened)
        var (number, cueCount, termCount, namedCount) = (first, cueCount, termCount, namedCount)
        var (coveredEnd, covering) = (coveredEnd, covering)
        while number < found.count {
            let start = found[number]
            let place = start.place
            if place < coveredEnd { break }
            let ending = endings[start.ending]
            starts.initializeElement(at: number, to: TokenStart(cues: cueCount, terms: termCount))
            opened[place].formUnion(ending.opens)
            cues.initializeElement(at: cueCount, to: ending.firstCue.moved(by: place))
            cues.initializeElement(at: cueCount &+ 1, to: ending.secondCue.moved(by: place))
            terms.initializeElement(at: termCount, to: ending.firstTerm.moved(by: place))
            if ending.hasMore { more(start, cueCount, termCount) }
            found.initializeElement(at: namedCount, to: start)
            namedCount &+= ending.hasNames ? 1 : 0
            covering = cueCount
            coveredEnd = place &+ Int(ending.cueLength)
            cueCount &+= Int(ending.cueCount)
            termCount &+= Int(ending.termCount)
            number &+= 1
        }
        (self.cueCount, self.termCount, self.namedCount) = (cueCount, termCount, namedCount)
        (self.coveredEnd, self.covering) = (coveredEnd, covering)
        return number
    }

    /// Writes what an ending has beyond the cues and the term that every ending has room for, and notes what it guards; its
    /// cues and terms begin at places in the lists.
    private mutating func more(_ start: PhraseStart, _ firstCue: Int, _ firstTerm: Int) {
        let (place, meaning) = (start.place, endings.meaning(start.ending))
        for offset in PhraseEndings.few..<max(PhraseEndings.few, meaning.cues.count) {
            let cue = endings.cues[meaning.cues.places.lowerBound &+ offset]
            cues.initializeElement(at: firstCue &+ offset, to: cue.moved(by: place))
        }
        for offset in 1..<max(1, meaning.terms.count) {
            let term = endings.terms[meaning.terms.places.lowerBound &+ offset]
            terms.initializeElement(at: firstTerm &+ offset, to: term.moved(by: place))
        }
        note(meaning, at: place)
    }

    /// Notes which terms the phrases at a token guard.
    private mutating func note(_ meaning: PhraseEndings.Meaning, at place: Int) {
        if meaning.guardLength > 1 { _ = termGuards.covers(place, place &+ meaning.guardLength) }
    }

    /// Writes what starts at a token found of which cues before may cover some.
    private mutating func covered(_ number: Int) {
        let start = found[number]
        let (place, ending, meaning) = (start.place, endings[start.ending], endings.meaning(start.ending))
        starts.initializeElement(at: number, to: TokenStart(cues: cueCount, terms: termCount))
        var uncovered = CueSet()
        let (cues, earlier) = (cues, covering..<cueCount)
        for place in meaning.cues.places {
            let cue = endings.cues[place].moved(by: start.place)
            if earlier.contains(where: { cues[$0].covers(cue) }) { continue }
            uncovered.insert(cue.cue)
            opened[start.place].formUnion(cue.opens)
            cues.initializeElement(at: cueCount, to: cue)
            cueCount &+= 1
        }
        for place in meaning.terms.places {
            let term = endings.terms[place].moved(by: start.place)
            if termGuards.isCovered(term.start, term.end) { continue }
            terms.initializeElement(at: termCount, to: term)
            termCount &+= 1
        }
        said[place] = uncovered
        found.initializeElement(at: namedCount, to: start)
        namedCount &+= ending.hasNames ? 1 : 0
        coveredEnd = max(coveredEnd, place &+ Int(ending.cueLength))
        note(meaning, at: place)
    }

    /// Adds what phrases mean that are neither cues nor terms; `numbers` tells where the tokens are in ``starts``.
    func addNames(to matches: inout RoleMatches, _ numbers: [Int32]) {
        for start in found[..<namedCount] {
            let (place, first) = (start.place, matches.places.count)
            for number in endings.meaning(start.ending).names.places {
                let end = place &+ endings.names[number].end
                let name = endings.names[number].value
                if name.isSaid(tokens[place..<end]) { matches.add(name.group, place, end) }
            }
            if matches.places.count > first {
                starts[Int(numbers[place])].names = first..<matches.places.count
                opened[place].insert(.place)
            }
        }
    }
}

/// What starts at a token.
struct TokenStart: BitwiseCopyable {
    /// Where its matches begin in the lists of a text.
    let cue: Int32
    let term: Int32
    private var firstName: Int32 = 0
    private var lastName: Int32 = 0

    @inline(__always)
    init(cues: Int, terms: Int) {
        cue = Int32(truncatingIfNeeded: cues)
        term = Int32(truncatingIfNeeded: terms)
    }

    /// Its names of places as places in the list of a text.
    var names: Range<Int> {
        @inline(__always)
        get { Range(uncheckedBounds: (Int(firstName), Int(lastName))) }
        set {
            firstName = Int32(truncatingIfNeeded: newValue.lowerBound)
            lastName = Int32(truncatingIfNeeded: newValue.upperBound)
        }
    }
}
