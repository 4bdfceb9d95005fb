internal import Kafka
internal import Pipeline

/// Checks that each published message was answered exactly once, from the generator's books.
package struct BookkeepingChecks {
    private let logs: CommittedLogs
    private let readings: [Message]
    private let letters: [Message]

    /// How many messages were lost and how many answered twice.
    package private(set) var lost = 0, duplicated = 0

    /// Checks of committed logs.
    package init(_ logs: CommittedLogs) {
        self.logs = logs
        readings = logs[logs.topology.readings]
        letters = logs[logs.topology.deadLetters]
    }

    /// Runs the checks.
    ///
    /// - Parameter isExact: whether the broker hides aborted records and keeps offsets that are sent in transactions;
    ///   else a message may be answered twice.
    package mutating func findings(isExact: Bool) -> [Finding] {
        let unanswered = self.unanswered
        let repeated = self.repeated
        lost = unanswered.count
        duplicated = repeated.count
        return loadFindings + Finding.few(.lost, unanswered, "messages without a reading or a dead letter")
            + (isExact ? Finding.few(.duplicated, repeated, "messages were answered more than once") : [])
            + abortedFindings + letterFindings
    }

    /// The articles' topic holds every event once, none that was aborted, and each id's in their order.
    private var loadFindings: [Finding] {
        var counts: [Int: Int] = [:]
        var last: [String: Int] = [:]
        var disordered: [String] = []
        for message in logs[logs.topology.articles] {
            guard let number = CommittedLogs.number(of: message) else { continue }
            counts[number, default: 0] += 1
            let id = String(decoding: message.key ?? [], as: UTF8.self)
            if number <= last[id] ?? -1 { disordered.append("event \(number) of \(id)") }
            last[id] = number
        }
        let wrong = logs.load.events.filter { counts[$0.number] ?? 0 != ($0.isAborted ? 0 : 1) }
        return Finding.few(
            .load,
            wrong.map { "event \($0.number), \($0.isAborted ? "aborted, " : "")\(counts[$0.number] ?? 0) times" },
            "events not published as they were meant to")
            + Finding.few(.load, disordered, "events out of order")
    }

    private var unanswered: [String] {
        let answered = Set((readings + letters).compactMap { $0.header("ce_id") })
        return logs.events.filter { !answered.contains($0.key) }.map { "event \($0.value.number) at \($0.key)" }
            .sorted()
    }

    private var repeated: [String] {
        Dictionary(grouping: (readings + letters).compactMap { $0.header("ce_id") }) { $0 }
            .filter { $0.value.count > 1 }.map { "\($0.key) \($0.value.count) times" }.sorted()
    }

    /// Every reading and letter of a worker names a message that stands committed on the articles.
    private var abortedFindings: [Finding] {
        let strangers = (readings + letters).compactMap { $0.header("ce_id") }.filter { logs.events[$0] == nil }
        return Finding.few(.aborted, strangers.sorted(), "readings or dead letters of messages that are not committed")
    }

    /// The dead letters are the poison, byte for byte.
    private var letterFindings: [Finding] {
        var texts: [String] = []
        var seen: Set<Int> = []
        for letter in letters {
            guard let event = logs.origin(of: letter) else { continue }
            seen.insert(event.number)
            if event.poison == nil {
                texts.append("event \(event.number) is readable")
            } else if letter.value != event.poison || letter.key != Array(event.id.utf8) {
                texts.append("event \(event.number) has other bytes")
            }
        }
        for event in logs.load.events where event.poison != nil && !seen.contains(event.number) {
            texts.append("event \(event.number) is missing")
        }
        return Finding.few(.deadLetters, texts, "dead letters differ from the poison")
    }
}
