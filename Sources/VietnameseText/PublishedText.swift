import Core

/// A text as it was published, by its Unicode scalar values.
struct PublishedText: Sendable {
    private let text: String
    /// How many scalars begin before each block of bytes; at the end, how many there are.
    private let counts: [Int32]

    /// How many bytes a block has.
    private static let block = 32

    init(_ text: String) {
        var text = text
        counts = text.withUTF8(Self.counts)
        self.text = text
    }

    /// How many scalars there are.
    var scalarCount: Int { counts.last.map(Int.init) ?? 0 }

    /// Lends the bytes of the text.
    func withBytes<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = text
        return text.withUTF8(read)
    }

    /// The text of a half-open range of scalars, cut to the text.
    func text(_ start: Int, _ end: Int) -> String { withBytes(start, end) { String(knownUTF8: $0) } }

    /// Lends the bytes of a half-open range of scalars, cut to the text.
    func withBytes<Result>(_ start: Int, _ end: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let first = min(max(0, start), scalarCount)
        let last = max(first, min(end, scalarCount))
        return withBytes { bytes in
            let range = place(of: first, in: bytes)..<place(of: last, in: bytes)
            return read(UnsafeBufferPointer(rebasing: bytes[range]))
        }
    }

    /// Whether a byte of UTF-8 is the first of a scalar.
    @inline(__always)
    private static func isFirst(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

    private static func counts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
        let blocks = bytes.count / block
        return [Int32](room: blocks + 2) { counts, size in
            var sum: Int32 = 0
            for number in 0..<blocks {
                counts[number] = sum
                sum &+= firsts(bytes, number &* block)
            }
            let rest = bytes[(blocks * block)...].reduce(0) { $0 &+ (isFirst($1) ? 1 : 0) }
            counts[blocks] = sum
            counts[blocks + 1] = sum &+ Int32(rest)
            size = blocks + 2
        }
    }

    /// The last block before whose scalars no more than some begin. Scalars lie evenly enough in a text that it is near the
    /// place that the text's ends tell.
    private func number(ofBlockWith scalar: Int) -> Int {
        let blocks = counts.count - 1
        var number = min(blocks - 1, scalar * blocks / max(1, scalarCount))
        while number + 1 < blocks, Int(counts[number + 1]) <= scalar { number += 1 }
        while number > 0, Int(counts[number]) > scalar { number -= 1 }
        return number
    }

    /// How many scalars begin in a whole block: eight bytes at once, one bit of each, which a product sums.
    @inline(__always)
    private static func firsts(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int32 {
        var sums: UInt64 = 0
        for offset in stride(from: start, to: start &+ block, by: 8) {
            sums &+= Self.marked(UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        return sum(sums)
    }

    /// The lowest bit of each of eight bytes that a scalar begins with.
    @inline(__always)
    private static func marked(_ eight: UInt64) -> UInt64 { (~(eight &>> 7) | eight &>> 6) & 0x0101_0101_0101_0101 }

    /// The sum of eight bytes.
    @inline(__always)
    private static func sum(_ eight: UInt64) -> Int32 {
        Int32(truncatingIfNeeded: (eight &* 0x0101_0101_0101_0101) &>> 56)
    }

    /// Which of eight bytes is the first of a scalar that so many others of them begin before; there are more. Each byte of a
    /// product counts those that begin up to it, and is compared with the number that is looked for by its highest bit.
    @inline(__always)
    private static func place(ofFirst scalar: Int, in marked: UInt64) -> Int {
        let counts = marked &* 0x0101_0101_0101_0101
        let wanted = UInt64(truncatingIfNeeded: scalar &+ 1) &* 0x0101_0101_0101_0101
        let reached = ((counts | 0x8080_8080_8080_8080) &- wanted) & 0x8080_8080_8080_8080
        return reached.trailingZeroBitCount &>> 3
    }

    /// Where a scalar begins in the bytes; their end for the number of scalars.
    private func place(of scalar: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let number = number(ofBlockWith: scalar)
        var left = scalar - Int(counts[number])
        var place = number * Self.block
        while place + 8 <= bytes.count {
            let marked = Self.marked(
                UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
            let count = Int(Self.sum(marked))
            if left < count { return place + Self.place(ofFirst: left, in: marked) }
            left -= count
            place += 8
        }
        while place < bytes.count {
            if Self.isFirst(bytes[place]) {
                if left == 0 { break }
                left -= 1
            }
            place += 1
        }
        return place
    }
}
