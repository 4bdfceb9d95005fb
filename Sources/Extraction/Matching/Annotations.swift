import Catalogue
import Core
import VietnameseText

/// A cue and its tokens.
struct CueMatch: Hashable {
    let cue: Cue
    let start: Int
    let end: Int
}

/// A match of a group that is no cue.
struct RoleMatch<Value> {
    let value: Value
    let start: Int
    let end: Int
}

/// What the lexicon knows in a text, sorted by kind and place.
struct Annotations {
    /// The text.
    let document: TextDocument
    /// Cues that no longer cue or guard phrase covers, by start.
    private(set) var cues: [CueMatch] = []
    /// Terms that no guard phrase covers, by start.
    private(set) var terms: [PhraseMatch] = []
    /// Rankings, the longest at each place, by start.
    private(set) var families: [RoleMatch<Int>] = []
    /// Provinces, districts, media and look-alikes as found.
    private(set) var places: [RoleMatch<PhraseRole>] = []
    private(set) var genres: [RoleMatch<(Genre, Int)>] = []
    private(set) var indices: [RoleMatch<(MainIndex, Int)>] = []
    private(set) var aspects: [RoleMatch<(Aspect, Int)>] = []
    /// For each token the first of `cues` that starts there or later; one more at the end.
    private var cueIndex: [Int32] = []
    /// The places in `cues` ordered by end, and for each token the first that ends there or later.
    private var cuesByEnd: [Int32] = []
    private var endIndex: [Int32] = []
    private var termIndex: [Int32] = []

    init(document: TextDocument, lexicon: Lexicon, matches: [PhraseMatch]) {
        self.document = document
        sort(matches, lexicon)
        let count = document.tokens.count
        cueIndex = Self.index(cues.map(\.start), count: count)
        termIndex = Self.index(terms.map(\.start), count: count)
        cuesByEnd = cues.indices.sorted { (cues[$0].end, $0) < (cues[$1].end, $1) }.map(Int32.init)
        endIndex = Self.index(cuesByEnd.map { cues[Int($0)].end }, count: count)
    }

    private mutating func sort(_ matches: [PhraseMatch], _ lexicon: Lexicon) {
        var allCues: [CueMatch] = []
        var allFamilies: [RoleMatch<Int>] = []
        var allTerms: [PhraseMatch] = []
        for match in matches {
            let group = lexicon.groups[match.group]
            switch group.role {
            case .term: allTerms.append(match)
            case .cue(let cue): allCues.append(CueMatch(cue: cue, start: match.start, end: match.end))
            case .family(let family): allFamilies.append(RoleMatch(value: family, start: match.start, end: match.end))
            case .genre(let genre):
                genres.append(RoleMatch(value: (genre, group.weight), start: match.start, end: match.end))
            case .index(let index):
                indices.append(RoleMatch(value: (index, group.weight), start: match.start, end: match.end))
            case .aspect(let aspect):
                aspects.append(RoleMatch(value: (aspect, group.weight), start: match.start, end: match.end))
            default:
                if !group.lowerCaseOnly || isLowerCase(match.start..<match.end) {
                    places.append(RoleMatch(value: group.role, start: match.start, end: match.end))
                }
            }
        }
        allCues.sort { ($0.start, $1.end) < ($1.start, $0.end) }
        cues = Self.uncovered(allCues)
        terms = Self.uncovered(allTerms, by: allCues.filter { $0.cue == .guardPhrase })
        allFamilies.sort { ($0.start, $1.end) < ($1.start, $0.end) }
        var sweep = CoverSweep()
        families = allFamilies.filter { !sweep.covers($0.start, $0.end) }
        genres = Self.longest(genres)
        aspects = Self.longest(aspects)
    }

    /// Cues that compete for their words, so that the longest is meant: "không dưới" is no "dưới", "tăng lên" no
    /// "tăng". The others stand for themselves: "tỉnh phấn đấu" is the province and an aim.
    private static let competing: Set<Cue> = [
        .link, .atLeast, .atMost, .about, .upwards, .downwards, .increase, .decrease, .levelAfterMove, .difference,
        .base, .target, .targetBeside, .actual, .actualBeside, .rankBefore, .rankVerb, .ordinal, .topGroup,
        .respectively, .breakdown, .otherSense,
    ]

    /// The cues, by start, that no longer cue that competes with them and no guard phrase strictly covers.
    private static func uncovered(_ cues: [CueMatch]) -> [CueMatch] {
        var plain = CoverSweep()
        var guards = CoverSweep()
        var layers: [Cue: CoverSweep] = [:]
        return cues.filter { cue in
            if cue.cue == .guardPhrase || cue.cue == .cueGuard { _ = guards.covers(cue.start, cue.end) }
            guard !guards.isCovered(cue.start, cue.end) else { return false }
            if competing.contains(cue.cue) { return !plain.covers(cue.start, cue.end) }
            return !layers[cue.cue, default: CoverSweep()].covers(cue.start, cue.end)
        }
    }

