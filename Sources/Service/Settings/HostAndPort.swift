/// A host and a port, as in "localhost:9092" and "[::1]:8080".
public struct HostAndPort: Sendable, Hashable, CustomStringConvertible {
    /// A name or an address; an IPv6 address stands here without its brackets.
    public let host: String
    /// The port, 0 to 65535; 0 asks the system for a free one to listen on.
    public let port: Int

    /// A host and a port that are known to be right.
    public init(host: String, port: UInt16) {
        self.host = host
        self.port = Int(port)
    }

    /// Reads "HOST:PORT", an IPv6 address in brackets; nil for anything else.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let port = UInt16(digits)
        else { return nil }
        let name = text[..<colon]
        if name.hasPrefix("["), name.hasSuffix("]") {
            let address = name.dropFirst().dropLast()
            guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || ":.%".contains($0) }) else { return nil }
            self.init(host: String(address), port: port)
        } else {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else { return nil }
            self.init(host: String(name), port: port)
        }
    }

    /// The form that the reading initializer takes.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Letters, digits and . _ - (names of containers may hold underscores).
    private static func isNameByte(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
    }
}
