internal import Digest

/// Tells whether a text has really changed.
public enum TextDigest {
    /// The digest of a title alone; nil for none.
    static func of(title: String) -> String? { title.isEmpty ? nil : of(title: title, body: "") }

    /// A digest of a title and text that forgives other spellings of the same letters (NFC and NFD) and other white
    /// space: 32 hexadecimal digits.
    public static func of(title: String, body: String) -> String {
        let lines = [title] + body.split(whereSeparator: \.isNewline).map(String.init)
        let plain = lines.map { PlainText.nfc(PlainText.line($0)) }.filter { !$0.isEmpty }.joined(separator: "\n")
        return SHA256.digest(of: Array(plain.utf8)).hexadecimal(first: 16)
    }
}
