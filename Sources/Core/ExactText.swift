/// Text that is compared, ordered and hashed byte by byte.
///
/// Swift's own `String` compares by canonical equivalence, so that "é" in one and in two code points are equal;
/// the contract compares keys and all text as UTF-8 bytes ("Topics": keys and all text). Every identifier that
/// serves as a key or breaks a tie is therefore an `ExactText`.
public struct ExactText: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text itself.
    public let string: String

    /// Wraps a text; its contiguous UTF-8 form is made once, here.
    public init(_ string: String) {
        var contiguous = string
        contiguous.makeContiguousUTF8()
        self.string = contiguous
    }

    public init(stringLiteral value: StaticString) {
        self.init(value.description)
    }

    public var description: String { string }

    public static func == (left: ExactText, right: ExactText) -> Bool {
        left.string.withBytes { bytes in right.string.withBytes { bytes.isEqual($0) } }
    }

    public static func < (left: ExactText, right: ExactText) -> Bool {
        left.string.withBytes { bytes in right.string.withBytes { bytes.precedes($0) } }
    }

    public func hash(into hasher: inout Hasher) {
        string.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
