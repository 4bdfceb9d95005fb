/// Digits of base 16.
enum Hexadecimal {
    /// The digits in lower case, as the contract's messages write them.
    static let digits = Array("0123456789abcdef".utf8)

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

    /// Sixteen digits.
    static func text(_ word: UInt64) -> [UInt8] {
        stride(from: 60, through: 0, by: -4).map { digits[Int(word >> UInt64($0) & 15)] }
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
