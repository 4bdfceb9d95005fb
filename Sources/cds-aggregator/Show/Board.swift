import AggregatorDaemon
import Core
import Kafka
import Pipeline
import Wire

/// The last value of each key of the output topics.
struct Board: Sendable {
    /// A key of one of the three topics.
    enum Key: Sendable, Hashable {
        case rollup(RollupKey)
        case province(ProvinceID)
        case national(NationalKey)
    }

    /// A message; without a value, the key's null.
    struct Entry: Sendable {
        let topic: String
        let key: String
        let value: [UInt8]?
    }

    /// What a message changed.
    struct Change: Sendable {
        let key: Key
        let message: Entry
        let old: Value?
        let new: Value?
    }

    /// What a key's value says.
    enum Value: Sendable, Equatable {
        case rollup(PublishedRollup)
        case summary(ProvinceSummary)
        case national(PublishedNational)
    }

    private let topology: Topology
    private var entries: [Key: (message: Entry, value: Value)] = [:]
    /// What could not be read, for a person.
    private var complaints: [String] = []

    init(topology: Topology) { self.topology = topology }

    /// What could not be read since the last call.
    mutating func takeComplaints() -> [String] {
        defer { complaints = [] }
        return complaints
    }

    /// Takes a message in.
    ///
    /// - Returns: what it changed; nil where it changed nothing.
    mutating func take(_ message: Message) -> Change? {
        let text = String(decoding: message.key ?? [], as: UTF8.self)
        let topic = message.topicPartition.topic
        guard let key = key(text, topic) else {
            complaints.append("\(message.topicPartition) offset \(message.offset): no key of this topic")
            return nil
        }
        let entry = Entry(topic: topic, key: text, value: message.value)
        let old = entries[key]
        guard old?.message.value != message.value else { return nil }
        do throws(Rejection) {
            let value = try message.value.map { bytes throws(Rejection) in try Self.value(bytes, of: key) }
            entries[key] = value.map { (entry, $0) }
            return Change(key: key, message: entry, old: old?.value, new: value)
        } catch {
            entries[key] = nil
            complaints.append("\(message.topicPartition) offset \(message.offset): \(error)")
            return nil
        }
    }

    private func key(_ text: String, _ topic: String) -> Key? {
        switch topic {
        case topology.rollups: RollupKey(text: text).map(Key.rollup)
        case topology.provinces: ProvinceID(key: text).map(Key.province)
        default: NationalKey(text: text).map(Key.national)
        }
    }

    private static func value(_ bytes: [UInt8], of key: Key) throws(Rejection) -> Value {
        switch key {
        case .rollup: .rollup(try RollupMessage.decode(bytes))
        case .province: .summary(try SummaryMessage.decode(bytes))
        case .national: .national(try NationalMessage.decode(bytes))
        }
    }

    /// The messages that a selection holds, sorted by topic and key.
    func messages(_ selection: Selection) -> [Entry] {
        entries.filter { selection.holds($0.key) }.map(\.value.message)
            .sorted { (ExactText($0.topic), ExactText($0.key)) < (ExactText($1.topic), ExactText($1.key)) }
    }

    /// The roll-ups that a selection holds, by province, indicator and period.
    func rollups(_ selection: Selection) -> [PublishedRollup] {
        entries.compactMap { key, entry -> PublishedRollup? in
            guard selection.holds(key), case .rollup(let rollup) = entry.value else { return nil }
            return rollup
        }.sorted { Self.order($0.key) < Self.order($1.key) }
    }

    private static func order(_ key: RollupKey) -> (ProvinceID, ExactText, Int, ExactText) {
        (key.province, ExactText(key.indicator.rawValue), key.period.lastMonth, ExactText(key.period.text))
    }

    /// The summaries that a selection holds, by code.
    func summaries(_ selection: Selection) -> [ProvinceSummary] {
        entries.compactMap { key, entry -> ProvinceSummary? in
            guard selection.holds(key), case .summary(let summary) = entry.value else { return nil }
            return summary
        }.sorted { $0.info.id < $1.info.id }
    }

    /// The national figures that a selection holds, by list, indicator and period.
    func nationals(_ selection: Selection) -> [PublishedNational] {
        entries.compactMap { key, entry -> PublishedNational? in
            guard selection.holds(key), case .national(let national) = entry.value else { return nil }
            return national
        }.sorted {
            (-$0.key.units.rawValue, ExactText($0.key.text)) < (-$1.key.units.rawValue, ExactText($1.key.text))
        }
    }
}
