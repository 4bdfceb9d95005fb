import Catalogue
import Core
import VietnameseText

extension TextDocument {
    /// The published text from the first of some tokens to the last.
    func text(of range: Range<Int>) -> String {
        range.isEmpty ? "" : text(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end)
    }

    /// Some tokens as a quote.
    func quote(_ range: Range<Int>) -> Quote {
        let whole = range.clamped(to: tokens.indices)
        guard let first = whole.first, let last = whole.last else { return Quote(text: "", start: 0, end: 0) }
        return Quote(text: text(of: whole), start: tokens[first].start, end: tokens[last].end)
    }
}

/// Where the words of the lexicon stand in its files.
struct LexiconOrigins {
    private var cues: [Cue: String] = [:]
    private var families: [Int: String] = [:]

    init(_ lexicon: Lexicon) {
        for group in lexicon.groups {
            switch group.role {
            case .cue(let cue): cues[cue] = group.origin
            case .family(let family): families[family] = group.origin
            default: continue
            }
        }
    }

    func cue(_ cue: Cue) -> String? { cues[cue] }

    func family(_ family: Int) -> String? { families[family] }
}
