/// The bytes of a word up to the first space, digit or common sign, at most 15: words are compared and looked up by them
/// without a look at their letters.
///
/// The signs are those of ASCII below its letters. Any other is taken for a part of the word, which is then none that is
/// known: where a word ends has to be told in as few steps as may be, as the next word is looked for there.
struct WordBytes: BitwiseCopyable {
    /// The bytes as two numbers.
    struct Packed: BitwiseCopyable, Hashable {
        /// The first eight bytes, the first of them the lowest, of a word that has no more; all their bits are turned round in
        /// longer words, as no word begins with such a byte.
        let sign: UInt64
        /// The others; 0 where there are none.
        let rest: UInt64

        /// A word of no more than eight bytes.
        @inline(__always)
        init(_ bytes: UInt64) { (sign, rest) = (bytes, 0) }

        /// A longer word.
        @inline(__always)
        init(_ bytes: UInt64, rest: UInt64) { (sign, self.rest) = (~bytes, rest) }

        /// A number in whose highest and lowest bits all bytes are mixed.
        @inline(__always)
        var hash: UInt64 {
            let mixed = (sign ^ rest) &* 0x9e37_79b9_7f4a_7c15
            return mixed ^ mixed &>> 32
        }
    }

    let packed: Packed
    /// How many there are.
    let count: Int

    /// The bytes from a place on; nil where there are none or too many, and where the text ends within 16 bytes. A digit that
    /// comes after them would belong to the word.
    @inline(__always)
    init?(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
        guard place &+ 16 <= text.count else { return nil }
        let bytes = UnsafeRawBufferPointer(text)
        let first = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let ends = Self.ends(first)
        if ends != 0 {
            packed = Packed(first & Self.before(ends))
            count = ends.trailingZeroBitCount &>> 3
        } else {
            let second = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self))
            let ends = Self.ends(second)
            if ends == 0 { return nil }
            packed = Packed(first, rest: second & Self.before(ends))
            count = 8 &+ ends.trailingZeroBitCount &>> 3
        }
        if count == 0 { return nil }
    }

    /// The highest bit of each of eight bytes whose two highest bits are not set.
    @inline(__always)
    private static func ends(_ bytes: UInt64) -> UInt64 { ~(bytes | bytes &<< 1) & 0x8080_8080_8080_8080 }

    /// All bits below the byte of the lowest bit.
    @inline(__always)
    private static func before(_ ends: UInt64) -> UInt64 { (ends & (0 &- ends)) &>> 7 &- 1 }
}
