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
        Array(unsafeUninitializedCapacity: 36) { text, count in
            Self.write(high, 0..<8, to: text, &count)
            Self.write("-", to: text, &count)
            Self.write(high, 8..<12, to: text, &count)
            Self.write("-", to: text, &count)
            Self.write(high, 12..<16, to: text, &count)
            Self.write("-", to: text, &count)
            Self.write(low, 0..<4, to: text, &count)
            Self.write("-", to: text, &count)
            Self.write(low, 4..<16, to: text, &count)
        }
    }

    /// The beginning of a trace (W3C Trace Context, level 1, "traceparent"), 55 bytes of ASCII.
    package var traceparent: [UInt8] {
        Array(unsafeUninitializedCapacity: 55) { text, count in
            Self.write("00-", to: text, &count)
            Self.write(high, 0..<16, to: text, &count)
            Self.write(low, 0..<16, to: text, &count)
            Self.write("-", to: text, &count)
            Self.write(span, 0..<16, to: text, &count)
            Self.write("-01", to: text, &count)
        }
    }

    /// Writes some of a word's sixteen digits in base 16; the most significant has place 0.
    private static func write(
        _ word: UInt64, _ places: Range<Int>, to text: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) {
        for place in places {
            text[count] = Hexadecimal.digit(of: UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * place)))
            count += 1
        }
    }

    /// Writes ASCII.
    private static func write(
        _ plain: StaticString, to text: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) {
        for place in 0..<plain.utf8CodeUnitCount {
            text[count] = plain.utf8Start[place]
            count += 1
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
