internal import Kafka
internal import Pipeline

/// Checks every value that ever stood published: some prefix of each partition of the readings must explain it.
///
/// A message's `ce_id` says which prefixes; what they hold is recounted from the generator's truth. A national roll-up
/// is checked province by province, as a poll may split a transaction of the partials.
package struct IntermediateCheck {
    private let logs: CommittedLogs
    private var history: ReadingsHistory
    private let witnesses: Witnesses
    /// What was recounted already: a national roll-up repeats what most provinces said before.
    private var recounted: [Place: Recount.Section?] = [:]
    /// How many messages were explained.
    package private(set) var explained = 0

    private struct Place: Hashable {
        let key: String
        let cut: ReadingsHistory.Cut
    }

    /// A check of committed logs from which nothing was compacted away.
    package init(_ logs: CommittedLogs) {
        self.logs = logs
        history = ReadingsHistory(logs)
        witnesses = Witnesses(logs)
    }

    /// Checks all messages of the outputs.
    package mutating func findings() -> [Finding] {
        var texts: [String] = []
        for topic in logs.topology.outputs {
            for message in logs[topic] {
                if let text = fault(message, topic) { texts.append(text) } else { explained += 1 }
            }
        }
        return Finding.few(.intermediate, texts, "published values that no prefix explains")
    }

    /// Why a message is not explained, or nil.
    private mutating func fault(_ message: Message, _ topic: String) -> String? {
        let key = String(decoding: message.key ?? [], as: UTF8.self)
        let place = "\(message.topicPartition) offset \(message.offset), \(key)"
        guard let end = witnesses.end(message) else { return "\(place): no ce_id of a partial" }
        switch topic {
        case logs.topology.rollups:
            let expected = section(key, at: end)
            let found = message.value.flatMap(PublishedValues.section)
            return expected == found ? nil : "\(place): \(text(found)) in place of \(text(expected))"
        case logs.topology.provinces:
            let stories = history.stories(of: key, at: witnesses.cut("summary/\(key)", at: end))
            let found = message.value.flatMap(PublishedValues.summary)
            let expected = Recount.summary(stories)
            return expected == found ? nil : "\(place): \(text(found)) in place of \(expected)"
        default:
            return nationalFault(message, key, at: end).map { "\(place): \($0)" }
        }
    }

    private mutating func nationalFault(_ message: Message, _ key: String, at end: Int64) -> String? {
        let national = key.hasPrefix("34/") ? String(key.dropFirst(3)) : key
        let found = message.value.map(PublishedValues.ranking) ?? []
        for entry in found {
            let expected = section("\(entry.province)/\(national)", at: end)
            if expected?.tenths != entry.tenths {
                return "province \(entry.province) has \(entry.tenths) tenths in place of \(text(expected?.tenths))"
            }
        }
        return nil
    }

    private mutating func section(_ key: String, at end: Int64) -> Recount.Section? {
        let place = Place(key: key, cut: witnesses.cut("rollup/\(key)", at: end))
        if let known = recounted[place] { return known }
        let stated = history.stories(of: key, at: place.cut).compactMap { story in
            story.figures.first { $0.rollupKey(of: story.place) == key }.map { (story: story, tenths: $0.tenths) }
        }
        let section = Recount.section(stated)
        recounted.updateValue(section, forKey: place)
        return section
    }

    private func text<Value>(_ value: Value?) -> String { value.map { "\($0)" } ?? "nothing" }
}