    /// The signs, by start, that lie in no longer one: "chưa đạt" is no "đạt".
    private static func longest<Value>(_ matches: [RoleMatch<Value>]) -> [RoleMatch<Value>] {
        var sweep = CoverSweep()
        return matches.sorted { ($0.start, $1.end) < ($1.start, $0.end) }.filter { !sweep.covers($0.start, $0.end) }
    }

    /// The terms, by start, that no guard phrase strictly covers.
    private static func uncovered(_ terms: [PhraseMatch], by guards: [CueMatch]) -> [PhraseMatch] {
        var sweep = CoverSweep()
        var next = 0
        return terms.sorted { ($0.start, $1.end) < ($1.start, $0.end) }.filter { term in
            while next < guards.count, guards[next].start <= term.start {
                _ = sweep.covers(guards[next].start, guards[next].end)
                next += 1
            }
            return !sweep.isCovered(term.start, term.end)
        }
    }

    private func isLowerCase(_ range: Range<Int>) -> Bool {
        document.tokens[range].allSatisfy { !$0.isCapital }
    }

    private static func index(_ starts: [Int], count: Int) -> [Int32] {
        var index = [Int32](repeating: Int32(starts.count), count: count + 2)
        for (place, start) in starts.enumerated().reversed() { index[start] = Int32(place) }
        for token in stride(from: count, through: 0, by: -1) { index[token] = min(index[token], index[token + 1]) }
        return index
    }

    /// The cues that start at a token.
    func cues(startingAt token: Int) -> ArraySlice<CueMatch> {
        guard token >= 0, token < cueIndex.count - 1 else { return [] }
        return cues[Int(cueIndex[token])..<Int(cueIndex[token + 1])]
    }

    /// The cues that start in a range of tokens.
    func cues(in range: Range<Int>) -> ArraySlice<CueMatch> {
        guard range.lowerBound >= 0, range.upperBound < cueIndex.count else { return [] }
        return cues[Int(cueIndex[range.lowerBound])..<Int(cueIndex[range.upperBound])]
    }

    /// The terms that start in a range of tokens.
    func terms(in range: Range<Int>) -> ArraySlice<PhraseMatch> {
        guard range.lowerBound >= 0, range.upperBound < termIndex.count else { return [] }
        return terms[Int(termIndex[range.lowerBound])..<Int(termIndex[range.upperBound])]
    }

    /// The end of a cue that starts at a token, the longest; nil for none.
    func end(of cue: Cue, startingAt token: Int) -> Int? {
        cues(startingAt: token).filter { $0.cue == cue }.map(\.end).max()
    }

    /// The start of a cue that ends at a token, the longest; nil for none.
    func start(of cue: Cue, endingAt token: Int) -> Int? {
        cues(endingAt: token).filter { $0.cue == cue }.map(\.start).min()
    }

    /// The cues whose last token is the one before a token.
    func cues(endingAt token: Int) -> [CueMatch] {
        guard token >= 0, token < endIndex.count - 1 else { return [] }
        return (Int(endIndex[token])..<Int(endIndex[token + 1])).map { cues[Int(cuesByEnd[$0])] }
    }

    /// The rankings named in a range of tokens.
    func families(in range: Range<Int>) -> ArraySlice<RoleMatch<Int>> {
        families[Sorted.slice(families, in: range) { $0.start }]
    }

    /// The signs of aspects in a range of tokens.
    func aspects(in range: Range<Int>) -> ArraySlice<RoleMatch<(Aspect, Int)>> {
        aspects[Sorted.slice(aspects, in: range) { $0.start }]
    }

    /// Whether a cue starts in a range of tokens.
    func has(_ cue: Cue, in range: Range<Int>) -> Bool {
        !range.isEmpty && cues(in: range).contains { $0.cue == cue }
    }
}

/// Tells, for ranges given by start (longest first), which lie strictly inside one given before.
struct CoverSweep {
    private var start = 0
    private var end = -1

    /// Whether the range lies strictly inside an earlier one; the range itself counts for the next.
    mutating func covers(_ start: Int, _ end: Int) -> Bool {
        if isCovered(start, end) { return true }
        if end > self.end { (self.start, self.end) = (start, end) }
        return false
    }

    /// Whether the range lies strictly inside one given before.
    func isCovered(_ start: Int, _ end: Int) -> Bool {
        self.start <= start && end <= self.end && end - start < self.end - self.start
    }
}
