internal import Foundation

extension Settings {
    /// Finds the properties for librdkafka: `--kafka KEY=VALUE` beats `CDS_KAFKA_<KEY>`, which beats the list under
    /// `kafka` in the configuration file, for each key on its own. In flags and in the file `KEY=@FILE` reads the
    /// value from a file, without a newline at its end; variables are taken as they are.
    ///
    /// - Parameters:
    ///   - flags: the values of all `--kafka`; the last of a key stands.
    ///   - reserved: properties that are not the user's to set, with what to use instead.
    /// - Returns: the properties by key, in ascending order.
    /// - Throws: where an entry is not KEY=VALUE, its file cannot be read or its key is reserved.
    public mutating func resolveKafka(
        flags: [String], reserved: [String: String] = [:]
    ) throws(SettingsError) -> [KafkaProperty] {
        note("kafka")
        var found: [String: KafkaProperty] = [:]
        if let file, let entries = try file.list("kafka", expected: "a list of KEY=VALUE") {
            for entry in entries {
                let property = try Self.property(entry, origin: .file(file.path))
                found[property.key] = property
            }
        }
        for (name, value) in variables {
            guard let key = KafkaProperty.key(ofVariable: name) else { continue }
            found[key] = KafkaProperty(key: key, value: value, origin: .environment(name))
        }
        for entry in flags {
            let property = try Self.property(entry, origin: .flag)
            found[property.key] = property
        }
        let properties = found.values.sorted { $0.key < $1.key }
        for property in properties {
            if let instead = reserved[property.key] {
                throw SettingsError(setting: "kafka \(property.key)", origin: property.origin, expected: instead)
            }
            let shown = Resolved(value: property.value, origin: property.origin, isSecret: property.isSecret)
            record("kafka \(property.key)", shown.description)
        }
        return properties
    }

    /// Reads one KEY=VALUE. A wrong entry is never quoted: it may hold a secret.
    private static func property(_ entry: String, origin: SettingOrigin) throws(SettingsError) -> KafkaProperty {
        guard let mark = entry.firstIndex(of: "=") else {
            throw SettingsError(
                setting: "kafka", origin: origin, expected: "KEY=VALUE or KEY=@FILE, with an =")
        }
        let key = entry[..<mark]
        guard !key.isEmpty, key.utf8.allSatisfy({ isKeyByte($0) }) else {
            throw SettingsError(
                setting: "kafka", origin: origin,
                expected: "KEY=VALUE with a key such as security.protocol, of the characters a-z 0-9 . _ -"
            )
        }
        let value = entry[entry.index(after: mark)...]
        return KafkaProperty(
            key: String(key), value: try content(of: value, key: key, origin: origin), origin: origin
        )
    }

    /// The value itself, or what stands in the file that it names.
    private static func content(
        of value: Substring, key: Substring, origin: SettingOrigin
    ) throws(SettingsError) -> String {
        guard value.hasPrefix("@") else { return String(value) }
        let path = String(value.dropFirst())
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)),
            var text = String(validating: data, as: UTF8.self)
        else {
            throw SettingsError(
                setting: "kafka \(key)", origin: origin, value: "@\(path)",
                expected: "the name of a UTF-8 file that can be read"
            )
        }
        if let last = text.last, last == "\n" || last == "\r\n" { text.removeLast() }
        return text
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
