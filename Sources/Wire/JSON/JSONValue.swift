public import Core

/// A value in a ``JSONDocument``. Its accessors give nil where the value is of another kind.
public struct JSONValue: Sendable {
    /// The text that the value stands in.
    public let document: JSONDocument
    let index: Int

    @inline(__always)
    var token: JSONToken { document.tokens[index] }

    /// What kind of value it is.
    public var kind: JSONKind { token.kind }

    /// The bytes of the value in its text, a string's quotation marks among them.
    public var range: Range<Int> {
        let margin = kind == .string ? 1 : 0
        return Int(token.start) - margin..<Int(token.end) + margin
    }

    /// A string's text with its escapes resolved.
    public var string: String? { withNode(\.string) }

    /// A number, exactly: nil also where it has more than six significant decimals or is not below 10¹⁸.
    public var decimal: FixedDecimal? { withNode(\.decimal) }

    /// A number without a fraction that fits 64 bits, however it is written (1.0 and 1e0 are 1).
    public var integer: Int64? { withNode(\.integer) }

    /// True or false.
    public var bool: Bool? { withNode(\.bool) }

    private func withNode<Made>(_ body: (JSONNode) -> Made?) -> Made? {
        document.bytes.withUnsafeBufferPointer { bytes in
            document.tokens.withUnsafeBufferPointer { tokens in
                guard let text = bytes.baseAddress, let first = tokens.baseAddress else { return nil }
                return body(JSONNode(text: text, tokens: first, index: index))
            }
        }
    }

    /// An array's values in order.
    public var elements: [JSONValue]? {
        guard kind == .array else { return nil }
        var elements: [JSONValue] = []
        let end = Int(token.next)
        var child = index + 1
        while child < end {
            elements.append(JSONValue(document: document, index: child))
            child = Int(document.tokens[child].next)
        }
        return elements
    }

    /// An object's members in text order, repeated names among them.
    public var members: [(name: String, value: JSONValue)]? {
        guard kind == .object else { return nil }
        var members: [(name: String, value: JSONValue)] = []
        let end = Int(token.next)
        var child = index + 1
        while child < end {
            let name = JSONValue(document: document, index: child).string ?? ""
            members.append((name, JSONValue(document: document, index: child + 1)))
            child = Int(document.tokens[child + 1].next)
        }
        return members
    }

    /// The last member of that name (compared by bytes); nil where there is none and for what is no object.
    public subscript(name: String) -> JSONValue? {
        members?.last { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }
}
