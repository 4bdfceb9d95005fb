internal import Kafka
internal import Logging

/// What a daemon does when its group has no committed offsets though it has worked before.
public enum MissingOffsets: String, Sendable, CaseIterable {
    /// It reads from the beginning of the logs, which gives the same results once more.
    case earliest
    /// It ends with status 4.
    case stop
}

/// Finds where a group goes on, and never lets it go on elsewhere in silence: a committed offset outside its log ends
/// the process, and missing ones are told.
struct OffsetCheck: Sendable {
    let setup: EngineSetup
    let facts: ClusterFacts
    let logger: Logger

    /// Where partitions go on.
    ///
    /// - Returns: for each partition the offset to be read next; nil where the check was cancelled.
    /// - Throws: ``EngineFailure`` where a committed offset lies outside its log, or offsets are missing that must not
    ///   be.
    func starts(
        of partitions: [TopicPartition], isCancelled: @escaping () -> Bool
    ) throws -> [TopicPartition: Int64]? {
        let reader = try LogReader(
            clients: setup.clients, group: setup.group, from: [:], logger: logger, isCancelled: isCancelled)
        let all = setup.topics.flatMap { topic in (0..<Int32(facts.partitions)).map { TopicPartition(topic, $0) } }
        guard let committed = reader.committed(all), let marks = settledMarks(of: partitions, committed, reader)
        else { return nil }
        for partition in partitions {
            guard let offset = committed[partition], let marks = marks[partition] else { continue }
            try check(offset, in: marks, of: partition)
        }
        if committed.isEmpty { guard try tellOfMissing(reader) else { return nil } }
        return marks.reduce(into: [:]) { starts, entry in starts[entry.key] = committed[entry.key] ?? entry.value.low }
    }

    /// Where the logs begin and end. A new leader may tell an end that lies behind for a moment (KIP-207), so ends below
    /// what is committed are asked for again.
    private func settledMarks(
        of partitions: [TopicPartition], _ committed: PartitionOffsets, _ reader: LogReader
    ) -> [TopicPartition: Watermarks]? {
        var tries = 0
        while true {
            guard let marks = reader.watermarks(of: partitions) else { return nil }
            tries += 1
            let isBehind = marks.contains { committed[$0.key] ?? 0 > $0.value.high }
            guard isBehind, tries < Self.endTries else { return marks }
            sleepThread(.seconds(1))
        }
    }

    private static let endTries = 5

    private func check(_ offset: Int64, in marks: Watermarks, of partition: TopicPartition) throws(EngineFailure) {
        let fault: String
        if offset < marks.low {
            fault = "the log begins at \(marks.low): the messages between were deleted before they were read"
        } else if offset > marks.high {
            fault = "the log ends at \(marks.high): the topic was made anew, or has lost messages"
        } else {
            return
        }
        throw EngineFailure.fatal(
            "group \(setup.group) has committed offset \(offset) of \(partition), but \(fault). To read what the log "
                + "holds from its beginning, stop the group's members and run: kafka-consumer-groups.sh "
                + "--bootstrap-server \(setup.clients.bootstrapServers) --group \(setup.group) "
                + "--topic \(partition.topic):\(partition.partition) --reset-offsets --to-earliest --execute")
    }

    /// Says what it means that the group has no offset of any partition.
    ///
    /// - Returns: false where the check was cancelled.
    private func tellOfMissing(_ reader: LogReader) throws -> Bool {
        let results = (0..<Int32(facts.partitions)).map { TopicPartition(setup.resultTopic, $0) }
        guard let marks = reader.watermarks(of: results) else { return false }
        guard marks.values.contains(where: { $0.high > 0 }) else {
            logger.info("first start: group \(setup.group) has no committed offsets; reading from the beginning")
            return true
        }
        let finding =
            "group \(setup.group) has no committed offsets, but \(setup.resultTopic) holds messages: this is not a "
            + "first start. The offsets expired or were deleted, or the group is another one than before"
        guard setup.onMissingOffsets == .earliest else {
            throw EngineFailure.fatal(
                "\(finding). --on-missing-offsets stop forbids to go on; with earliest all is read again, which gives "
                    + "the same results")
        }
        logger.warning("\(finding). Reading from the beginning, which gives the same results once more")
        return true
    }
}
