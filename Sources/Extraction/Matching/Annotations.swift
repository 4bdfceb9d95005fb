import Catalogue
import Core
import VietnameseText

/// A cue and its tokens.
struct CueMatch: Hashable, BitwiseCopyable, TokenMatch {
    private var first: Int32
    private var last: Int32
    let cue: Cue
    /// What it may begin.
    let opens: TokenClass
    /// The layer of its cue.
    private let layer: UInt8

    init(cue: Cue, start: Int, end: Int) {
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
        self.cue = cue
        opens = TokenClass.cue(cue)
        layer = cue.layer
    }

    var start: Int { Int(first) }
    var end: Int { Int(last) }

    /// The match so many tokens later.
    @inline(__always)
    func moved(by count: Int) -> CueMatch {
        var match = self
        match.first &+= Int32(truncatingIfNeeded: count)
        match.last &+= Int32(truncatingIfNeeded: count)
        return match
    }

    /// Whether it covers another that starts after it: one inside it of its layer, any where it is a guard phrase.
    @inline(__always)
    func covers(_ other: CueMatch) -> Bool {
        other.last <= last && other.first > first && (layer == other.layer || cue.isGuard)
    }
}

/// A match of a group that is no cue.
struct RoleMatch<Value: Sendable>: Sendable, TokenMatch {
    let value: Value
    private let first: Int32
    private let last: Int32

    init(value: Value, start: Int, end: Int) {
        self.value = value
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
    }

    var start: Int { Int(first) }
    var end: Int { Int(last) }
}

/// What the lexicon knows in a text, sorted by kind and place.
final class Annotations: Sendable {
    /// The text.
    let document: TextDocument
    private let lists: TextLists
    private let matches: RoleMatches
    private let termGroups: [Int32]
    /// The most tokens that a phrase of a cue has.
    private let longestCue: Int
    /// Where the lists go when nobody asks for them any more.
    private let spare: SpareLists

    /// Keeps what was found in a text.
    init(
        document: TextDocument, lists: TextLists, matches: RoleMatches, endings: PhraseEndings, spare: SpareLists
    ) {
        self.document = document
        self.lists = lists
        self.matches = matches
        self.spare = spare
        termGroups = endings.termGroups
        longestCue = endings.longestCue
    }

    deinit { spare.keep(lists, tokens: document.tokens) }

    /// Cues that no longer cue or guard phrase covers, by start.
    var cues: [CueMatch] { lists.cues }
    /// Terms that no guard phrase covers, by start.
    var terms: [TermMatch] { lists.terms }
    /// Rankings, the longest at each place, by start.
    var families: [RoleMatch<Int>] { matches.families }
    /// Provinces, districts, media and look-alikes, by start.
    var places: [RoleMatch<PhraseRole>] { matches.places }
    var genres: [RoleMatch<Sign<Genre>>] { matches.genres }
    var indices: [RoleMatch<Sign<MainIndex>>] { matches.indices }
    var aspects: [RoleMatch<Sign<Aspect>>] { matches.aspects }
    private var said: [CueSet] { lists.said }
    private var starts: [TokenStart] { lists.starts }
    private var startNumbers: [Int32] { lists.startNumbers }

    /// How many tokens after the last may be asked for.
    static let more = 2

    /// How many tokens are looked at together.
    static let pace = 8

