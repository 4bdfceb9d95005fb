internal import Foundation

extension Setting where Value == Int {
    /// A whole number in a range.
    public static func integer(
        _ name: String, default fallback: Int? = nil, range: ClosedRange<Int> = 0...Int.max, help: String
    ) -> Setting {
        Setting(
            name, default: fallback.map { ($0, "\($0)") }, expected: expectedInteger(in: range), help: help
        ) { wholeNumber($0, in: range) }
    }
}

extension Setting where Value == Duration {
    /// A time span in whole seconds, in a range of seconds.
    public static func seconds(
        _ name: String, default fallback: Int? = nil, range: ClosedRange<Int> = 1...86_400, help: String
    ) -> Setting {
        Setting(
            name, default: fallback.map { (.seconds($0), "\($0)") },
            expected: expectedInteger(in: range) + " of seconds", help: help
        ) { wholeNumber($0, in: range).map { .seconds($0) } }
    }
}

extension Setting where Value == String {
    /// A text that is not empty and holds no control characters, at most 1,000 characters long; of a secret, any
    /// text that is not empty.
    public static func text(
        _ name: String, default fallback: String? = nil, secret: Bool = false,
        completion: SettingCompletion = .none, help: String
    ) -> Setting {
        Setting(
            name, default: fallback.map { ($0, $0) },
            expected: secret ? "a text" : "a text of 1 to 1000 characters without control characters",
            secret: secret, completion: completion, help: help
        ) { text in
            guard !text.isEmpty else { return nil }
            return secret || (text.count <= 1000 && LineText.isPlain(text)) ? text : nil
        }
    }

    /// A text that may stand in a Kafka topic's name: 1 to `limit` of A-Z a-z 0-9 . _ and -
    /// (org.apache.kafka.common.internals.Topic, which allows 249 for a whole name).
    public static func kafkaName(
        _ name: String, default fallback: String? = nil, limit: Int = 249, help: String
    ) -> Setting {
        Setting(
            name, default: fallback.map { ($0, $0) }, expected: "1 to \(limit) of the characters A-Z a-z 0-9 . _ -",
            help: help
        ) { text in
            (1...limit).contains(text.utf8.count) && text.utf8.allSatisfy(isKafkaNameByte) ? text : nil
        }
    }

    /// Kafka's first brokers: HOST or HOST:PORT, several with commas; spaces around the commas are dropped.
    public static func brokers(_ name: String, help: String) -> Setting {
        Setting(name, expected: "HOST:PORT, several with commas", help: help) { text in
            let brokers = text.split(separator: ",", omittingEmptySubsequences: false)
                .map { String($0).trimmingCharacters(in: .whitespaces) }
            return brokers.allSatisfy(isBroker) ? brokers.joined(separator: ",") : nil
        }
    }
}

extension Setting where Value == Bool {
    /// A switch: true, yes, 1, false, no or 0; as a flag it takes no value and means true.
    public static func toggle(_ name: String, default fallback: Bool = false, help: String) -> Setting {
        Setting(name, default: (fallback, "\(fallback)"), expected: "true or false", help: help) { text in
            switch text.lowercased() {
            case "true", "yes", "1": true
            case "false", "no", "0": false
            default: nil
            }
        }
    }
}

extension Setting where Value == HostAndPort {
    /// A host and a port to listen on or connect to.
    public static func address(_ name: String, default fallback: HostAndPort? = nil, help: String) -> Setting {
        Setting(
            name, default: fallback.map { ($0, "\($0)") },
            expected: "HOST:PORT such as 127.0.0.1:8080 or [::1]:8080, the port from 0 to 65535", help: help
        ) { HostAndPort($0) }
    }
}

extension Setting where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the names of an enumeration.
    public static func choice(_ name: String, default fallback: Value? = nil, help: String) -> Setting {
        Setting(
            name, default: fallback.map { ($0, $0.rawValue) },
            expected: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
            completion: .list(Value.allCases.map(\.rawValue)), help: help
        ) { Value(rawValue: $0) }
    }
}

/// Reads plain decimal digits, with "-" before a number below zero.
private func wholeNumber(_ text: String, in range: ClosedRange<Int>) -> Int? {
    guard !text.hasPrefix("+"), let number = Int(text), range.contains(number) else { return nil }
    return number
}

private func expectedInteger(in range: ClosedRange<Int>) -> String {
    range.upperBound == Int.max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
}

private func isKafkaNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
    default: false
    }
}

/// A broker as librdkafka takes it: an optional "PROTOCOL://", a host and an optional port.
private func isBroker(_ text: String) -> Bool {
    let rest = text.firstRange(of: "://").map { String(text[$0.upperBound...]) } ?? text
    if let address = HostAndPort(rest) { return address.port > 0 }
    return HostAndPort(rest + ":9092") != nil
}
