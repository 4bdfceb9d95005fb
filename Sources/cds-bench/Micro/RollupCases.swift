import Core
import Service

/// An aggregator at work: both folds from bytes to bytes, and the rebuild of its state.
struct RollupCases {
    private let reference: ReferenceData
    private let partitions: Int
    private let hotPercent: Int

    /// How many readings are measured at a time: about what a batch takes.
    private static let turn = 2_400

    init(_ reference: ReferenceData, partitions: Int, hotPercent: Int = 0) {
        self.reference = reference
        self.partitions = partitions
        self.hotPercent = hotPercent
    }

    /// One aggregator for each number of articles seen before; they take turns with so many readings each.
    func apply(after seen: [Int], _ rounds: Int, _ report: inout Report) throws {
        var makers = seen.map { _ in
            ReadingMaker(seed: 3, indicators: reference.indicators, hotPercent: hotPercent)
        }
        var probes: [AggregatorProbe] = []
        var all: [Series] = []
        for (place, count) in seen.enumerated() {
            let resident = Meter.residentBytes()
            probes.append(try AggregatorProbe(reference: reference, partitions: partitions))
            for start in stride(from: 0, to: count, by: 5_000) {
                probes[place].apply((start..<min(start + 5_000, count)).map { _ in makers[place].nextMessage() })
            }
            report.add(residentBytes: Meter.residentBytes() - resident, of: "aggregator with \(count) readings")
            all += ["apply", "fold 1", "fold 2"].map { Series(name: "rollup/\($0) after \(count)", item: "reading") }
        }
        let before = probes.map { ($0.bytesRead, $0.bytesWritten) }
        for _ in 0..<rounds {
            for place in seen.indices {
                let readings = (0..<Self.turn).map { _ in makers[place].nextMessage() }
                let (first, second) = (probes[place].firstFoldSeconds, probes[place].secondFoldSeconds)
                probes[place].apply(readings)
                let spent = [probes[place].firstFoldSeconds - first, probes[place].secondFoldSeconds - second]
                for (part, seconds) in ([spent[0] + spent[1]] + spent).enumerated() {
                    all[3 * place + part].seconds.append(seconds / Double(Self.turn))
                }
            }
        }
        report.add(all)
        for (place, count) in seen.enumerated() {
            report.add(
                bytesRead: (probes[place].bytesRead - before[place].0) / (rounds * Self.turn),
                written: (probes[place].bytesWritten - before[place].1) / (rounds * Self.turn),
                of: "a reading after \(count)")
        }
    }

    /// Rebuilds the state of so many readings from logs as they were written, never compacted.
    func restore(_ count: Int, _ rounds: Int, _ report: inout Report) throws {
        let log = MessageLog()
        var probe = try AggregatorProbe(reference: reference, partitions: partitions, log: log)
        var maker = ReadingMaker(seed: 5, indicators: reference.indicators)
        for start in stride(from: 0, to: count, by: 5_000) {
            probe.apply((start..<min(start + 5_000, count)).map { _ in maker.nextMessage() })
        }
        var wall = Series(name: "restore/\(count), two cores", item: "reading", isWall: true)
        var processor = Series(name: "restore/\(count), processor", item: "reading")
        for _ in 0..<max(1, rounds / 2) {
            let (started, spent) = (ContinuousClock.now, Meter.processorSeconds())
            let differences = try probe.restore(from: log)
            wall.seconds.append((ContinuousClock.now - started) / .seconds(1) / Double(count))
            processor.seconds.append((Meter.processorSeconds() - spent) / Double(count))
            guard differences == 0 else {
                throw CommandFailure(.badInput, "\(differences) differences after a restore")
            }
        }
        report.add([wall, processor])
    }
}
