/// Reads the Unicode scalar values of a text from its UTF-8 where it stands, without a list of them: most are ASCII, and
/// of those a byte is looked at and nothing else.
///
/// Places are bytes; who asks for the scalar at one gives a place within the text where a scalar begins. The bytes are
/// those of a `String`, which are always well-formed, and are not kept for longer than the closure that lends them.
struct ScalarReader {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The place after the last byte.
    @inline(__always)
    var end: Int { bytes.count }

    /// The byte at a place.
    @inline(__always)
    subscript(place: Int) -> UInt8 { bytes[place] }

    /// The scalar that begins at a place, and how many bytes it has.
    @inline(__always)
    func scalar(at place: Int) -> (value: UInt32, length: Int) {
        let lead = UInt32(bytes[place])
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) &<< 6 | rest(place &+ 1), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) &<< 12 | rest(place &+ 1) &<< 6 | rest(place &+ 2), 3) }
        let high = (lead & 0x07) &<< 18 | rest(place &+ 1) &<< 12
        return (high | rest(place &+ 2) &<< 6 | rest(place &+ 3), 4)
    }

    /// The scalar that begins at a place; 0 at the end of the text.
    @inline(__always)
    func value(at place: Int) -> UInt32 { place < end ? scalar(at: place).value : 0 }

    /// Whether an ASCII digit stands at a place.
    @inline(__always)
    func isDigit(at place: Int) -> Bool { place < end && Self.isDigit(bytes[place]) }

    /// Whether a byte is an ASCII digit.
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    private func rest(_ place: Int) -> UInt32 { UInt32(bytes[place]) & 0x3F }
}
