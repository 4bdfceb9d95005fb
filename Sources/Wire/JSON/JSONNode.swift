import Core

/// A value of a scanned text, for the time in which the text and its tokens stay where they are: see
/// ``JSONDocument/withRoot(of:_:)``.
///
/// It is two addresses and a number. Nothing is counted when it is passed on, which messages do some hundred times; a
/// ``JSONValue`` holds on to its text and may be kept.
struct JSONNode {
    private let text: UnsafePointer<UInt8>
    private let tokens: UnsafePointer<JSONToken>
    let index: Int

    @inline(__always)
    init(text: UnsafePointer<UInt8>, tokens: UnsafePointer<JSONToken>, index: Int) {
        self.text = text
        self.tokens = tokens
        self.index = index
    }

    @inline(__always)
    var token: JSONToken { tokens[index] }

    /// What kind of value it is.
    @inline(__always)
    var kind: JSONKind { tokens[index].kind }

    /// Another value of the same text.
    @inline(__always)
    func node(_ index: Int) -> JSONNode { JSONNode(text: text, tokens: tokens, index: index) }

    /// The bytes between two places of the text.
    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text + range.lowerBound, count: range.count)
    }

    @inline(__always)
    private var bytes: UnsafeBufferPointer<UInt8> {
        let token = token
        return UnsafeBufferPointer(start: text + Int(token.start), count: Int(token.end &- token.start))
    }

    /// How many bytes of the text the value takes, no fewer than all texts in it.
    var byteCount: Int { bytes.count }

    /// Works on a string's UTF-8 bytes, its escapes resolved; nil for what is no string.
    @inline(__always)
    func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        let token = token
        guard token.kind == .string else { return nil }
        return token.isEscaped ? JSONText.withUnescaped(bytes, body) : body(bytes)
    }

    /// Whether another value stands there in the same bytes.
    func isWritten(like other: JSONNode) -> Bool { kind == other.kind && bytes.isEqual(other.bytes) }

    /// A string's text with its escapes resolved.
    var string: String? { withText { String(knownUTF8: $0) } }

    /// A number, exactly: nil also where it has more than six significant decimals or is not below 10¹⁸.
    var decimal: FixedDecimal? {
        guard kind == .number else { return nil }
        if let millionths = DecimalNotation.shortMillionths(bytes) {
            return FixedDecimal(millionths: Int128(millionths))
        }
        return DecimalNotation(bytes)?.fixed(wholeDigits: 18)
    }

    /// A sum of figures of many provinces, exactly: three digits more than ``decimal``.
    var sum: FixedDecimal? { kind == .number ? DecimalNotation(bytes)?.fixed(wholeDigits: 21) : nil }

    /// A number without a fraction that fits 64 bits, however it is written (1.0 and 1e0 are 1).
    var integer: Int64? {
        guard kind == .number else { return nil }
        return DecimalNotation.shortInteger(bytes) ?? DecimalNotation(bytes)?.integer
    }

    /// True or false.
    var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The values that an array holds, or the names and values of an object, in order.
    @inline(__always)
    var children: JSONChildren { JSONChildren(of: self) }
}

/// What a container holds, from left to right.
struct JSONChildren: Sequence, IteratorProtocol {
    private var child: JSONNode
    private let end: Int

    @inline(__always)
    fileprivate init(of container: JSONNode) {
        child = container.node(container.index + 1)
        end = Int(container.token.next)
    }

    @inline(__always)
    mutating func next() -> JSONNode? {
        guard child.index < end else { return nil }
        defer { child = child.node(Int(child.token.next)) }
        return child
    }
}
