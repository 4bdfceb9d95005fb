import Core
import Testing
import Wire

@Suite("UTF-8")
struct UTF8Tests {
    @Test("Bytes are UTF-8 exactly where the standard library says so", arguments: 0..<20 as Range<UInt64>)
    func agreesWithStandardLibrary(seed: UInt64) {
        var random = Seeded(seed)
        let parts: [[UInt8]] = [
            [0x61], [0x7F], [0xC3, 0xA9], [0xE1, 0xBB, 0x87], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF],
            [0xEF, 0xBF, 0xBF],
            [0xF0, 0x9F, 0x98, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
        ]
        let odd: [UInt8] = [
            0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<200 {
            var text = Array("[\"ab".utf8)
            for _ in 0..<random.below(30) { text += random.pick(parts.prefix(random.chance() ? 4 : 9)) }
            if random.chance() { text.insert(random.pick(odd), at: 4 + random.below(text.count - 3)) }
            if random.chance(), text.count > 4 { text.remove(at: 4 + random.below(text.count - 4)) }
            text += Array("\"]".utf8)
            let reason = rejection { () throws(Rejection) in try JSONDocument(text) }?.reason
            #expect((reason == .notUTF8) == (String(validating: text, as: UTF8.self) == nil), "\(text)")
        }
    }

    @Test(
        "The offset is that of the first byte of what is no character",
        arguments: [
            ([0xFF], 0), ([0x22, 0xC3, 0x22], 1), ([0x5B, 0x22, 0xE1, 0xBB, 0x22, 0x5D], 2),
            ([0x22, 0x61, 0x62, 0x63, 0xC3, 0xA9, 0x80, 0x22], 6), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0xE1, 0xBB], 1),
        ] as [([UInt8], Int)])
    func offset(bytes: [UInt8], offset: Int) {
        let rejection = rejection { () throws(Rejection) in try JSONDocument(bytes) }
        #expect(rejection?.reason == .notUTF8)
        #expect(rejection?.message.hasPrefix("byte \(offset):") == true)
    }

    @Test("Bytes that are not UTF-8 come before faults of syntax that stand ahead of them")
    func precedence() {
        let bytes = Array("{]".utf8) + [0xFF]
        #expect(rejection { () throws(Rejection) in try JSONDocument(bytes) }?.reason == .notUTF8)
    }
}
