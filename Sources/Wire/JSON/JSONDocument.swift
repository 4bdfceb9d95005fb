public import Core

/// A text that is known to be JSON, with its values found but not yet interpreted.
///
/// Reading a text costs two passes and two allocations, whatever is in it; what nobody asks for is never made into
/// Swift values.
public final class JSONDocument: Sendable {
    let bytes: [UInt8]
    let tokens: [JSONToken]

    /// Reads a text strictly by RFC 8259.
    ///
    /// Of members with the same name the last stands. Nesting is limited to 256 levels.
    /// - Parameter text: the UTF-8 text, without a byte order mark.
    /// - Throws: a rejection of class `empty` where there are no bytes, `tooLarge` above 1 GiB, `notUTF8` where any
    ///   byte is not UTF-8, else `notJSON`, each with the place.
    public init(_ text: some Collection<UInt8>) throws(Rejection) {
        let bytes = Array(text)
        guard !bytes.isEmpty else { throw Rejection(.empty, "the value has no bytes") }
        guard bytes.count <= 1 << 30 else { throw Rejection(.tooLarge, "\(bytes.count) bytes, more than 1 GiB") }
        self.bytes = bytes
        self.tokens = try bytes.withUnsafeBufferPointer { buffer throws(Rejection) in
            if let offset = UTF8Check.firstFault(in: buffer) {
                throw Rejection(.notUTF8, "byte \(offset): 0x\(Self.hexadecimal(buffer[offset])) does not fit UTF-8")
            }
            do throws(JSONFault) {
                return try JSONScanner.tokens(of: buffer)
            } catch {
                throw Self.rejection(for: error, in: buffer)
            }
        }
    }

    /// The value that the whole text is.
    public var root: JSONValue { JSONValue(document: self, index: 0) }

    /// Works on the UTF-8 bytes of the string that a token stands for, its escapes resolved.
    func withText<Result>(of token: JSONToken, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            let raw = UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
            return token.isEscaped ? JSONText.withUnescaped(raw, body) : body(raw)
        }
    }

    private static func rejection(for fault: JSONFault, in bytes: UnsafeBufferPointer<UInt8>) -> Rejection {
        let before = bytes[..<fault.offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = before.count { $0 == 0x0A } + 1
        let column = UTF8Check.codePoints(in: UnsafeBufferPointer(rebasing: before[lineStart...])) + 1
        let found = fault.offset < bytes.count ? found(bytes[fault.offset]) : "the end of the text"
        return Rejection(
            .notJSON, "line \(line), column \(column) (byte \(fault.offset)): \(fault.expectation), found \(found)")
    }

    private static func found(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte) ? "'\(Unicode.Scalar(byte))'" : "byte 0x\(hexadecimal(byte))"
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        String(decoding: Hexadecimal.text(UInt64(byte)).suffix(2), as: UTF8.self)
    }
}
