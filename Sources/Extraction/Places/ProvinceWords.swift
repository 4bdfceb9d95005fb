import Catalogue
import Core
import VietnameseText

/// The words that the names of provinces and of their papers begin with, without marks: most sources are domains that have
/// none of them, and are not read.
struct ProvinceWords: Sendable {
    private let firsts: WordSet

    init(_ lexicon: Lexicon) {
        let names = lexicon.groups.lazy.filter(\.role.namesProvince).flatMap(\.phrases)
        firsts = WordSet(
            names.compactMap { TextDocument($0, field: .title).tokens.first { $0.kind == .word }?.bare })
    }

    /// Whether a text may hold a name: one of these words, marks, or digits that letters may come after. In ASCII every
    /// other word is a run of letters and digits.
    func mayBegin(in text: String) -> Bool {
        var start: String.Index?
        for place in text.utf8.indices {
            let byte = text.utf8[place]
            if byte >= 0x80 { return true }
            if byte &- 0x30 < 10 {
                if start == nil { return true }
            } else if (byte | 0x20) &- 0x61 < 26 {
                if start == nil { start = place }
            } else if let first = start {
                if isFirst(text[first..<place]) { return true }
                start = nil
            }
        }
        return start.map { isFirst(text[$0...]) } ?? false
    }

    private func isFirst(_ word: Substring) -> Bool { firsts.contains(Syllable(String(word)).key) }
}
