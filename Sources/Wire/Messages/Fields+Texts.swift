import Core

/// The limits of the contract for texts, in code points ("Topics", sizes; "Messages", Article and Reading).
enum TextLimits {
    static let id = 200
    static let text = 2_000
    static let sentence = 600
}

extension JSONWriter {
    /// Writes a field with a text of a citation; one that is not there as null.
    mutating func field<Field: WireField>(_ field: Field, _ part: CitedTexts.Part, of texts: CitedTexts) {
        name(field)
        if texts.with(part, { string($0) }) == nil { null() }
    }
}

extension Fields {
    /// The texts of a citation but its sentence, with room for that.
    func citedTexts(id: Field, url: Field, title: Field, capacity: Int) throws(Rejection) -> CitedTexts {
        var texts = CitedTexts(capacity: capacity)
        try articleID(id) { texts.add(.id, $0) }
        _ = try text(url) { texts.add(.url, $0) }
        _ = try text(title) { texts.add(.title, $0) }
        return texts
    }

    /// An article's id: 1 to 200 code points.
    func articleID(_ field: Field) throws(Rejection) -> ExactText {
        try articleID(field) { ExactText(String(knownUTF8: $0)) }
    }

    /// Works on an article's id: 1 to 200 code points.
    func articleID<Made>(_ field: Field, _ body: (UnsafeBufferPointer<UInt8>) -> Made) throws(Rejection) -> Made {
        let value = try value(field)
        guard value.kind == .string else { throw value.unexpected(String.expectation) }
        let made = value.withText { text in
            !text.isEmpty && UTF8Check.has(text, atMost: TextLimits.id) ? body(text) : nil
        }
        guard let made = made ?? nil else { throw value.unexpected("1 to \(TextLimits.id) code points") }
        return made
    }

    /// A title, address or source: at most 2,000 code points, or nil.
    ///
    /// - Throws: `tooLarge` where it is longer.
    func text(_ field: Field) throws(Rejection) -> String? { try text(field) { String(knownUTF8: $0) } }

    /// Works on a title, address or source, as ``text(_:)``.
    func text<Made>(_ field: Field, _ body: (UnsafeBufferPointer<UInt8>) -> Made) throws(Rejection) -> Made? {
        guard let value = self[field] else { return nil }
        return try text(value, limit: TextLimits.text, body)
    }

    /// A sentence of evidence: at most 600 code points.
    ///
    /// - Throws: `tooLarge` where it is longer.
    func sentence(_ field: Field) throws(Rejection) -> String { try sentence(field) { String(knownUTF8: $0) } }

    /// Works on a sentence of evidence, as ``sentence(_:)``.
    func sentence<Made>(_ field: Field, _ body: (UnsafeBufferPointer<UInt8>) -> Made) throws(Rejection) -> Made {
        try text(value(field), limit: TextLimits.sentence, body)
    }

    private func text<Made>(
        _ value: JSONNode, limit: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Made
    ) throws(Rejection) -> Made {
        let made = value.withText { text in UTF8Check.has(text, atMost: limit) ? body(text) : nil }
        guard let made else { throw value.unexpected(String.expectation) }
        guard let made else {
            let length = value.withText { UTF8Check.codePoints(in: $0) } ?? 0
            throw Rejection(.tooLarge, "\(value.path): expected at most \(limit) code points, found \(length)")
        }
        return made
    }

    /// Checks a message's key against the id in its value, byte by byte.
    ///
    /// - Throws: `keyMismatch` where they differ or there is no key.
    func check(key: [UInt8]?, is id: ExactText, in field: Field) throws(Rejection) {
        guard let key else { throw Rejection(.keyMismatch, "\(path(field)): the message has no key") }
        guard key.elementsEqual(id.string.utf8) else {
            throw Rejection(.keyMismatch, "\(path(field)): the message's key is another")
        }
    }
}
