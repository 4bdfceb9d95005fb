public import Core
internal import Digest

/// The rule that gives an article its id (docs/feeds.md, "Ids").
public struct ArticleIdentity: Sendable {
    private let hints: PageHints

    /// The rule with its list of parameters that only track readers.
    public init(hints: PageHints) { self.hints = hints }

    /// The id of an address: host in lower case, the port where it is not the scheme's own, path and query; without
    /// scheme, fragment and tracking parameters; percent-encoding in its one normal form (RFC 3986, section 6.2.2).
    /// An id of more than 200 code points is "HOST/sha256-" and the digest of what it would have been.
    public func id(of address: WebAddress) -> ExactText {
        let usual = address.isSecure ? 443 : 80
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        let place = address.port == usual ? host : "\(host):\(address.port)"
        let whole = place + Self.normal(address.path) + query(address)
        guard whole.unicodeScalars.count > Self.limit else { return ExactText(whole) }
        let digest = SHA256.digest(of: Array(whole.utf8)).hexadecimal()
        return ExactText("\(place.prefix(Self.limit - 80))/sha256-\(digest)")
    }

    /// The most code points of an id (contract.md, "Article").
    private static let limit = 200

    private func query(_ address: WebAddress) -> String {
        let kept = (address.query ?? "").split(separator: "&").filter { parameter in
            !hints.isTracking(parameter.split(separator: "=", maxSplits: 1).first.map(String.init) ?? "")
        }
        return kept.isEmpty ? "" : "?" + Self.normal(kept.joined(separator: "&"))
    }

    /// Percent-encoding with capital digits, and none where a character needs none.
    static func normal(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var normal: [UInt8] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[place + 1...place + 2], as: UTF8.self), radix: 16)
            else {
                normal.append(bytes[place])
                place += 1
                continue
            }
            if isUnreserved(value) {
                normal.append(value)
            } else {
                normal += [UInt8(ascii: "%")] + Array(hexadecimal(value).uppercased().utf8)
            }
            place += 3
        }
        return String(decoding: normal, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

/// Two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.utf8.count == 1 ? "0" + digits : digits
}
