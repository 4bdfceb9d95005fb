/// The well-formed byte sequences of RFC 3629, section 4.
enum UTF8Check {
    /// The offset of the first byte that belongs to no well-formed character, or nil where all is UTF-8.
    static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if isCommonText(bytes) { return nil }
        var place = 0
        while place < bytes.count {
            let length = length(in: bytes, at: place)
            if length == 0 { return place }
            place += length
        }
        return nil
    }

    /// The number of code points in well-formed UTF-8.
    static func codePoints(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var tails = 0
        for byte in bytes { tails &+= isTail(byte) ? 1 : 0 }
        return bytes.count - tails
    }

    /// The number of code points of a text.
    static func codePoints(of text: String) -> Int {
        var text = text
        return text.withUTF8 { codePoints(in: $0) }
    }

    /// The length of the character that begins at `place`, 1 to 4, or 0 where none well-formed does.
    private static func length(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        let lead = bytes[place]
        let left = bytes.count - place
        switch lead {
        case 0x00...0x7F:
            return 1
        case 0xC2...0xDF:
            return left > 1 && isTail(bytes[place + 1]) ? 2 : 0
        case 0xE0...0xEF:
            guard left > 2, isTail(bytes[place + 1]), isTail(bytes[place + 2]) else { return 0 }
            let second = bytes[place + 1]
            return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ? 0 : 3
        case 0xF0...0xF4:
            guard left > 3, isTail(bytes[place + 1]), isTail(bytes[place + 2]), isTail(bytes[place + 3])
            else { return 0 }
            let second = bytes[place + 1]
            return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F) ? 0 : 4
        default:
            return 0
        }
    }

    @inline(__always)
    private static func isTail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

extension UTF8Check {
    /// Whether the bytes are well-formed, begin and end in ASCII as every JSON object does, and hold no lead bytes
    /// that need a closer look: C0 and C1, E0 and ED, F0 and above.
    ///
    /// There are no branches, so that the compiler makes vector code of it: the top bit of each term says whether
    /// something holds of a byte.
    private static func isCommonText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= 4, let start = bytes.baseAddress,
            (start[0] | start[1] | start[2] | start[bytes.count - 1]) & 0x80 == 0
        else { return false }
        var fault: UInt8 = 0
        for place in 3..<bytes.count {
            let byte = start[place]
            let isTail = byte & ~(byte << 1)
            let afterLead = beginsWith11((start - 1)[place])
            let twoAfterLead = beginsWith11((start - 2)[place]) & ((start - 2)[place] << 2)
            fault |= isTail ^ (afterLead | twoAfterLead)
            fault |= beginsWith11(byte) & (byte << 2) & (byte << 3)
            fault |= isZero((byte & 0xFE) ^ 0xC0) | isZero(byte ^ 0xE0) | isZero(byte ^ 0xED)
        }
        return fault & 0x80 == 0
    }

    @inline(__always)
    private static func beginsWith11(_ byte: UInt8) -> UInt8 { byte & (byte << 1) }

    @inline(__always)
    private static func isZero(_ byte: UInt8) -> UInt8 { ~(((byte & 0x7F) &+ 0x7F) | byte) }
}
