import Core

/// The limits of the contract for an article's texts, in code points ("Topics", sizes; "Messages", Article).
enum TextLimits {
    static let id = 200
    static let text = 2_000
}

extension Fields {
    /// An article's id: 1 to 200 code points.
    func articleID(_ field: Field) throws(Rejection) -> ExactText {
        let value = try value(field)
        let text = try String.read(value)
        guard !text.isEmpty, UTF8Check.codePoints(in: text.utf8) <= TextLimits.id else {
            throw value.unexpected("1 to \(TextLimits.id) code points")
        }
        return ExactText(text)
    }

    /// A title, address or source: at most 2,000 code points, or nil.
    ///
    /// - Throws: `tooLarge` where it is longer.
    func text(_ field: Field) throws(Rejection) -> String? {
        guard let value = self[field] else { return nil }
        let text = try String.read(value)
        guard text.utf8.count > TextLimits.text else { return text }
        let length = UTF8Check.codePoints(in: text.utf8)
        guard length <= TextLimits.text else { throw value.tooLarge(TextLimits.text, found: length) }
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
