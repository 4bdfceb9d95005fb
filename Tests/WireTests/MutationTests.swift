import Core
import Testing
import Wire

@Suite("Damaged messages")
struct MutationTests {
    /// Changes a few bytes: one flipped, a piece removed, doubled or put in from elsewhere.
    private func damaged(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var damaged = bytes
        for _ in 0...random.below(3) where damaged.count > 8 {
            let start = random.below(damaged.count - 4)
            let piece = start..<min(damaged.count, start + 1 + random.below(6))
            switch random.below(4) {
            case 0: damaged[start] ^= UInt8(1 << random.below(8))
            case 1: damaged.removeSubrange(piece)
            case 2: damaged.insert(contentsOf: damaged[piece], at: start)
            default:
                damaged.replaceSubrange(
                    piece, with: random.pick([[0x30], [0x39, 0x39], [0x22], [0x2C], [0x65, 0x39]]))
            }
        }
        return damaged
    }

    /// Whatever is read of damaged bytes is written in a form that reads back to the same bytes.
    private func check<Value>(
        _ bytes: [UInt8], _ random: inout Seeded, decode: ([UInt8]) throws(Rejection) -> Value,
        encode: (Value) -> [UInt8]
    ) throws {
        for _ in 0..<40 {
            let input = damaged(bytes, &random)
            guard let value = try? decode(input) else { continue }
            let written = encode(value)
            #expect(try encode(decode(written)) == written, "\(Samples.text(input))")
        }
    }

    @Test("A damaged message is refused, or read as a value that can be written", arguments: 0..<40 as Range<UInt64>)
    func damage(seed: UInt64) throws {
        var random = Seeded(seed)
        try check(
            ArticleMessage.encode(random.article()), &random,
            decode: { bytes throws(Rejection) in try ArticleMessage.decode(bytes, limits: Samples.limits) },
            encode: { ArticleMessage.encode($0) })
        try check(
            ReadingMessage.encode(random.reading()), &random,
            decode: { bytes throws(Rejection) in try ReadingMessage.decode(bytes) },
            encode: { ReadingMessage.encode($0) })
        try check(
            RollupMessage.encode(random.rollup()), &random,
            decode: { bytes throws(Rejection) in try RollupMessage.decode(bytes) },
            encode: { RollupMessage.encode($0) })
        try check(
            NationalMessage.encode(random.national()), &random,
            decode: { bytes throws(Rejection) in try NationalMessage.decode(bytes) },
            encode: { NationalMessage.encode($0) })
        let partial = random.partial()
        let message = PartialMessage.split(partial.content, of: partial.subject, partition: 3)[0]
        for _ in 0..<40 {
            let value = damaged(message.value, &random)
            _ = rejection { () throws(Rejection) in try PartialMessage.decode(key: message.key, value: value) }
            _ = PartialKey(damaged(message.key, &random))
        }
    }

    @Test("A heading is its article's, and is refused for the same fault", arguments: 0..<40 as Range<UInt64>)
    func headings(seed: UInt64) {
        var random = Seeded(seed)
        let article = ArticleMessage.encode(random.article())
        for input in [article] + (0..<40).map({ _ in damaged(article, &random) }) {
            let whole = Result { () throws(Rejection) in try ArticleMessage.decode(input, limits: Samples.limits) }
            let heading = Result { () throws(Rejection) in try ArticleMessage.heading(input, limits: Samples.limits) }
            switch (whole, heading) {
            case (.success(let article), .success(let heading)):
                #expect(heading.id == article.id)
                #expect(heading.title.map(ExactText.init) == article.title.map(ExactText.init))
            case (.failure(let fault), .failure(let other)): #expect(fault == other)
            default: Issue.record("\(whole) and \(heading): \(Samples.text(input))")
            }
        }
    }
}
