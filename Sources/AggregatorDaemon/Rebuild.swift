import Core
import Kafka
import Pipeline
import Rollup
internal import Synchronization
import Wire

/// The folds that are being rebuilt from their logs: messages are read on all cores, and each fold takes what concerns
/// it on one core, beside the others.
struct Rebuild: Sendable {
    private let state: AggregatorState
    private let readingsTopic, partialsTopic: String
    private let readings: [Int32: Rebuilding<ReadingsFold>]
    private let partials: [Int32: Rebuilding<PartialsFold>]

    /// More than there may be, so that parts of unlike size keep all of them busy.
    private static let cores = 8

    /// Folds without state of partitions of the readings and partials.
    init(_ partitions: [TopicPartition], reference: ReferenceData, state: AggregatorState) {
        self.state = state
        (readingsTopic, partialsTopic) = (state.topology.readings, state.topology.partials)
        var readings: [Int32: Rebuilding<ReadingsFold>] = [:]
        var partials: [Int32: Rebuilding<PartialsFold>] = [:]
        for partition in partitions {
            let number = partition.partition
            if partition.topic == state.topology.readings {
                readings[number] = Rebuilding(
                    ReadingsFold(partition: number, reference: reference, guarantees: state.guarantees))
            } else {
                partials[number] = Rebuilding(PartialsFold(partition: number, reference: reference))
            }
        }
        self.readings = readings
        self.partials = partials
    }

    /// What is to be read: the partitions themselves, all partials for what is published of readings, all outputs for
    /// what is published of partials.
    var sources: [TopicPartition] {
        let all = (0..<Int32(state.partialWriter.partitions))
        var sources = readings.keys.map { TopicPartition(state.topology.readings, $0) }
        let partialPartitions = readings.isEmpty ? Array(partials.keys) : Array(all)
        sources += partialPartitions.map { TopicPartition(state.topology.partials, $0) }
        if !partials.isEmpty {
            sources += state.topology.outputs.flatMap { topic in all.map { TopicPartition(topic, $0) } }
        }
        return sources
    }

    /// The folds as they are now.
    func folds(of partitions: [TopicPartition]) -> [TopicPartition: RestoredFold] {
        var folds: [TopicPartition: RestoredFold] = [:]
        for partition in partitions {
            if partition.topic == state.topology.readings {
                folds[partition] = readings[partition.partition].map { .readings($0.fold) }
            } else {
                folds[partition] = partials[partition.partition].map { .partials($0.fold) }
            }
        }
        return folds
    }

    /// What the readings so far name that the catalogue lacks.
    var unknown: UnknownNames { readings.values.reduce(into: UnknownNames()) { $0.add($1.unknown) } }

    /// The records that bring what is published of partitions up to date.
    func differences(
        of partitions: [TopicPartition], causes: [TopicPartition: Cause], silent: [Int32: [ProvinceID]]
    ) -> [TopicPartition: [Record]] {
        let records = partitions.concurrentMap(cores: Self.cores) { partition -> [Record] in
            guard let cause = causes[partition] else { return [] }
            if partition.topic == state.topology.readings {
                return readings[partition.partition]?.change { fold, _ in
                    fold.allDifferences(cause: cause, state.partialWriter)
                } ?? []
            }
            return partials[partition.partition]?.change { fold, _ in
                fold.allDifferences(silent: silent[partition.partition] ?? [], cause: cause, state.outputWriter)
            } ?? []
        }
        return Dictionary(uniqueKeysWithValues: zip(partitions, records))
    }

    // MARK: Messages

    /// What a message of a log says to the folds. It is passed on several times, and so one reference.
    private indirect enum Content: Sendable {
        case reading(ReadingsFold.Content, offset: Int64)
        case partial(PartialsFold.Content, digest: ContentDigest?)
        case output(OutputKey, digest: ContentDigest?)

        var fault: Rejection? {
            switch self {
            case .reading(let content, _): content.fault
            case .partial(let content, _): content.fault
            case .output: nil
            }
        }
    }

    /// What one message says, and to which folds.
    private struct Read: Sendable {
        let content: Content
        var readings: Int32?
        var partials: Int32?
    }

    /// What messages that follow each other say, by fold. It is given up fold by fold, as what was read of many messages
    /// takes long to be freed.
    private final class Part: Sendable {
        let faults: [(Message, Rejection)]
        private let contents: Mutex<(readings: [Int32: [Content]], partials: [Int32: [Content]])>

