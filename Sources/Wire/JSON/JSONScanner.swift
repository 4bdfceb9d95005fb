/// Checks a text against RFC 8259 from left to right and notes its values as tokens. Nothing recurses: each open
/// container knows the one around it, so no input can overflow the stack.
struct JSONScanner: ~Copyable {
    /// How deep containers may nest.
    static let depthLimit = 256

    let bytes: UnsafeBufferPointer<UInt8>
    var place = 0
    private var tokens: TokenList
    /// The container that is open, or -1; until it ends, its token's `next` is the one around it, counted from 1.
    private var container = -1
    private var depth = 0
    private var isInObject = false

    /// The tokens of a text that is one JSON value with nothing but white space around it.
    static func tokens(of bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> TokenList {
        var scanner = JSONScanner(bytes: bytes)
        repeat { try scanner.value() } while try scanner.goesOn()
        return scanner.tokens
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        tokens = TokenList(capacity: 16 + bytes.count / 12)
    }

    /// The byte at `place`, or 0, which no structure uses, at the end.
    @inline(__always)
    var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

    func fault(_ expectation: StaticString, at offset: Int? = nil) -> JSONFault {
        JSONFault(offset: offset ?? place, expectation: expectation)
    }

    mutating func append(_ kind: JSONKind, from start: Int, to end: Int, isEscaped: Bool = false) {
        tokens.append(
            JSONToken(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: tokens.count + 1), kind: kind, isEscaped: isEscaped))
    }

    @inline(__always)
    private mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x0A, 0x0D, 0x09: place += 1
            default: return
            }
        }
    }

    /// Reads a scalar or an empty container whole, and of another container what stands before its first value.
    private mutating func value() throws(JSONFault) {
        while true {
            skipSpace()
            switch byte {
            case UInt8(ascii: "{"):
                try begin(.object)
                if byte == UInt8(ascii: "}") { return }
                try name()
            case UInt8(ascii: "["):
                try begin(.array)
                if byte == UInt8(ascii: "]") { return }
            case UInt8(ascii: "\""):
                return try string()
            case UInt8(ascii: "t"):
                return try literal("true", .true)
            case UInt8(ascii: "f"):
                return try literal("false", .false)
            case UInt8(ascii: "n"):
                return try literal("null", .null)
            default:
                return try number()
            }
        }
    }

    /// Closes the containers that end here; says whether another value follows.
    private mutating func goesOn() throws(JSONFault) -> Bool {
        while container >= 0 {
            skipSpace()
            let isObject = isInObject
            switch byte {
            case UInt8(ascii: ","):
                place += 1
                if isObject {
                    skipSpace()
                    try name()
                }
                return true
            case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
                place += 1
                end()
            default:
                throw fault(isObject ? "expected ',' or '}'" : "expected ',' or ']'")
            }
        }
        skipSpace()
        guard place == bytes.count else { throw fault("expected nothing after the value") }
        return false
    }

    private mutating func begin(_ kind: JSONKind) throws(JSONFault) {
        guard depth < Self.depthLimit else { throw fault("expected at most 256 levels of nesting") }
        let outer = container
        container = tokens.count
        depth += 1
        isInObject = kind == .object
        append(kind, from: place, to: place)
        tokens[container].next = UInt32(truncatingIfNeeded: outer + 1)
        place += 1
        skipSpace()
    }

    /// Ends the open container; the one around it is open again.
    private mutating func end() {
        let outer = Int(tokens[container].next) - 1
        tokens[container].end = UInt32(truncatingIfNeeded: place)
        tokens[container].next = UInt32(truncatingIfNeeded: tokens.count)
        container = outer
        depth -= 1
        isInObject = outer >= 0 && tokens[outer].kind == .object
    }

    /// A member's name and its colon.
    private mutating func name() throws(JSONFault) {
        guard byte == UInt8(ascii: "\"") else { throw fault("expected a member's name in quotation marks") }
        try string()
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw fault("expected ':'") }
        place += 1
    }

    private mutating func literal(_ word: StaticString, _ kind: JSONKind) throws(JSONFault) {
        let start = place
        for offset in 0..<word.utf8CodeUnitCount {
            guard byte == word.utf8Start[offset] else { throw fault("expected a value", at: start) }
            place += 1
        }
        append(kind, from: start, to: place)
    }
}
