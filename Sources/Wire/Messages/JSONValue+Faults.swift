import Core

extension JSONValue {
    /// The rejection of a value that is not what it must be.
    func unexpected(_ expectation: String) -> Rejection {
        Rejection(.wrongType, "\(path): expected \(expectation), found \(summary)")
    }

    /// Where the value stands, such as "observations[2].evidence.start".
    var path: String {
        var path = ""
        var container = JSONValue(document: document, index: 0)
        while container.index != index {
            let isArray = container.kind == .array
            var place = 0
            var child = container.index + (isArray ? 1 : 2)
            while Int(document.tokens[child].next) <= index {
                child = Int(document.tokens[child].next) + (isArray ? 0 : 1)
                place += 1
            }
            path += isArray ? "[\(place)]" : (path.isEmpty ? "" : ".") + name(before: child)
            container = JSONValue(document: document, index: child)
        }
        return path.isEmpty ? "the value" : path
    }

    private func name(before child: Int) -> String {
        Self.clipped(JSONValue(document: document, index: child - 1).range.dropFirst().dropLast(), of: document)
    }

    /// What the value is, in a few words that quote little of it.
    private var summary: String {
        switch kind {
        case .object: "an object"
        case .array: "an array"
        case .string, .number: "the \(kind) " + Self.clipped(range, of: document)
        case .true, .false, .null: "\(kind)"
        }
    }

    /// At most 40 code points of the text; never a control character, since raw strings hold none.
    private static func clipped(_ range: Range<Int>, of document: JSONDocument) -> String {
        let text = String(decoding: document.bytes[range].prefix(200), as: UTF8.self).unicodeScalars
        let start = String(String.UnicodeScalarView(text.prefix(40)))
        return text.count > 40 ? start + "…" : start
    }
}
