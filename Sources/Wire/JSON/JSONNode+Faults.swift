import Core

extension JSONNode {
    /// The rejection of a value that is not what it must be.
    func unexpected(_ expectation: String) -> Rejection {
        Rejection(.wrongType, "\(path): expected \(expectation), found \(summary)")
    }

    /// Where the value stands, such as "observations[2].evidence.start".
    var path: String {
        var path = ""
        var container = node(0)
        while container.index != index {
            let isArray = container.kind == .array
            var place = 0
            var child = container.node(container.index + (isArray ? 1 : 2))
            while Int(child.token.next) <= index {
                child = node(Int(child.token.next) + (isArray ? 0 : 1))
                place += 1
            }
            path += isArray ? "[\(place)]" : (path.isEmpty ? "" : ".") + child.precedingName
            container = child
        }
        return path.isEmpty ? "the value" : path
    }

    private var precedingName: String { Self.clipped(node(index - 1).tokenBytes) }

    /// What the value is, in a few words that quote little of it.
    private var summary: String {
        switch kind {
        case .object: "an object"
        case .array: "an array"
        case .string: "the string " + Self.clipped(bytes(Int(token.start) - 1..<Int(token.end) + 1))
        case .number: "the number " + Self.clipped(tokenBytes)
        case .true, .false, .null: "\(kind)"
        }
    }

    private var tokenBytes: UnsafeBufferPointer<UInt8> { bytes(Int(token.start)..<Int(token.end)) }

    /// At most 40 code points of the text; never a control character, since raw strings hold none.
    private static func clipped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes.prefix(200), as: UTF8.self).unicodeScalars
        let start = String(String.UnicodeScalarView(text.prefix(40)))
        return text.count > 40 ? start + "…" : start
    }
}
