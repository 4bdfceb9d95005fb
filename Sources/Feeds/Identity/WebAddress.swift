internal import Foundation

/// An http or https address, without a fragment; the host in lower case.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// The whole address.
    public let string: String
    /// Whether it is https.
    public let isSecure: Bool
    /// The host's name or address, IPv6 without brackets.
    public let host: String
    /// The port, also where it is the scheme's own.
    public let port: Int
    /// The path, as it is sent: at least "/".
    public let path: String
    /// The query without its mark; nil without one.
    public let query: String?

    public var description: String { string }

    /// The most characters of an address (an article's `url` may have as many).
    public static let limit = 2_000

    /// Reads an address; what no address may hold, such as Vietnamese letters, is percent-encoded.
    ///
    /// - Parameters:
    ///   - text: an address, or a reference relative to a base.
    ///   - base: where the reference stands.
    /// - Returns: nil for other schemes, addresses with a user's name, and what is no address.
    public init?(_ text: String, relativeTo base: WebAddress? = nil) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.utf8.count <= Self.limit,
            let url = URL(string: text, relativeTo: base.flatMap { URL(string: $0.string) })?.absoluteURL,
            var parts = URLComponents(url: url, resolvingAgainstBaseURL: true),
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            parts.user == nil, parts.password == nil,
            let host = parts.percentEncodedHost?.lowercased(), !host.isEmpty
        else { return nil }
        parts.scheme = scheme
        parts.percentEncodedHost = host
        parts.fragment = nil
        isSecure = scheme == "https"
        let usual = isSecure ? 443 : 80
        port = parts.port ?? usual
        if parts.port == usual { parts.port = nil }
        if parts.percentEncodedPath.isEmpty { parts.percentEncodedPath = "/" }
        guard (1...65_535).contains(port), let string = parts.string, string.utf8.count <= Self.limit else {
            return nil
        }
        self.string = string
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        path = parts.percentEncodedPath
        query = parts.percentEncodedQuery
    }

    /// Scheme, host and port, which robots.txt and politeness go by.
    public var origin: String {
        "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// Path and query, as robots.txt matches them.
    public var target: String { query.map { "\(path)?\($0)" } ?? path }

    /// Whether it is a site's front page.
    public var isFrontPage: Bool { query == nil && ["/", "/index.html", "/index.php", "/index.htm"].contains(path) }

    /// The paper or portal, as articles name their source: the host without "www.".
    public var source: String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }
}
