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
        self.bytes = bytes
        tokens = try bytes.withUnsafeBufferPointer { buffer throws(Rejection) in
            try Self.tokens(of: buffer).withTokens { Array($0) }
        }
    }

    /// The value that the whole text is.
    public var root: JSONValue { JSONValue(document: self, index: 0) }

    /// Reads a text as ``init(_:)`` does, and makes something of it where it lies.
    ///
    /// - Parameter body: gets the value that the whole text is, which is good for the time of the call.
    static func withRoot<Made>(
        of text: some Collection<UInt8>, _ body: (JSONNode) throws(Rejection) -> Made
    ) throws(Rejection) -> Made {
        if let outcome = text.withContiguousStorageIfAvailable({ outcome(of: $0, body) }) { return try outcome.get() }
        return try Array(text).withUnsafeBufferPointer { outcome(of: $0, body) }.get()
    }

    private static func outcome<Made>(
        of text: UnsafeBufferPointer<UInt8>, _ body: (JSONNode) throws(Rejection) -> Made
    ) -> Result<Made, Rejection> {
        do throws(Rejection) {
            let tokens = try tokens(of: text)
            return try tokens.withTokens { tokens throws(Rejection) in
                guard let start = text.baseAddress, let first = tokens.baseAddress else { throw emptyText }
                return .success(try body(JSONNode(text: start, tokens: first, index: 0)))
            }
        } catch {
            return .failure(error)
        }
    }

    private static var emptyText: Rejection { Rejection(.empty, "the value has no bytes") }

    private static func tokens(of text: UnsafeBufferPointer<UInt8>) throws(Rejection) -> TokenList {
        guard !text.isEmpty else { throw emptyText }
        guard text.count <= 1 << 30 else { throw Rejection(.tooLarge, "\(text.count) bytes, more than 1 GiB") }
        if let offset = UTF8Check.firstFault(in: text) {
            throw Rejection(.notUTF8, "byte \(offset): 0x\(hexadecimal(text[offset])) does not fit UTF-8")
        }
        do throws(JSONFault) {
            return try JSONScanner.tokens(of: text)
        } catch {
            throw rejection(for: error, in: text)
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
        String(decoding: [Hexadecimal.digit(of: byte >> 4), Hexadecimal.digit(of: byte)], as: UTF8.self)
    }
}
