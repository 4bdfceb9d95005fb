/// Why a message or an input line cannot be read; the raw value stands in `cds-error-class`.
public enum RejectionClass: String, Sendable, CaseIterable {
    /// The bytes are not UTF-8.
    case notUTF8 = "not-utf8"
    /// The text is not JSON.
    case notJSON = "not-json"
    /// A required field is left out or null.
    case missingField = "missing-field"
    /// A field has another type or lies outside its range.
    case wrongType = "wrong-type"
    /// The message's key is not the id in its value.
    case keyMismatch = "key-mismatch"
    /// The message or one of its texts is longer than allowed.
    case tooLarge = "too-large"
    /// The value has no bytes.
    case empty
}

/// A message or an input line that cannot be read, with the reason for a person.
public struct Rejection: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of fault.
    public let reason: RejectionClass
    /// What is wrong and where, in one line of English; quotes at most a short part of the input.
    public let message: String

    /// A rejection from its parts.
    public init(_ reason: RejectionClass, _ message: String) {
        self.reason = reason
        self.message = message
    }

    public var description: String { "\(reason.rawValue): \(message)" }
}
