/// The kinds of JSON values (RFC 8259, section 3).
public enum JSONKind: UInt8, Sendable, Hashable {
    case object, array, string, number, `true`, `false`, null
}

/// One value or member name of a scanned text. Tokens stand in text order; a member's name stands right before its
/// value, and a container right before what it contains.
struct JSONToken {
    /// The first byte; of a string the first one after its quotation mark.
    let start: UInt32
    /// The byte after the last one; of a string its closing quotation mark.
    var end: UInt32
    /// The place of the first token that is not part of this value.
    var next: UInt32
    /// What stands here; a member's name is a string.
    let kind: JSONKind
    /// Whether a string holds escapes.
    let isEscaped: Bool
}

/// Why a text is not JSON, and at which byte.
struct JSONFault: Error {
    let offset: Int
    let expectation: StaticString
}