        init(_ messages: ArraySlice<Message>, _ read: (Message) -> Read?) {
            var faults: [(Message, Rejection)] = []
            var readings: [Int32: [Content]] = [:]
            var partials: [Int32: [Content]] = [:]
            for message in messages {
                guard let read = read(message) else { continue }
                if let number = read.readings { readings[number, default: []].append(read.content) }
                if let number = read.partials { partials[number, default: []].append(read.content) }
                if let fault = read.content.fault { faults.append((message, fault)) }
            }
            self.faults = faults
            contents = Mutex((readings, partials))
        }

        func takeReadings(_ number: Int32) -> [Content] {
            contents.withLock { $0.readings.removeValue(forKey: number) ?? [] }
        }

        func takePartials(_ number: Int32) -> [Content] {
            contents.withLock { $0.partials.removeValue(forKey: number) ?? [] }
        }
    }

    /// How many messages make a part.
    private static let partCount = 512

    /// Applies messages, which stand in the order of their partitions.
    ///
    /// - Returns: the messages that cannot be read, each with the reason.
    func apply(_ messages: [Message]) -> [(Message, Rejection)] {
        let starts = Array(stride(from: 0, to: messages.count, by: Self.partCount))
        let parts = starts.concurrentMap(cores: Self.cores) { start in
            Part(messages[start..<min(start + Self.partCount, messages.count)], read)
        }
        let work = readings.keys.map { Work.readings($0) } + partials.keys.map { Work.partials($0) }
        _ = work.concurrentMap(cores: Self.cores) { perform($0, parts) }
        return parts.flatMap(\.faults)
    }

    private func read(_ message: Message) -> Read? {
        let partition = message.topicPartition.partition
        switch message.topicPartition.topic {
        case readingsTopic:
            return Read(
                content: .reading(ReadingsFold.content(of: message), offset: message.offset), readings: partition)
        case partialsTopic:
            let content = PartialsFold.content(of: message, isRead: partials[partition] != nil)
            let owner = content.key?.partition
            let isPublished = owner.map { readings[$0] != nil } ?? false
            return Read(
                content: .partial(content, digest: isPublished ? message.value.map(ContentDigest.init) : nil),
                readings: isPublished ? owner : nil, partials: partitionOfFold(partition))
        default:
            guard let bytes = message.key,
                let key = state.outputWriter.key(bytes, topic: message.topicPartition.topic)
            else { return nil }
            return Read(
                content: .output(key, digest: message.value.map(ContentDigest.init)),
                partials: partitionOfFold(state.partialWriter.partition(of: key.shardingKey)))
        }
    }

    private func partitionOfFold(_ partition: Int32) -> Int32? { partials[partition] == nil ? nil : partition }

    /// A fold that something is to be applied to.
    private enum Work: Sendable {
        case readings(Int32)
        case partials(Int32)
    }

    private func perform(_ work: Work, _ parts: [Part]) {
        switch work {
        case .readings(let number):
            readings[number]?.change { fold, unknown in
                for part in parts {
                    for content in part.takeReadings(number) {
                        switch content {
                        case .reading(let content, let offset): fold.restore(content, at: offset, &unknown)
                        case .partial(let content, let digest):
                            if let key = content.key { fold.note(published: key, digest) }
                        case .output: break
                        }
                    }
                }
            }
        case .partials(let number):
            partials[number]?.change { fold, _ in
                for part in parts {
                    for content in part.takePartials(number) {
                        switch content {
                        case .partial(let content, _): fold.restore(content)
                        case .output(let key, let digest): fold.note(published: key, digest)
                        case .reading: break
                        }
                    }
                }
            }
        }
    }
}

/// A fold that is being rebuilt, by one thread at a time.
private final class Rebuilding<Fold: Sendable>: Sendable {
    private let contents: Mutex<(fold: Fold, unknown: UnknownNames)>

    init(_ fold: Fold) { contents = Mutex((fold, UnknownNames())) }

    var fold: Fold { contents.withLock(\.fold) }
    var unknown: UnknownNames { contents.withLock(\.unknown) }

    func change<Result: Sendable>(_ body: (inout Fold, inout UnknownNames) -> Result) -> Result {
        contents.withLock { body(&$0.fold, &$0.unknown) }
    }
}
