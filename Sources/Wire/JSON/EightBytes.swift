/// Eight bytes of a text looked at together, the first one lowest. Subtracting from all at once sets the top bit of those
/// that were smaller (S. E. Anderson, "Bit Twiddling Hacks", determine if a word has a byte less than n).
///
/// Of the bytes that are found the first one is right; behind it others may be taken for one wrongly.
struct EightBytes {
    private let word: UInt64

    /// The bytes from a place on, where there are eight.
    @inline(__always)
    init(_ text: UnsafeRawBufferPointer, _ place: Int) {
        word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// A word that has the top bit of each byte that is below a bound of at most 128.
    @inline(__always)
    func below(_ bound: UInt8) -> UInt64 { (word &- Self.all(bound)) & ~word & Self.all(0x80) }

    /// A word that has the top bit of each byte that equals one.
    @inline(__always)
    func equal(_ byte: UInt8) -> UInt64 {
        let difference = word ^ Self.all(byte)
        return (difference &- Self.all(1)) & ~difference & Self.all(0x80)
    }

    @inline(__always)
    private static func all(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}
