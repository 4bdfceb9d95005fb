import Catalogue
import Core
import VietnameseText

/// The words that the names of provinces and of their papers begin with, without marks: most sources are domains that have
/// none of them, and are not read.
struct ProvinceWords: Sendable {
    private let firsts: WordSet
    /// The most letters that one of them has.
    private let limit: Int
    /// By the first letter of these words which may be the second, as bits: most others are told by these two.
    private let seconds: [UInt32]

    init(_ lexicon: Lexicon) {
        let names = lexicon.groups.lazy.filter(\.role.namesProvince).flatMap(\.phrases)
        let words = names.compactMap { TextDocument($0, field: .title).tokens.first { $0.kind == .word } }
        firsts = WordSet(words.map(\.bare))
        limit = words.reduce(0) { max($0, $1.end - $1.start) }
        var seconds = [UInt32](repeating: 0, count: 32)
        for word in words {
            guard let first = word.letter(at: 0), let second = word.letter(at: 1), max(first, second) < 32 else {
                seconds = [UInt32](repeating: .max, count: 32)
                break
            }
            seconds[Int(first)] |= 1 << second
        }
        self.seconds = seconds
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

    /// Whether the first two letters are those of one of the words; a final y may be an i there.
    private func mayBegin(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard word.count > 1 else { return true }
        let first = (word[word.startIndex] | 0x20) &- 0x60
        let second = (word[word.startIndex + 1] | 0x20) &- 0x60
        return second > 26 || second == 25 || seconds[Int(first)] >> UInt32(second) & 1 != 0
    }

    private func isFirst(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        word.count <= limit && mayBegin(word) && firsts.contains(Syllable(String(decoding: word, as: UTF8.self)).key)
    }
}
