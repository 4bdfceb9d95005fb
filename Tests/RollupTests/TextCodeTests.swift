import Rollup
import TestSupport
import Testing

@Suite struct TextCodeTests {
    private func codes(_ text: String) -> [UInt8] {
        var (text, codes) = (text, [UInt8]())
        text.withUTF8 { TextCode.add($0, to: &codes) }
        return codes
    }

    private func text(_ codes: [UInt8]) -> String {
        codes.withUnsafeBufferPointer { TextCode.withText(of: $0) { String(decoding: $0, as: UTF8.self) } }
    }

    /// Whether the bytes are the same; Swift's texts are equal where they look the same.
    private func check(_ sample: String) {
        #expect(Array(text(codes(sample)).utf8) == Array(sample.utf8), "\(sample.debugDescription)")
    }

    @Test func everySymbolHasACodeOfItsOwnThatTellsItApartFromTheEscape() {
        #expect(TextCode.symbols.count > 2_000)
        #expect(Set(TextCode.symbols.map { Array($0.utf8) }).count == TextCode.symbols.count)
        for symbol in TextCode.symbols {
            #expect((1...16).contains(symbol.utf8.count), "\(symbol)")
            #expect(codes(symbol).count <= 2 && codes(symbol).first != 255, "\(symbol)")
            check(symbol)
        }
        #expect(Set(TextCode.symbols.map(codes)).count == TextCode.symbols.count)
    }

    @Test("Any text comes back to the byte, in at most twice its bytes", arguments: 0..<40 as Range<UInt64>)
    func anyText(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<50 {
            var sample = ""
            for _ in 0..<Int.random(in: 0...60, using: &dice) {
                let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2_FFFF, using: &dice)) ?? "|"
                sample +=
                    [
                        dice.pick(TextCode.symbols), String(dice.pick(TextCode.symbols).dropLast()), "\u{0}", "|",
                        String(scalar),
                    ]
                    .randomElement(using: &dice) ?? ""
            }
            check(sample)
            #expect(codes(sample).count <= 2 * sample.utf8.count)
        }
    }

    @Test func vietnameseNewsTakesLessThanHalf() {
        let sample =
            "Đến hết năm 2023, toàn tỉnh đã thành lập 4.321 tổ công nghệ số cộng đồng với hơn 20.000 thành viên; "
            + "98,7% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng."
        check(sample)
        #expect(codes(sample).count * 2 < sample.utf8.count)
    }
}
