import Catalogue
import Core
import VietnameseText

/// A cue and its tokens.
struct CueMatch: Hashable, BitwiseCopyable, TokenMatch {
    let cue: Cue
    let start: Int
    let end: Int
}

/// A match of a group that is no cue.
struct RoleMatch<Value: Sendable>: Sendable, TokenMatch {
    let value: Value
    let start: Int
    let end: Int
}

/// What the lexicon knows in a text, sorted by kind and place.
final class Annotations: Sendable {
    /// The text.
    let document: TextDocument
    /// Cues that no longer cue or guard phrase covers, by start.
    let cues: [CueMatch]
    /// Terms that no guard phrase covers, by start.
    let terms: [PhraseMatch]
    /// Rankings, the longest at each place, by start.
    let families: [RoleMatch<Int>]
    /// Provinces, districts, media and look-alikes, by start.
    let places: [RoleMatch<PhraseRole>]
    let genres: [RoleMatch<Sign<Genre>>]
    let indices: [RoleMatch<Sign<MainIndex>>]
    let aspects: [RoleMatch<Sign<Aspect>>]
    private let cueIndex: TokenIndex
    private let termIndex: TokenIndex
    private let placeIndex: TokenIndex
    /// The cues by the token after their last.
    private let cuesByEnd: [CueMatch]
    private let endIndex: TokenIndex
    /// Which cues start at each token, and which end before it; one more at the end.
    private let starting: [CueSet]
    private let ending: [CueSet]

    /// Sorts what was found in a text.
    init(document: TextDocument, matches: [PhraseMatch], meanings: [GroupMeaning]) {
        self.document = document
        let count = document.tokens.count
        var roles = RoleMatches(document, expecting: matches.count)
        for match in Sorted.byStart(matches, tokens: count) { roles.add(match, meanings[match.group]) }
        cues = roles.cues
        terms = roles.terms
        families = roles.families
        places = roles.places
        genres = roles.genres
        indices = roles.indices
        aspects = roles.aspects
        cueIndex = TokenIndex(cues, count: count) { $0.start }
        termIndex = TokenIndex(terms, count: count) { $0.start }
        placeIndex = TokenIndex(places, count: count) { $0.start }
        (endIndex, cuesByEnd) = TokenIndex.sorting(cues, count: count) { $0.end }
        var starting = [CueSet](repeating: CueSet(), count: count + 1)
        var ending = starting
        for cue in cues {
            starting[cue.start].insert(cue.cue)
            ending[cue.end].insert(cue.cue)
        }
        self.starting = starting
        self.ending = ending
    }

    /// Whether one of some cues starts at a token.
    func starts(_ cues: CueSet, at token: Int) -> Bool {
        token >= 0 && token < starting.count && starting[token].intersects(cues)
    }

    /// The cues that start at a token.
    func cues(startingAt token: Int) -> ArraySlice<CueMatch> { cues[cueIndex.places(at: token)] }

    /// The cues that start in a range of tokens.
    func cues(in range: Range<Int>) -> ArraySlice<CueMatch> { cues[cueIndex.places(in: range)] }

    /// The terms that start in a range of tokens.
    func terms(in range: Range<Int>) -> ArraySlice<PhraseMatch> { terms[termIndex.places(in: range)] }

    /// The end of a cue that starts at a token, the longest; nil for none.
    func end(of cue: Cue, startingAt token: Int) -> Int? {
        guard token >= 0, token < starting.count, starting[token].contains(cue) else { return nil }
        return cues(startingAt: token).first { $0.cue == cue }?.end
    }

    /// The start of a cue that ends at a token, the longest; nil for none.
    func start(of cue: Cue, endingAt token: Int) -> Int? {
        guard token >= 0, token < ending.count, ending[token].contains(cue) else { return nil }
        return cues(endingAt: token).first { $0.cue == cue }?.start
    }

    /// The cues whose last token is the one before a token, by start.
    func cues(endingAt token: Int) -> ArraySlice<CueMatch> { cuesByEnd[endIndex.places(at: token)] }

    /// The names that start at a token, the longest first.
    func names(startingAt token: Int) -> ArraySlice<RoleMatch<PhraseRole>> { places[placeIndex.places(at: token)] }

    /// Whether a name starts at a token.
    func hasName(at token: Int) -> Bool { !placeIndex.places(at: token).isEmpty }

    /// The rankings named in a range of tokens.
    func families(in range: Range<Int>) -> ArraySlice<RoleMatch<Int>> {
        families[Sorted.slice(families, in: range) { $0.start }]
    }

    /// The signs of aspects in a range of tokens.
    func aspects(in range: Range<Int>) -> ArraySlice<RoleMatch<Sign<Aspect>>> {
        aspects[Sorted.slice(aspects, in: range) { $0.start }]
    }

    /// Whether a cue starts in a range of tokens.
    func has(_ cue: Cue, in range: Range<Int>) -> Bool {
        !range.isEmpty && cues(in: range).contains { $0.cue == cue }
    }
}

/// What a group of phrases means, without its phrases.
enum GroupMeaning: Sendable {
    case term
    case cue(Cue)
    case family(Int)
    case genre(Sign<Genre>)
    case index(Sign<MainIndex>)
    case aspect(Sign<Aspect>)
    case place(PhraseRole, lowerCaseOnly: Bool)

    /// The meaning of a group.
    init(_ group: PhraseGroup) {
        self =
            switch group.role {
            case .term: .term
            case .cue(let cue): .cue(cue)
            case .family(let family): .family(family)
            case .genre(let genre): .genre(Sign(genre, weight: group.weight))
            case .index(let index): .index(Sign(index, weight: group.weight))
            case .aspect(let aspect): .aspect(Sign(aspect, weight: group.weight))
            default: .place(group.role, lowerCaseOnly: group.lowerCaseOnly)
            }
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
