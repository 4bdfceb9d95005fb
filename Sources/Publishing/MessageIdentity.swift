internal import Foundation
internal import Wire

/// What tells a published message from all others: a random UUID, which is the id of the trace that begins with it, too.
///
/// Foundation's `UUID` opens /dev/urandom for each; this asks the kernel for random numbers directly, many at a time.
package struct MessageIdentity {
    private let high: UInt64
    private let low: UInt64
    private let span: UInt64

    /// A new identity.
    package init(_ generator: inout RandomNumbers) {
        // RFC 9562, section 5.4: version 4 in bits 48 to 51, variant 10 in bits 64 and 65.
        high = generator.next() & ~0xF000 | 0x4000
        low = generator.next() & ~(0b11 << 62) | 0b10 << 62
        span = UInt64.random(in: 1 ... .max, using: &generator)
    }

    /// The UUID in lower case, 36 bytes of ASCII.
    package var uuid: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        Self.append(high, 0..<8, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(high, 8..<12, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(high, 12..<16, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(low, 0..<4, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(low, 4..<16, to: &text)
        return text
    }

    /// The beginning of a trace (W3C Trace Context, level 1, "traceparent"), 55 bytes of ASCII.
    package var traceparent: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(55)
        text += "00-".utf8
        Self.append(high, 0..<16, to: &text)
        Self.append(low, 0..<16, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(span, 0..<16, to: &text)
        text += "-01".utf8
        return text
    }

    /// Writes some of a word's sixteen digits in base 16; the most significant has place 0.
    private static func append(_ word: UInt64, _ places: Range<Int>, to text: inout [UInt8]) {
        for place in places {
            text.append(Hexadecimal.digit(of: UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * place))))
        }
    }
}

/// The kernel's random numbers, asked for 32 at a time.
package struct RandomNumbers: RandomNumberGenerator {
    private var numbers: [UInt64] = []

    /// Numbers that nobody else gets.
    package init() {}

    package mutating func next() -> UInt64 {
        if numbers.isEmpty {
            numbers = Array(repeating: 0, count: 32)
            numbers.withUnsafeMutableBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                // Up to 256 bytes are given at once or not at all (getentropy(3)).
                while getentropy(start, bytes.count) != 0 {}
            }
        }
        return numbers.removeLast()
    }
}
