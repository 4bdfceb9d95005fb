/// Texts that are written often, of up to thirty bytes, each in a place of thirty-two: all of those are copied, as that is
/// quicker than to ask how many there are.
struct ShortTexts: Sendable {
    /// The bytes of each text, and in the last one of its place how many there are.
    private let bytes: [UInt8]
    private static let width = 32

    init(_ texts: [[UInt8]]) {
        var bytes = [UInt8](repeating: 0, count: (texts.count + 1) * Self.width)
        for (place, text) in texts.enumerated() {
            precondition(
                text.count < Self.width - 1, "\(String(decoding: text, as: UTF8.self)) is longer than expected")
            bytes.replaceSubrange(place * Self.width..<place * Self.width + text.count, with: text)
            bytes[(place + 1) * Self.width - 1] = UInt8(text.count)
        }
        self.bytes = bytes
    }

    /// Appends a text to what has been written; where asked for, without its first byte.
    @inline(__always)
    func append(_ place: Int, withoutFirst isCut: Bool, to buffer: inout ByteBuffer) {
        let (start, cut) = (place * Self.width, isCut ? 1 : 0)
        bytes.withUnsafeBytes { bytes in
            buffer.append(
                first: Int(bytes[start + Self.width - 1]) - cut,
                of: UnsafeRawBufferPointer(rebasing: bytes[start + cut..<start + cut + Self.width]))
        }
    }
}
