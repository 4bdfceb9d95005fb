/// What a robots.txt allows one crawler (RFC 9309).
public struct RobotsRules: Sendable, Hashable {
    private struct Rule: Sendable, Hashable {
        let allows: Bool
        let pattern: [UInt8]
    }

    private var rules: [Rule] = []
    /// The seconds that the site asks crawlers to wait between requests (no part of the RFC, but widely written); nil
    /// where it asks for none. At most 60 are kept.
    public private(set) var crawlDelay: Int?

    /// Everything is allowed: there is no robots.txt (RFC 9309, section 2.3.1.3).
    public static let allowAll = RobotsRules()

    private init() {}

    /// The most bytes that are read (section 2.5 asks for at least 500 KiB).
    public static let limit = 512 << 10

    /// Reads a file.
    ///
    /// - Parameter agent: the crawler's product token; groups that name it count, else those for "*".
    public init(_ bytes: [UInt8], agent: String) {
        var own = RobotsRules()
        var general = RobotsRules()
        var isOwnNamed = false
        var names: [String] = []
        var isInRules = false
        for line in String(decoding: bytes.prefix(Self.limit), as: UTF8.self).split(whereSeparator: \.isNewline) {
            guard let (key, value) = Self.entry(line) else { continue }
            if key == "user-agent" {
                if isInRules { names = [] }
                isInRules = false
                names.append(value.lowercased())
                isOwnNamed = isOwnNamed || value.lowercased() == agent.lowercased()
                continue
            }
            guard ["allow", "disallow", "crawl-delay"].contains(key) else { continue }
            isInRules = true
            if names.contains(agent.lowercased()) { own.add(key, value) }
            if names.contains("*") { general.add(key, value) }
        }
        self = isOwnNamed ? own : general
    }

    /// Whether a path with its query may be fetched: the longest rule that matches decides, and of two equally long
    /// ones the one that allows (section 2.2.2).
    public func allows(_ target: String) -> Bool {
        let target = Array(ArticleIdentity.normal(target).utf8)
        guard target != Array("/robots.txt".utf8) else { return true }
        var best: Rule?
        for rule in rules where Self.matches(rule.pattern, target) {
            guard let longest = best else {
                best = rule
                continue
            }
            let isLonger = rule.pattern.count > longest.pattern.count
            if isLonger || (rule.pattern.count == longest.pattern.count && rule.allows) { best = rule }
        }
        return best?.allows ?? true
    }

    private mutating func add(_ key: String, _ value: String) {
        if key == "crawl-delay" {
            if let seconds = Double(value), seconds > 0 { crawlDelay = Int(min(60, seconds.rounded(.up))) }
            return
        }
        guard !value.isEmpty, rules.count < 5_000, value.utf8.count <= WebAddress.limit else { return }
        let encoded = value.utf8.reduce(into: "") { text, byte in
            if byte < 0x80 {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + hexadecimal(byte).uppercased()
            }
        }
        rules.append(Rule(allows: key == "allow", pattern: Array(ArticleIdentity.normal(encoded).utf8)))
    }

    /// The name in lower case and the value of a line; nil for comments and what is none.
    private static func entry(_ line: Substring) -> (key: String, value: String)? {
        let line = line.prefix { $0 != "#" }
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = PlainText.line(String(line[line.index(after: colon)...]))
        return (PlainText.line(String(line[..<colon])).lowercased(), value)
    }

    /// Whether a pattern matches the beginning of a path; "*" stands for any characters, "$" at the end for the end.
    private static func matches(_ pattern: [UInt8], _ target: [UInt8]) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let parts = (isAnchored ? pattern.dropLast() : pattern[...])
            .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        guard let first = parts.first, target.starts(with: first) else { return false }
        var place = first.count
        for part in parts.dropFirst().dropLast(isAnchored ? 1 : 0) {
            guard let found = Self.find(part, in: target, from: place) else { return false }
            place = found + part.count
        }
        guard isAnchored, let last = parts.last else { return true }
        if parts.count == 1 { return target.count == first.count }
        return target.count - place >= last.count && target.suffix(last.count).elementsEqual(last)
    }

    private static func find(_ part: ArraySlice<UInt8>, in target: [UInt8], from start: Int) -> Int? {
        guard !part.isEmpty else { return start }
        guard start + part.count <= target.count else { return nil }
        return (start...target.count - part.count).first { target[$0..<$0 + part.count].elementsEqual(part) }
    }
}
