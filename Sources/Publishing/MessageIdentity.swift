internal import Wire

/// What tells a published message from all others: a random UUID, which is the id of the trace that begins with it, too.
///
/// Foundation's `UUID` opens /dev/urandom for each; this asks the kernel for random numbers directly.
package struct MessageIdentity {
    private let high: UInt64
    private let low: UInt64
    private let span: UInt64

    /// A new identity.
    package init() {
        var generator = SystemRandomNumberGenerator()
        // RFC 9562, section 5.4: version 4 in bits 48 to 51, variant 10 in bits 64 and 65.
        high = generator.next() & ~0xF000 | 0x4000
        low = generator.next() & ~(0b11 << 62) | 0b10 << 62
        span = UInt64.random(in: 1 ... .max, using: &generator)
    }

    /// The UUID in lower case.
    package var uuid: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (word, places) in [(high, 0..<8), (high, 8..<12), (high, 12..<16), (low, 0..<4), (low, 4..<16)] {
            if !text.isEmpty { text.append(UInt8(ascii: "-")) }
            Self.append(word, places, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The beginning of a trace (W3C Trace Context, level 1, "traceparent").
    package var traceparent: String {
        var text = Array("00-".utf8)
        text.reserveCapacity(55)
        Self.append(high, 0..<16, to: &text)
        Self.append(low, 0..<16, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(span, 0..<16, to: &text)
        text += "-01".utf8
        return String(decoding: text, as: UTF8.self)
    }

    /// Writes some of a word's sixteen digits in base 16; the most significant has place 0.
    private static func append(_ word: UInt64, _ places: Range<Int>, to text: inout [UInt8]) {
        for place in places {
            text.append(Hexadecimal.digit(of: UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * place))))
        }
    }
}