    /// The first token from a place on where something of a class may begin; nil for none. Most tokens begin nothing, so
    /// that their bytes are looked at as one number.
    @inline(__always)
    func next(_ wanted: TokenClass, from place: Int) -> Int? {
        let mask = UInt64(wanted.rawValue) &* 0x0101_0101_0101_0101
        return lists.opened.withUnsafeBytes { bytes in
            var place = place
            while place + Self.pace <= bytes.count {
                let found = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) & mask
                if found != 0 { return place + found.trailingZeroBitCount / 8 }
                place += Self.pace
            }
            return nil
        }
    }

    /// The places in a list of the matches that start in a range of tokens; none where it leaves the text.
    @inline(__always)
    private func places(in range: Range<Int>, _ list: (TokenStart) -> Int32) -> Range<Int> {
        guard range.lowerBound >= 0, range.upperBound < startNumbers.count else { return 0..<0 }
        let (first, last) = (startNumbers[range.lowerBound], startNumbers[range.upperBound])
        return Int(list(starts[Int(first)]))..<Int(list(starts[Int(last)]))
    }

    /// Whether one of some cues starts at a token.
    func starts(_ cues: CueSet, at token: Int) -> Bool {
        token >= 0 && token < said.count && said[token].intersects(cues)
    }

    /// Whether a cue starts at a token.
    func starts(_ cue: Cue, at token: Int) -> Bool { token >= 0 && token < said.count && said[token].contains(cue) }

    /// Which cues start in a range of tokens of the text.
    func said(in range: Range<Int>) -> CueSet {
        var all = CueSet()
        for place in range { all.formUnion(said[place]) }
        return all
    }

    /// The cues that start at a token, as places in ``cues``.
    func places(ofCuesAt token: Int) -> Range<Int> { places(ofCuesIn: token..<token + 1) }

    /// The cues that start in a range of tokens, as places in ``cues``: a slice takes hold of the list.
    func places(ofCuesIn range: Range<Int>) -> Range<Int> { places(in: range) { $0.cue } }

    /// The cues that start at a token.
    func cues(startingAt token: Int) -> ArraySlice<CueMatch> { cues(in: token..<token + 1) }

    /// The cues that start in a range of tokens.
    func cues(in range: Range<Int>) -> ArraySlice<CueMatch> { cues[places(in: range) { $0.cue }] }

    /// The terms that start in a range of tokens.
    func terms(in range: Range<Int>) -> ArraySlice<TermMatch> { terms[places(in: range) { $0.term }] }

    /// The group at a place in ``TermMatch/groups``.
    func group(_ place: Int) -> Int { Int(termGroups[place]) }

    /// The groups of a term.
    func groups(of term: TermMatch) -> ArraySlice<Int32> { termGroups[term.groups] }

    /// The end of a cue that starts at a token, the longest; nil for none.
    func end(of cue: Cue, startingAt token: Int) -> Int? {
        guard starts(cue, at: token) else { return nil }
        var place = Int(starts[Int(startNumbers[token])].cue)
        while cues[place].cue != cue { place += 1 }
        return cues[place].end
    }

    /// The start of a cue that ends at a token, the longest; nil for none.
    func start(of cue: Cue, endingAt token: Int) -> Int? {
        for place in places(ofCuesBefore: token) where cues[place].cue == cue && cues[place].end == token {
            return cues[place].start
        }
        return nil
    }

    /// The cues whose last token is the one before a token, by start.
    func cues(endingAt token: Int) -> LazyFilterSequence<ArraySlice<CueMatch>> {
        cues[places(ofCuesBefore: token)].lazy.filter { $0.end == token }
    }

    /// Hands out the cues whose last token is the one before a token, by start.
    @inline(__always)
    func eachCue(endingAt token: Int, _ body: (CueMatch) -> Void) {
        for place in places(in: max(0, token - longestCue)..<token, { $0.cue }) where cues[place].end == token {
            body(cues[place])
        }
    }

    /// Whether a cue ends before a token.
    func ends(_ cue: Cue, at token: Int) -> Bool { start(of: cue, endingAt: token) != nil }

    /// Whether one of some cues ends before a token.
    func ends(_ cues: CueSet, at token: Int) -> Bool {
        places(ofCuesBefore: token).contains { self.cues[$0].end == token && cues.contains(self.cues[$0].cue) }
    }

    /// The cues that start so near before a token that they may end there, as places in ``cues``.
    private func places(ofCuesBefore token: Int) -> Range<Int> {
        places(in: max(0, token - longestCue)..<max(0, token)) { $0.cue }
    }

    /// The names that start at a token, the longest first.
    func names(startingAt token: Int) -> ArraySlice<RoleMatch<PhraseRole>> {
        places[placesOfNames(at: token)]
    }

    /// Whether a name starts at a token.
    func hasName(at token: Int) -> Bool { !placesOfNames(at: token).isEmpty }

    /// The names that start at a token, as places in ``places``.
    @inline(__always)
    private func placesOfNames(at token: Int) -> Range<Int> {
        guard token >= 0, token + 1 < startNumbers.count, startNumbers[token] < startNumbers[token + 1] else {
            return 0..<0
        }
        return starts[Int(startNumbers[token])].names
    }

    /// The rankings named in a range of tokens.
    func families(in range: Range<Int>) -> ArraySlice<RoleMatch<Int>> {
        families[Sorted.slice(families, in: range) { $0.start }]
    }

    /// Whether a cue starts in a range of tokens.
    func has(_ cue: Cue, in range: Range<Int>) -> Bool {
        guard range.lowerBound >= 0, range.upperBound < startNumbers.count else { return false }
        return range.contains { starts(cue, at: $0) }
    }

    /// Whether a token is one of a cue's.
    func isIn(_ cue: Cue, _ token: Int) -> Bool {
        let near = max(0, token + 1 - longestCue)..<token + 1
        return has(cue, in: near) && cues(in: near).contains { $0.cue == cue && $0.end > token }
    }
}

/// Tells, for ranges given by start (longest first), which lie strictly inside one given before.
struct CoverSweep: BitwiseCopyable {
    private var start: Int32 = 0
    private var end: Int32 = -1

    /// Whether the range lies strictly inside an earlier one; the range itself counts for the next.
    @inline(__always)
    mutating func covers(_ start: Int, _ end: Int) -> Bool {
        if end > Int(self.end) {
            (self.start, self.end) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
            return false
        }
        return isCovered(start, end)
    }

    /// Whether the range lies strictly inside one given before.
    @inline(__always)
    func isCovered(_ start: Int, _ end: Int) -> Bool {
        let (first, last) = (Int(self.start), Int(self.end))
        return first <= start && end <= last && end &- start < last &- first
    }
}
