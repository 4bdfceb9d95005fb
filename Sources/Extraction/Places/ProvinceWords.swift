import Catalogue
import Core
import VietnameseText

/// The words that the names of provinces and of their papers begin with, without marks: most sources are domains that have
/// none of them, and are not read.
struct ProvinceWords: Sendable {
    private let firsts: WordSet
    /// The most letters that one of them has.
    private let limit: Int

    init(_ lexicon: Lexicon) {
        let names = lexicon.groups.lazy.filter(\.role.namesProvince).flatMap(\.phrases)
        let words = names.compactMap { TextDocument($0, field: .title).tokens.first { $0.kind == .word } }
        firsts = WordSet(words.map(\.bare))
        limit = words.reduce(0) { max($0, $1.end - $1.start) }
    }

    /// Whether a text may hold a name: one of these words, marks, or digits that letters may come after. In ASCII every
    /// other word is a run of letters and digits.
    func mayBegin(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var start: Int?
            for (place, byte) in bytes.enumerated() {
                if byte >= 0x80 { return true }
                if byte &- 0x30 < 10 {
                    if start == nil { return true }
                } else if (byte | 0x20) &- 0x61 < 26 {
                    if start == nil { start = place }
                } else if let first = start {
                    if isFirst(bytes[first..<place]) { return true }
                    start = nil
                }
            }
            return start.map { isFirst(bytes[$0...]) } ?? false
        }
    }

    private func isFirst(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        word.count <= limit && firsts.contains(Syllable(String(decoding: word, as: UTF8.self)).key)
    }
}
