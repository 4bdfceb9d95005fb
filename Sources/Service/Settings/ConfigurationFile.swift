internal import Configuration
internal import Foundation
internal import Synchronization

/// The configuration file: YAML with flat keys, read once.
struct ConfigurationFile: Sendable {
    /// The path as it was given.
    let path: String
    /// All keys of the file; those of a nested mapping are joined with dots.
    let keys: Set<String>
    private let snapshot: YAMLSnapshot?

    /// Reads the file; an empty one has no keys.
    ///
    /// - Throws: where it cannot be read or is not a YAML mapping. The error never quotes the file, which may hold
    ///   secrets.
    init(path: Resolved<String>) throws(SettingsError) {
        self.path = path.value
        func wrong(_ expected: String) -> SettingsError {
            SettingsError(setting: "config", origin: path.origin, value: path.value, expected: expected)
        }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path.value)) else {
            throw wrong("a file that can be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else { throw wrong("a file in UTF-8") }
        guard Self.hasContent(text) else {
            (keys, snapshot) = ([], nil)
            return
        }
        do {
            (keys, snapshot) = try Self.parse(data)
        } catch {
            let reason = "\(error)".split(separator: "\n").first ?? ""
            throw wrong("YAML with one key and its value, or a list of texts, on each line: \(reason)")
        }
    }

    /// The one value of a key; nil where the file lacks it.
    func text(_ key: String) throws(SettingsError) -> String? {
        guard case .string(let text) = try content(key, .string, expected: "one value") else { return nil }
        return text
    }

    /// The list of a key; nil where the file lacks it.
    func list(_ key: String, expected: String) throws(SettingsError) -> [String]? {
        guard case .stringArray(let list) = try content(key, .stringArray, expected: expected) else { return nil }
        return list
    }

    private func content(_ key: String, _ type: ConfigType, expected: String) throws(SettingsError) -> ConfigContent? {
        do {
            return try snapshot?.value(forKey: AbsoluteConfigKey([key]), type: type).value?.content
        } catch {
            throw SettingsError(setting: key, origin: .file(path), expected: expected)
        }
    }

    /// Parses the file. Every value counts as secret inside the snapshot; the specifier is asked about every key,
    /// which is how the keys are learnt.
    private static func parse(_ data: Data) throws -> (Set<String>, YAMLSnapshot) {
        let seen = KeyLog()
        let options = YAMLSnapshot.ParsingOptions(
            secretsSpecifier: .dynamic { key, _ in
                seen.add(key)
                return true
            }
        )
        let snapshot = try YAMLSnapshot(
            data: data.bytes, providerName: "configuration file", parsingOptions: options
        )
        return (seen.all, snapshot)
    }

    /// Whether any line holds more than a comment or a document mark.
    private static func hasContent(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).contains { line in
            let rest = line.drop(while: \.isWhitespace)
            return !rest.isEmpty && !rest.hasPrefix("#") && rest != "---"
        }
    }
}

/// The keys that a parser has met.
private final class KeyLog: Sendable {
    private let keys = Mutex<Set<String>>([])

    var all: Set<String> { keys.withLock { $0 } }

    func add(_ key: String) { keys.withLock { _ = $0.insert(key) } }
}
