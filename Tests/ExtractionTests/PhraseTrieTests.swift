import Extraction
import Testing

@Suite("The trie of phrases")
struct PhraseTrieTests {
    /// Phrases over few words, so that many begin alike, and over words whose numbers share their lowest bits.
    private static func phrases(_ random: inout SplitMix) -> [[UInt64]] {
        (0..<600).map { _ in (0..<(1 + random.next() % 4)).map { _ in 1 + random.next() % 200 } }
    }

    @Test("finds the longest way from every token, and on it every phrase that starts there")
    func findsAll() {
        var random = SplitMix(seed: 3)
        let phrases = Self.phrases(&random)
        let trie = PhraseTrie(phrases, words: [1_000])
        for _ in 0..<300 {
            let text =
                (0..<12).map { _ in
                    random.next() % 3 == 0 ? 1 + random.next() % 210 : phrases[Int(random.next() % 600)][0]
                }
                + phrases[Int(random.next() % 600)]
            let numbers = text.map { trie.word($0) }
            for start in text.indices {
                let expected = phrases.indices.filter { text[start...].starts(with: phrases[$0]) }
                var found: [Int] = []
                var node = trie.longest(at: start, of: text.count) { numbers[$0] }
                #expect((node == trie.nowhere) == !phrases.contains { $0[0] == text[start] })
                while node != PhraseTrie.none {
                    found += trie.phrases(endingAt: node).map(Int.init)
                    node = trie.above(node)
                }
                #expect(found.sorted() == expected)
                #expect(found.map { phrases[$0].count } == found.map { phrases[$0].count }.sorted(by: >))
            }
        }
    }

    @Test("knows words that are in no phrase, and no others")
    func knowsWords() {
        let trie = PhraseTrie([[7, 8], [8, 9], []], words: [10, 8])
        #expect([7, 8, 9, 10, 11].map { trie.word($0) } == [0, 1, 2, 3, PhraseTrie.none])
        #expect(trie.openerCount == 2 && trie.wordCount == 4)
        #expect(trie.longest(at: 0, of: 1) { _ in 2 } == trie.nowhere)
    }
}
