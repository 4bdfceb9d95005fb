import Catalogue
import Core
import VietnameseText

/// Decides whether an article is about digital transformation: by the signs that its words give, and where those leave
/// a doubt by the figures that were read from it.
struct Relevance {
    /// What the words alone say.
    enum Verdict {
        case yes, doubtful, no
    }

    /// Three for a strong sign, one for a weak one; three times as many in the title.
    private(set) var points = 0
    /// How many words and signs the body has.
    let length: Int
    /// The signs that count, by their words.
    private var signs = KeyTable()
    /// How many signs count in short texts only.
    private var short = 0
    private var isTelling = false

    /// Reads the signs of an article: all where it is explained, else no more than the verdict needs.
    init(title: FieldContext?, body: FieldContext, isExplained: Bool) {
        length = body.tokens.count
        if let title { read(title, factor: 3, readsAll: isExplained) }
        read(body, factor: 1, readsAll: isExplained)
    }

    /// How many different signs there are.
    var distinct: Int { signs.count }

    /// Whether it is a short text with a telling sign and enough others for its length.
    var isTellingAndShort: Bool { isTelling && length < 60 && points + short >= 4 + length / 30 }

    private mutating func read(_ field: FieldContext, factor: Int, readsAll: Bool) {
        var next = 0
        while readsAll || !isCertain, let place = field.annotations.next(.relevance, from: next) {
            next = place + 1
            for number in field.annotations.places(ofCuesAt: place) {
                let cue = field.annotations.cues[number]
                switch cue.cue {
                case .relevanceStrong:
                    points += 3 * factor
                    isTelling = true
                case .relevanceWeak: points += factor
                case .relevanceShort:
                    short += 1
                    isTelling = true
                    continue
                default: continue
                }
                signs.insert(Self.sign(cue, field.tokens), 0)
            }
        }
    }

    private static func sign(_ cue: CueMatch, _ tokens: [Token]) -> UInt64 {
        (cue.start..<cue.end).reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ tokens[$1].bare) &* 0x100_0000_01b3 }
    }

    private var isDense: Bool { points >= 6 && points * 100 >= length }

    /// Whether the article is about digital transformation, whatever its other signs.
    private var isCertain: Bool { isDense && points >= 10 }

    /// What the signs say: enough of them, and enough different ones, for the length of the text.
    var verdict: Verdict {
        if isTellingAndShort { return .yes }
        if isCertain || isDense && distinct >= 4 { return .yes }
        return points >= 2 ? .doubtful : .no
    }

    /// Whether the figures read from an article in doubt show that it is about digital transformation: figures of
    /// several indicators, found by their own words.
    func isConfirmed(by drafts: [Draft]) -> Bool {
        let sure = drafts.filter { $0.attribution.confidence >= 80 }.compactMap(\.attribution.indicator)
        let found = Set(sure)
        if length < 150, points >= 3, sure.count >= 2 { return true }
        return found.count >= (isDense ? 2 : 3)
    }
}
