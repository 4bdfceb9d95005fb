/// The well-formed byte sequences of RFC 3629, section 4.
enum UTF8Check {
    /// The offset of the first byte that belongs to no well-formed character, or nil where all is UTF-8.
    static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var place = 0
        while place < bytes.count {
            // What went wrong in a block is found by going through it byte by byte; so is a block's last character.
            if let end = endOfBlocks(in: bytes, from: place) {
                place = end - 3
                while place < end, isTail(bytes[place]) { place += 1 }
            }
            let length = length(in: bytes, at: place)
            if length == 0 { return place }
            place += length
        }
        return nil
    }

    /// The number of code points in well-formed UTF-8.
    static func codePoints(in bytes: some Sequence<UInt8>) -> Int {
        var count = 0
        for byte in bytes where !isTail(byte) { count += 1 }
        return count
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
    private typealias Block = SIMD16<UInt8>

    /// The end of the faultless blocks of 16 bytes from `start`, where a character begins; nil where there are none.
    /// A character may reach beyond that end, which nothing here checks.
    private static func endOfBlocks(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        guard start >= 3 else { return nil }
        var place = start
        while place + 16 <= bytes.count {
            let block = raw.loadUnaligned(fromByteOffset: place, as: Block.self)
            let before = raw.loadUnaligned(fromByteOffset: place - 1, as: Block.self)
            let second = raw.loadUnaligned(fromByteOffset: place - 2, as: Block.self)
            let third = raw.loadUnaligned(fromByteOffset: place - 3, as: Block.self)
            let isTail = block & 0xC0 .== 0x80
            let needsTail = (before .>= 0xC0) .| (second .>= 0xE0) .| (third .>= 0xF0)
            if any((isTail .^ needsTail) .| isForbidden(block, after: before)) { break }
            place += 16
        }
        return place > start ? place : nil
    }

    /// The bytes that no character holds, and second bytes that would make a character overlong, a surrogate or
    /// larger than U+10FFFF.
    @inline(__always)
    private static func isForbidden(_ block: Block, after before: Block) -> SIMDMask<Block.MaskStorage> {
        (block .== 0xC0) .| (block .== 0xC1) .| (block .> 0xF4)
            .| ((before .== 0xE0) .& (block .< 0xA0)) .| ((before .== 0xED) .& (block .> 0x9F))
            .| ((before .== 0xF0) .& (block .< 0x90)) .| ((before .== 0xF4) .& (block .> 0x8F))
    }
}
