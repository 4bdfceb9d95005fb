import TestSupport

/// Makes bad input of good and bad examples. The same seed makes the same.
struct Mutator {
    private var dice: Dice
    private let corpus: [[UInt8]]

    /// What breaks parsers: pieces that are put in anywhere.
    private static let pieces: [[UInt8]] =
        [
            "{", "}", "[", "]", "\"", "\\", ":", ",", "null", "true", "-", "0", "1e999999999", "-1e-999999999", ".5",
            "1.",
            "99999999999999999999999999999999999999", "0.0000001", #"\ud800"#, #"\udc00\ud800"#, #"\u0000"#, #"\x"#,
            "\n",
            "\r\n", "\u{0}", "\u{1B}[31m", "\u{FEFF}", "\u{202E}", "\u{2028}", "\u{10FFFF}", "e\u{301}", "@", "/",
            "34:", "%",
            "#", "&a *a", "!!binary ", "---", "? ", "- ", "|\n ", "'", "triệu", "tỷ lệ 98,72%", "27/27",
            "tháng 13/2022",
            "9999999999999 tỷ", "0000-01-01T00:00:00+23:59", "9999-12-31T23:59:60-23:59",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBB], [0x80],
        ]

    init(seed: UInt64, corpus: [[UInt8]]) {
        dice = Dice(seed: seed)
        self.corpus = corpus
    }

    /// The next input, at most about 64 KiB.
    mutating func next() -> [UInt8] {
        var input = dice.pick(corpus)
        for _ in 0..<Int.random(in: 0...6, using: &dice) where input.count < 65_536 { change(&input) }
        return input
    }

    private mutating func change(_ input: inout [UInt8]) {
        let place = Int.random(in: 0...input.count, using: &dice)
        let end = min(input.count, place + Int.random(in: 1...16, using: &dice))
        switch Int.random(in: 0..<8, using: &dice) {
        case 0 where place < input.count: input[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
        case 1: input.removeSubrange(place..<end)
        case 2: input.insert(contentsOf: input[place..<end], at: place)
        case 3: input.removeSubrange(place...)
        case 4: input.insert(contentsOf: dice.pick(corpus).prefix(4_096), at: place)
        case 5:
            let piece = dice.pick(Self.pieces)
            let times = dice.once(in: 10) ? 2_000 : 3
            input.insert(contentsOf: repeatElement(piece, count: times).joined(), at: place)
        case 6 where place < input.count: input[place] = .random(in: 0...255, using: &dice)
        default: input.replaceSubrange(place..<end, with: dice.pick(Self.pieces))
        }
    }
}
