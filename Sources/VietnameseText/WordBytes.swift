/// The bytes of a word up to the first space, digit or common sign, at most 15: words are compared and looked up by them
/// without a look at their letters.
///
/// The signs are those of ASCII below its letters. Any other is taken for a part of the word, which is then none that is
/// known: where a word ends has to be told in as few steps as may be, as the next word is looked for there.
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

    /// The highest bit of each of eight bytes whose two highest bits are not set.
    @inline(__always)
    private static func ends(_ bytes: UInt64) -> UInt64 { ~(bytes | bytes &<< 1) & 0x8080_8080_8080_8080 }

    /// All bits below the byte of the lowest bit.
    @inline(__always)
    private static func before(_ ends: UInt64) -> UInt64 { (ends & (0 &- ends)) &>> 7 &- 1 }
}
