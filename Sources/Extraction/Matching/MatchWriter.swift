import Catalogue
import VietnameseText

/// Writes what starts at each token of a text, by its last ending: cues and terms, by start and the longest first, without
/// those that guard phrases and longer cues of their layer strictly cover, and all else.
///
/// No pointer is kept for longer than the closures that lend them; there is room for all cues and terms of all endings, and
/// for a few more.
struct MatchWriter: ~Copyable {
    let tokens: UnsafeBufferPointer<Token>
    /// The number of the ending of each token.
    let last: UnsafeBufferPointer<Int32>
    let endings: PhraseEndings.Lent
    let cues: UnsafeMutableBufferPointer<CueMatch>
    let terms: UnsafeMutableBufferPointer<TermMatch>
    let starts: UnsafeMutableBufferPointer<TokenStart>
    /// What may begin at each token by itself, and then by its phrases.
    let opened: UnsafeMutableBufferPointer<TokenClass>
    private(set) var cueCount = 0
    private(set) var termCount = 0
    /// Where the tokens end that the cues so far may cover, and the first of these cues that may reach so far.
    private var coveredEnd = 0
    private var covering = 0
    /// What covers terms: guard phrases.
    private var termGuards = CoverSweep()

    init(
        _ tokens: UnsafeBufferPointer<Token>, _ last: UnsafeBufferPointer<Int32>, _ endings: PhraseEndings.Lent,
        cues: UnsafeMutableBufferPointer<CueMatch>, terms: UnsafeMutableBufferPointer<TermMatch>,
        starts: UnsafeMutableBufferPointer<TokenStart>, opened: UnsafeMutableBufferPointer<TokenClass>
    ) {
        (self.tokens, self.last, self.endings) = (tokens, last, endings)
        (self.cues, self.terms, self.starts, self.opened) = (cues, terms, starts, opened)
    }

    /// Writes all; what is neither cue nor term is added to the matches given.
    mutating func run(_ matches: inout RoleMatches) {
        var place = 0
        while place < tokens.count {
            place = short(from: place, places: matches.places.count)
            if place == tokens.count { break }
            any(at: place, &matches)
            place += 1
        }
        starts[place..<place + TokenStart.more].initialize(repeating: start(places: matches.places.count))
    }

    /// What starts at the next token: no cue yet.
    private func start(places: Int) -> TokenStart { TokenStart(cues: cueCount, terms: termCount, places: places) }

    /// Writes what starts at tokens from a place on, as long as their endings are short and their matches not covered; the
    /// token after them. All that a short ending may have is written, as what it has is not foreseen, and what changes
    /// from token to token is kept in variables.
    @inline(__always)
    private mutating func short(from first: Int, places: Int) -> Int {
        let (last, endings, cues, terms, starts, opened) = (last, endings, cues, terms, starts, opened)
        var (place, cueCount, termCount) = (first, cueCount, termCount)
        var (coveredEnd, covering) = (coveredEnd, covering)
        while place < last.count {
            let ending = endings[last[place]]
            let isFree = place >= coveredEnd
            if !ending.isShort || (isFree ? false : ending.isCoverable) { break }
            var start = TokenStart(cues: cueCount, terms: termCount, places: places)
            start.said = ending.said
            starts.initializeElement(at: place, to: start)
            opened[place].formUnion(ending.opens)
            cues.initializeElement(at: cueCount, to: ending.firstCue.moved(by: place))
            cues.initializeElement(at: cueCount &+ 1, to: ending.secondCue.moved(by: place))
            terms.initializeElement(at: termCount, to: ending.firstTerm.moved(by: place))
            covering = isFree ? cueCount : covering
            coveredEnd = max(coveredEnd, place &+ Int(ending.cueLength))
            cueCount &+= Int(ending.cueCount)
            termCount &+= Int(ending.termCount)
            place &+= 1
        }
        (self.cueCount, self.termCount) = (cueCount, termCount)
        (self.coveredEnd, self.covering) = (coveredEnd, covering)
        return place
    }

    /// Writes what starts at any token.
    private mutating func any(at place: Int, _ matches: inout RoleMatches) {
        let (ending, meaning) = (endings[last[place]], endings.meaning(last[place]))
        var start = start(places: matches.places.count)
        if place < coveredEnd {
            add(uncovered: endings.cues[meaning.cues.places], at: place, &start.said)
        } else {
            covering = cueCount
            for cue in endings.cues[meaning.cues.places] { add(cue.moved(by: place)) }
            start.said = ending.said
            opened[place].formUnion(ending.opens)
        }
        for term in endings.terms[meaning.terms.places] {
            let term = term.moved(by: place)
            if !termGuards.isCovered(term.start, term.end) { add(term) }
        }
        for number in meaning.names.places {
            let end = place &+ endings.names[number].end
            let name = endings.names[number].value
            guard name.isSaid(tokens[place..<end]) else { continue }
            if case .place = name.group { opened[place].insert(.place) }
            matches.add(name.group, place, end)
        }
        starts.initializeElement(at: place, to: start)
        coveredEnd = max(coveredEnd, place &+ Int(ending.cueLength))
        if meaning.guardLength > 1 { _ = termGuards.covers(place, place &+ meaning.guardLength) }
    }

    /// Adds those of some cues at a token that none before covers.
    private mutating func add(
        uncovered list: Slice<UnsafeBufferPointer<CueMatch>>, at place: Int, _ said: inout CueSet
    ) {
        let earlier = UnsafeBufferPointer(rebasing: cues[covering..<cueCount])
        for cue in list {
            let cue = cue.moved(by: place)
            if earlier.contains(where: { $0.covers(cue) }) { continue }
            said.insert(cue.cue)
            opened[place].formUnion(cue.opens)
            add(cue)
        }
    }

    private mutating func add(_ cue: CueMatch) {
        cues.initializeElement(at: cueCount, to: cue)
        cueCount += 1
    }

    private mutating func add(_ term: TermMatch) {
        terms.initializeElement(at: termCount, to: term)
        termCount += 1
    }
}

/// What starts at a token.
struct TokenStart: BitwiseCopyable {
    /// How many more a list of them has than the text has tokens.
    static let more = 2
    /// The cues.
    var said = CueSet()
    /// Where its matches begin in the lists of a text.
    let cue: Int32
    let term: Int32
    let place: Int32

    @inline(__always)
    init(cues: Int, terms: Int, places: Int) {
        cue = Int32(truncatingIfNeeded: cues)
        term = Int32(truncatingIfNeeded: terms)
        place = Int32(truncatingIfNeeded: places)
    }
}
