/// Finds out in which characters a page is written.
enum PageEncoding {
    /// The bytes to parse, and the encoding to parse them in; nil: what the page itself says.
    ///
    /// Bytes that are UTF-8 are UTF-8, whatever the server or the page says: text in an older Vietnamese encoding that
    /// happens to be valid UTF-8 does not occur. Else the server's word counts, then the page's. Bytes that are said to
    /// be UTF-8 and are not are repaired.
    static func choose(_ bytes: [UInt8], declared: String?) -> (bytes: [UInt8], encoding: String?) {
        let clean = bytes.contains(0) && !isWide(bytes) ? bytes.filter { $0 != 0 } : bytes
        if String(validating: clean, as: UTF8.self) != nil { return (clean, "UTF-8") }
        let name = declared.flatMap(plainName)
        guard let name, name.uppercased() != "UTF-8" else {
            let isSaid = name != nil || says(clean, "charset=utf-8") || says(clean, "charset=\"utf-8")
            return isSaid ? (Array(String(decoding: clean, as: UTF8.self).utf8), "UTF-8") : (clean, nil)
        }
        return (clean, name)
    }

    /// A byte order mark of UTF-16.
    private static func isWide(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
    }

    /// Whether the head of a page holds a text, in letters of any case.
    private static func says(_ bytes: [UInt8], _ text: String) -> Bool {
        String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased().contains(text)
    }

    /// A name of an encoding, of letters, digits and a few marks (RFC 2978); nil for anything else.
    private static func plainName(_ name: String) -> String? {
        let isPlain = name.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return character.isASCII && (character.isLetter || character.isNumber || "-_.:+".contains(character))
        }
        return isPlain && (1...40).contains(name.utf8.count) ? name : nil
    }
}
