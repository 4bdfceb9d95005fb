internal import Foundation
internal import Kafka
package import Pipeline

/// Runs the cluster once under load and faults, and checks what it leaves.
package final class SeedRun {
    private let seed: UInt64
    private let options: RunOptions
    private let broker: Broker
    private let topology: Topology
    private let folder: URL
    private let load: Load
    private let say: (String) -> Void
    private var result: SeedResult

    /// A run.
    ///
    /// - Parameters:
    ///   - seed: decides the load and the plan of faults.
    ///   - say: takes a line about what is going on.
    package init(seed: UInt64, _ options: RunOptions, broker: Broker, say: @escaping (String) -> Void) throws {
        self.seed = seed
        self.options = options
        self.broker = broker
        self.say = say
        let name = "chaos-\(seed)-\(UUID().uuidString.lowercased().prefix(6))"
        topology = Topology(prefix: name)
        folder = options.artefacts.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        load = Load(seed: seed, count: options.events, withAborted: broker.isReal)
        result = SeedResult(seed: seed)
    }

    /// The topics of the run.
    package var topics: Topology { topology }

    /// Runs; where the harness itself cannot go on, that is the finding.
    package func run() throws -> SeedResult {
        let start = ContinuousClock.now
        do {
            try broker.createTopics(topology, partitions: options.partitions)
            let proxies = try startProxies()
            let fleet = Fleet(fleetPlan(proxies))
            try runFleet(fleet, proxies)
            let checked = ContinuousClock.now
            try check(fleet)
            result.checking = (ContinuousClock.now - checked) / .seconds(1)
        } catch {
            result.findings.append(Finding(.harness, "\(error)"))
        }
        result.seconds = (ContinuousClock.now - start) / .seconds(1)
        try write()
        return result
    }

    private func startProxies() throws -> [Proxy] {
        guard options.kinds.contains(.cut) || options.kinds.contains(.slow) else { return [] }
        let proxies = try broker.bootstrapServers.split(separator: ",").compactMap { Proxy.HostPort($0) }
            .map { try Proxy(to: $0) }
        for proxy in proxies { proxy.name(proxies) }
        return proxies
    }

    private func fleetPlan(_ proxies: [Proxy]) -> Fleet.Plan {
        let servers =
            proxies.isEmpty
            ? broker.bootstrapServers : proxies.map { "127.0.0.1:\($0.port)" }.joined(separator: ",")
        return Fleet.Plan(
            binaries: options.binaries, logs: folder,
            environment: [
                "CDS_BOOTSTRAP_SERVERS": servers, "CDS_TOPIC_PREFIX": topology.prefix,
                "CDS_KAFKA_SESSION_TIMEOUT_MS": "6000",
            ], sabotage: options.sabotage)
    }

    /// Publishes the load while faults come and go, then waits until everything is read and ends the processes.
    private func runFleet(_ fleet: Fleet, _ proxies: [Proxy]) throws {
        for _ in 0..<options.workers { try fleet.start(.worker) }
        for _ in 0..<options.aggregators { try fleet.start(.aggregator) }
        let plan = FaultPlan(
            seed: seed, kinds: options.kinds, count: options.faultCount, duration: options.duration)
        let driver = FaultDriver(
            plan, broker: broker, proxies: proxies, fleet: fleet, topology: topology, partitions: options.partitions)
        let publisher = LoadPublisher(load, to: broker, topology, over: options.duration)
        defer { publisher.cancel() }
        let start = ContinuousClock.now
        while true {
            let isPublished = try publisher.isFinished()
            try driver.tick(ContinuousClock.now - start, isLoadLeft: !isPublished)
            try fleet.replaceEnded()
            fleet.measure()
            if isPublished, driver.isOver { break }
            Thread.sleep(forTimeInterval: 0.1)
        }
        result.faults = driver.applied
        (result.watched, result.moved) = (driver.watch.watched, driver.watch.moved)
        fleet.thawAll()
        try waitUntilRead(fleet)
        fleet.drain()
        result.findings += driver.findings + fleet.findings
        result.memory = fleet.all.map(\.peakMemory).max() ?? 0
    }

    /// Waits until both groups have read everything, for as long as anything moves.
    private func waitUntilRead(_ fleet: Fleet) throws {
        let start = ContinuousClock.now
        var stillness = Stillness()
        let observation = Observation(broker, topology, partitions: options.partitions)
        var lags: [Int] = []
        while ContinuousClock.now - start < options.recoveryLimit, lags != [0, 0] {
            try fleet.replaceEnded()
            fleet.measure()
            lags = [
                (try? observation.lag(group: "\(topology.prefix).worker", topics: [topology.articles])) ?? -1,
                (try? observation.lag(
                    group: "\(topology.prefix).aggregator", topics: [topology.readings, topology.partials])) ?? -1,
            ]
            let length = stillness.length(at: observation.progress(of: topology.all))
            // Offsets beside transactions, as only the embedded broker needs them, may fail without harm: there all is
            // read when nothing has moved for longer than a group takes to give partitions to another member.
            if !broker.isReal, length > .seconds(15) { lags = [0, 0] }
            if length > options.recovery { break }
            Thread.sleep(forTimeInterval: 0.5)
        }
        result.recovery = (ContinuousClock.now - start) / .seconds(1)
        guard lags != [0, 0] else { return }
        result.findings.append(Finding(.lag, "messages that workers, aggregators have still to read: \(lags)"))
    }

    private func check(_ fleet: Fleet) throws {
        let observation = Observation(broker, topology, partitions: options.partitions)
        try checkTransactions(observation)
        checkProcessLogs(fleet)
        var logs = CommittedLogs(topology: topology, load: load, messages: try observation.messages())
        if !broker.isReal, fleet.all.contains(where: { $0.logText.contains(Self.thrownOut) }) {
            result.late = logs.acceptLateReadings().count
        }
        var books = BookkeepingChecks(logs)
        result.findings += books.findings(isExact: broker.isReal)
        (result.events, result.lost) = (load.events.count, books.lost)
        if broker.isReal { result.duplicated = books.duplicated }
        let final = try FinalState(of: logs.standing, topology: topology, binaries: options.binaries)
        result.findings += final.findings(logs)
        result.findings += RecountCheck(logs).findings
        if broker.isReal {
            var intermediate = IntermediateCheck(logs)
            result.findings += intermediate.findings()
            result.explained = intermediate.explained
        }
        if result.memory > options.memoryLimit {
            result.findings.append(Finding(.memory, "a process took \(result.memory) MiB"))
        }
    }

    /// What a process writes that committed a batch to the embedded broker, and was no member of its group any more.
    private static let thrownOut = "embedded broker: offsets not committed"

    private func checkProcessLogs(_ fleet: Fleet) {
        let check = LogCheck(Set(result.faults.keys))
        let lines = fleet.all.flatMap { process in
            check.unexplained(process.logText).map { "\(process.title): \($0.prefix(300))" }
        }
        result.findings += Finding.few(.log, lines, "lines at error level that no fault explains")
    }

    private func checkTransactions(_ observation: Observation) throws {
        guard broker.isReal else {
            let cut = try observation.cutPartitions().map(\.description)
            result.findings += Finding.few(.capacity, cut, "partitions were full: take fewer EVENTS")
            return
        }
        let start = ContinuousClock.now
        var open = try observation.openTransactions()
        // What a killed process left open runs out by itself.
        while !open.isEmpty, ContinuousClock.now - start < .seconds(45) {
            Thread.sleep(forTimeInterval: 1)
            open = try observation.openTransactions()
        }
        result.findings += Finding.few(.hanging, open.map(\.description), "partitions with an open transaction")
    }

    /// Keeps the logs of a run with findings, and writes those down; removes them otherwise.
    private func write() throws {
        guard !result.isGood else { return try FileManager.default.removeItem(at: folder) }
        let lines = result.findings.map { "\($0.check.rawValue): \($0.text)" }
        try Data((lines + [""]).joined(separator: "\n").utf8).write(to: folder.appendingPathComponent("findings.txt"))
        for line in lines { say("seed \(seed): \(line.prefix(600))") }
        say("seed \(seed): logs and findings are in \(folder.path)")
    }
}

/// Tells for how long nothing has moved, as far as anybody could tell.
private struct Stillness {
    private var position: Int64?
    private var since = ContinuousClock.now

    mutating func length(at now: Int64?) -> Duration {
        if let now, now != position {
            since = .now
            position = now
        }
        return ContinuousClock.now - since
    }
}
