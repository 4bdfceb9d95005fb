/// Sixteen bytes of a text looked at together, as vector instructions do. What is compared with is made a vector here: of
/// a vector and a single number, Swift 6.3 makes a loop over the bytes.
struct SixteenBytes {
    /// Which of the bytes something holds of.
    typealias Mask = SIMDMask<SIMD16<Int8>>

    private let bytes: SIMD16<UInt8>

    /// The bytes from a place on, where there are sixteen.
    @inline(__always)
    init(_ text: UnsafeRawBufferPointer, _ place: Int) {
        bytes = text.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
    }

    /// Those below a bound.
    @inline(__always)
    func below(_ bound: UInt8) -> Mask { bytes .< Self.all(bound) }

    /// Those that are a bound or more.
    @inline(__always)
    func atLeast(_ bound: UInt8) -> Mask { bytes .>= Self.all(bound) }

    /// Those of which some bits have a value.
    @inline(__always)
    func equal(_ value: UInt8, in bits: UInt8 = 0xFF) -> Mask { bytes & Self.all(bits) .== Self.all(value) }

    /// The first place in a text, from one on, of a byte that a comparison finds; where fewer than sixteen bytes are left,
    /// the place of the first of those.
    @inline(__always)
    static func place(in text: UnsafeRawBufferPointer, from start: Int, where isSought: (Self) -> Mask) -> Int {
        var place = start
        // Names and most values end soon, sentences do not.
        while place + 16 <= text.count, place < start + 32 {
            if let first = first(of: isSought(Self(text, place))) { return place + first }
            place += 16
        }
        while place + 64 <= text.count {
            let one = isSought(Self(text, place)) .| isSought(Self(text, place + 16))
            let other = isSought(Self(text, place + 32)) .| isSought(Self(text, place + 48))
            guard first(of: one .| other) == nil else { break }
            place += 64
        }
        while place + 16 <= text.count {
            if let first = first(of: isSought(Self(text, place))) { return place + first }
            place += 16
        }
        return place
    }

    /// The place of the first one of a mask, from 0; nil where it has none.
    @inline(__always)
    static func first(of mask: Mask) -> Int? {
        // Each byte of a mask is 0 or 255.
        withUnsafeBytes(of: mask) { bytes in
            let words = (bytes.load(as: UInt64.self), bytes.load(fromByteOffset: 8, as: UInt64.self))
            if words.0 != 0 { return UInt64(littleEndian: words.0).trailingZeroBitCount / 8 }
            return words.1 == 0 ? nil : 8 + UInt64(littleEndian: words.1).trailingZeroBitCount / 8
        }
    }

    @inline(__always)
    private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}
