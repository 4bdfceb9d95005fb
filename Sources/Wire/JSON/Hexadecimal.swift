/// Digits of base 16.
package enum Hexadecimal {
    /// The digit of the lower four bits, in lower case, as the contract's messages write it.
    @inlinable
    package static func digit(of bits: UInt8) -> UInt8 {
        let bits = bits & 15
        return bits < 10 ? bits &+ 48 : bits &+ 87
    }

    /// The value of a digit of either case, or nil.
    @inline(__always)
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// Reads sixteen lower-case digits; nil for anything else.
    static func word(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        guard text.count == 16 else { return nil }
        var word: UInt64 = 0
        for byte in text {
            guard let digit = digit(byte), !(65...70).contains(byte) else { return nil }
            word = word << 4 | UInt64(digit)
        }
        return word
    }
}
