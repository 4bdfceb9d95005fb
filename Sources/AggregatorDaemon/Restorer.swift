package import Core
package import Kafka
package import Pipeline
import Rollup
import Wire

/// Rebuilds the folds of newly assigned partitions from the compacted topics, and finds in what they differ from what
/// stands published.
package struct Restorer {
    private let scan: LogScan.Scan
    private let reference: ReferenceData
    private let state: AggregatorState
    private let isCancelled: () -> Bool

    /// The folds with what must be written before they count.
    package struct Outcome {
        package var folds: [TopicPartition: RestoredFold] = [:]
        package var partitions: [TopicPartition: RestoredPartition] = [:]
        /// What the readings of the logs name that the catalogue lacks.
        package var unknown = UnknownNames()
    }

    /// A restorer.
    ///
    /// - Parameters:
    ///   - scan: reads logs to their ends.
    ///   - state: knows the topics and how records are made; its folds are not touched.
    ///   - isCancelled: ends the restore once it is true.
    package init(
        reference: ReferenceData, state: AggregatorState, scan: @escaping LogScan.Scan,
        isCancelled: @escaping () -> Bool = { false }
    ) {
        self.isCancelled = isCancelled
        self.reference = reference
        self.state = state
        self.scan = scan
    }

    /// Restores partitions of readings and partials.
    ///
    /// - Returns: nil where it was cancelled.
    package func restore(_ partitions: [TopicPartition]) throws -> Outcome? {
        let rebuild = Rebuild(partitions, reference: reference, state: state)
        var window = LogWindow(replaces: state.guarantees.replacesReadings)
        var faults: [(Message, Rejection)] = []
        let result = try scan(rebuild.sources, partitions) { committed in
            window.committed = Dictionary(uniqueKeysWithValues: partitions.map { ($0, committed[$0] ?? 0) })
        } _: { message in
            window.add(message)
            if window.isFull { faults += rebuild.apply(window.takeAll()) }
        }
        guard let result else { return nil }
        faults += rebuild.apply(window.takeAll())
        guard !isCancelled() else { return nil }
        var causes: [TopicPartition: Cause] = [:]
        for partition in partitions {
            causes[partition] = Cause(restoredAt: result.reached[partition] ?? 0, of: partition)
        }
        let records = rebuild.differences(of: partitions, causes: causes, silent: silentProvinces)
        guard !isCancelled() else { return nil }
        var outcome = Outcome()
        outcome.unknown = rebuild.unknown
        outcome.folds = rebuild.folds(of: partitions)
        for partition in partitions {
            let committed = result.committed[partition] ?? 0
            outcome.partitions[partition] = RestoredPartition(
                resumeAt: result.reached[partition] ?? 0, committed: committed, records: records[partition] ?? [],
                deadLetters: deadLetters(faults, partition, from: committed))
        }
        return outcome
    }

    /// A message becomes a dead letter when its offset is first passed, not at a rebuild.
    private func deadLetters(
        _ faults: [(Message, Rejection)], _ partition: TopicPartition, from offset: Int64
    ) -> [Record] {
        faults.filter { $0.0.topicPartition == partition && $0.0.offset >= offset }
            .map { state.deadLetter($0.0, $0.1) }
    }

    /// By partition of the partials the provinces whose summaries belong to it.
    private var silentProvinces: [Int32: [ProvinceID]] {
        Dictionary(grouping: reference.provinces.map(\.id)) {
            state.partialWriter.partition(of: PartialSubject.summary($0).shardingKey)
        }
    }
}
