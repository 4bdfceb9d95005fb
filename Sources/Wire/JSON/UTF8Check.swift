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
        let text = UnsafeRawBufferPointer(bytes)
        var (tails, place) = (0, 0)
        while place + 8 <= text.count {
            // Of a tail the highest bit is set and the one below it is not. The product's highest byte is the sum of all.
            let word = text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let flags = (word & ~(word << 1)) >> 7 & 0x0101_0101_0101_0101
            tails &+= Int(truncatingIfNeeded: (flags &* 0x0101_0101_0101_0101) >> 56)
            place += 8
        }
        while place < text.count {
            tails &+= isTail(text[place]) ? 1 : 0
            place += 1
        }
        return text.count - tails
    }

    /// Whether there are at most so many code points, none of which takes less than a byte.
    static func has(_ bytes: UnsafeBufferPointer<UInt8>, atMost limit: Int) -> Bool {
        bytes.count <= limit || codePoints(in: bytes) <= limit
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
    /// A byte must be a tail if and only if it follows a lead byte, or follows the one behind a lead byte of three.
    private static func isCommonText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = UnsafeRawBufferPointer(text)
        guard bytes.count >= 18, (bytes[0] | bytes[1] | bytes[bytes.count - 1]) & 0x80 == 0 else { return false }
        var faults = faults(bytes, at: bytes.count - 16)
        var place = 2
        while place < bytes.count - 16 {
            faults = faults .| self.faults(bytes, at: place)
            place += 16
        }
        return SixteenBytes.first(of: faults) == nil
    }

    /// Which of sixteen bytes are out of place, or need a closer look.
    @inline(__always)
    private static func faults(_ text: UnsafeRawBufferPointer, at place: Int) -> SixteenBytes.Mask {
        let bytes = SixteenBytes(text, place)
        let isTail = bytes.equal(0x80, in: 0xC0)
        let mustBeTail = SixteenBytes(text, place - 1).atLeast(0xC0) .| SixteenBytes(text, place - 2).atLeast(0xE0)
        let isRare = bytes.atLeast(0xF0) .| bytes.equal(0xC0, in: 0xFE) .| bytes.equal(0xE0) .| bytes.equal(0xED)
        return isTail .^ mustBeTail .| isRare
    }
}
