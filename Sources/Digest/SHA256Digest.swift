/// What SHA-256 makes of bytes.
public struct SHA256Digest: Sendable, Hashable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// How many bytes a digest has.
    static let byteCount = 32

    /// The first bytes, or all, as hexadecimal digits in lower case, two for each byte.
    public func hexadecimal(first count: Int = 32) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.prefix(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
