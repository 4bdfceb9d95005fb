import Core

/// The limits of the contract for texts, in code points ("Topics", sizes; "Messages", Article and Reading).
enum TextLimits {
    static let id = 200
    static let text = 2_000
    static let sentence = 600
}

extension Fields {
    /// An article's id: 1 to 200 code points.
    func articleID(_ field: Field) throws(Rejection) -> ExactText {
        let value = try value(field)
        let text = try String.read(value)
        guard !text.isEmpty, UTF8Check.codePoints(of: text) <= TextLimits.id else {
            throw value.unexpected("1 to \(TextLimits.id) code points")
        }
        return ExactText(text)
    }

    /// A title, address or source: at most 2,000 code points, or nil.
    ///
    /// - Throws: `tooLarge` where it is longer.
    func text(_ field: Field) throws(Rejection) -> String? {
        guard let value = self[field] else { return nil }
        return try text(value, limit: TextLimits.text)
    }

    /// A sentence of evidence: at most 600 code points.
    ///
    /// - Throws: `tooLarge` where it is longer.
    func sentence(_ field: Field) throws(Rejection) -> String {
        try text(value(field), limit: TextLimits.sentence)
    }

    private func text(_ value: JSONNode, limit: Int) throws(Rejection) -> String {
        let text = try String.read(value)
        guard text.utf8.count > limit else { return text }
        let length = UTF8Check.codePoints(of: text)
        guard length <= limit else {
            throw Rejection(.tooLarge, "\(value.path): expected at most \(limit) code points, found \(length)")
        }
        return text
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
