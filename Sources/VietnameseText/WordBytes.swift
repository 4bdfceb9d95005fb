/// The bytes of a word up to the first byte of ASCII that is no letter, at most 15: words are compared and looked up by
/// them without a look at their letters.
struct WordBytes: BitwiseCopyable {
    /// The bytes as two numbers: the first eight and the others, the first of each the lowest; 0 where there are none.
    struct Packed: BitwiseCopyable {
        fileprivate let low: UInt64
        fileprivate let high: UInt64

        /// No bytes.
        static let none = Packed(low: 0, high: 0)

        var isEmpty: Bool { low == 0 }

        @inline(__always)
        static func == (left: Packed, right: Packed) -> Bool { left.low == right.low && left.high == right.high }

        /// A number in whose lowest bits all bytes are mixed.
        @inline(__always)
        var hash: UInt64 {
            let wide = (low ^ high &* 0xff51_afd7_ed55_8ccd).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
            return wide.high ^ wide.low
        }
    }

    let packed: Packed
    /// How many there are.
    let count: Int

    /// The bytes from a place on; nil where there are none or too many, where the text ends within 16 bytes, and where a
    /// digit comes after them, which would belong to the word.
    @inline(__always)
    init?(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
        guard place &+ 16 <= text.count else { return nil }
        let bytes = UnsafeRawBufferPointer(text)
        let first = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let ends = Self.ends(first)
        if ends != 0 {
            packed = Packed(low: first & Self.before(ends), high: 0)
            count = ends.trailingZeroBitCount &>> 3
        } else {
            let second = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self))
            let ends = Self.ends(second)
            if ends == 0 { return nil }
            packed = Packed(low: first, high: second & Self.before(ends))
            count = 8 &+ ends.trailingZeroBitCount &>> 3
        }
        if count == 0 || text[place &+ count] &- 0x30 < 10 { return nil }
    }

    /// The highest bit of each of eight bytes that is ASCII and no letter; above the first one bits mean nothing.
    @inline(__always)
    private static func ends(_ bytes: UInt64) -> UInt64 {
        let small = (bytes | 0x2020_2020_2020_2020) & 0x7f7f_7f7f_7f7f_7f7f
        let fromA = small &+ 0x1f1f_1f1f_1f1f_1f1f
        let afterZ = small &+ 0x0505_0505_0505_0505
        return ~(fromA & ~afterZ | bytes) & 0x8080_8080_8080_8080
    }

    /// All bits below the byte of the lowest bit.
    @inline(__always)
    private static func before(_ ends: UInt64) -> UInt64 { (ends & (0 &- ends)) &>> 7 &- 1 }
}
