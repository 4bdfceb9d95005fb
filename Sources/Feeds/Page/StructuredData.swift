internal import Wire

/// What a page says of its article in JSON-LD (schema.org).
struct StructuredData {
    private(set) var headline: String?
    private(set) var datePublished: String?
    private(set) var articleBody: String?

    /// Reads the first article of a page; without one everything is nil.
    init(_ markup: Markup, elements: [Markup.Place], types: Set<String>) {
        let scripts = elements.filter {
            markup[$0].name == "script" && markup[$0]["type"]?.lowercased().hasPrefix("application/ld+json") == true
        }
        for script in scripts {
            let bytes = Self.repaired(markup.text(of: script).utf8)
            guard let document = try? JSONDocument(bytes), let article = Self.article(in: document.root, types: types)
            else { continue }
            headline = Self.text(article["headline"]) ?? Self.text(article["name"])
            datePublished = Self.text(article["datePublished"])
            articleBody = Self.text(article["articleBody"])
            return
        }
    }

    /// Line feeds within strings, which are no JSON but are often written, as JSON writes them; other controls as
    /// spaces.
    private static func repaired(_ text: some Sequence<UInt8>) -> [UInt8] {
        var repaired: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in text {
            if isInString, byte == 0x0A {
                repaired += Array("\\n".utf8)
            } else {
                repaired.append(byte < 0x20 ? 0x20 : byte)
            }
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return repaired
    }

    /// The first object of one of the types: the value itself, one of a list, or of "@graph".
    private static func article(in value: JSONValue, types: Set<String>, depth: Int = 0) -> JSONValue? {
        guard depth < 4 else { return nil }
        if let elements = value.elements {
            return elements.lazy.compactMap { article(in: $0, types: types, depth: depth + 1) }.first
        }
        let named = value["@type"].map { $0.elements ?? [$0] } ?? []
        if named.contains(where: { $0.string.map(types.contains) ?? false }) { return value }
        return value["@graph"].flatMap { article(in: $0, types: types, depth: depth + 1) }
    }

    private static func text(_ value: JSONValue?) -> String? {
        let text = value?.string.map(PlainText.withoutTags)
        return text.flatMap { PlainText.weight($0) == 0 ? nil : $0 }
    }
}
