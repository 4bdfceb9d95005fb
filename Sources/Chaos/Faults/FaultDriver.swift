internal import Foundation
internal import Kafka
package import Pipeline

/// Carries out a plan of faults, and undoes each when it is over.
package final class FaultDriver {
    private struct Active {
        let fault: Fault
        let undo: () throws -> Void
    }

    private let broker: Broker
    private let proxies: [Proxy]
    private let fleet: Fleet
    private let observation: Observation
    private let topology: Topology
    private let partitions: Int
    private var waiting: [Fault]
    private var active: [Active] = []
    /// How often each kind was applied.
    package private(set) var applied: [Fault.Kind: Int] = [:]
    /// Whether messages go on being read.
    package private(set) var watch: ProgressWatch
    private var ownFindings: [Finding] = []

    /// The errors that requests to the embedded broker fail with: NOT_LEADER_FOR_PARTITION for Produce and
    /// ListOffsets, a cut connection (_TRANSPORT) for Fetch, COORDINATOR_NOT_AVAILABLE, COORDINATOR_LOAD_IN_PROGRESS
    /// and CONCURRENT_TRANSACTIONS for OffsetCommit, OffsetFetch, FindCoordinator, AddPartitionsToTxn, AddOffsetsToTxn
    /// and EndTxn.
    private static let requestErrors: [(kind: Int16, codes: [Int32])] = [
        (0, [6, 6]), (1, [-195]), (2, [6]), (8, [15]), (9, [14, 15]), (10, [15]), (24, [51]), (25, [51]),
        (26, [15, 15]),
    ]

    /// A driver of a run's faults.
    package init(
        _ plan: FaultPlan, broker: Broker, proxies: [Proxy], fleet: Fleet, topology: Topology, partitions: Int
    ) {
        watch = ProgressWatch(plan)
        self.broker = broker
        self.proxies = proxies
        self.fleet = fleet
        self.topology = topology
        self.partitions = partitions
        observation = Observation(broker, topology, partitions: partitions)
        waiting = plan.faults
    }

    /// Whether every fault is over.
    package var isOver: Bool { waiting.isEmpty && active.isEmpty }

    /// What went wrong during faults.
    package var findings: [Finding] { ownFindings + watch.findings }

    /// Begins and ends what is due.
    ///
    /// - Parameter now: the time since the load began.
    package func tick(_ now: Duration, isLoadLeft: Bool) throws {
        while let fault = waiting.first, fault.start <= now {
            waiting.removeFirst()
            applied[fault.kind, default: 0] += 1
            if isLoadLeft { watch.began(fault, at: now, position) }
            active.append(Active(fault: fault, undo: try begin(fault)))
        }
        if isLoadLeft, watch.isDue(at: now) { watch.look(at: now, position) }
        for ended in active where ended.fault.end <= now {
            active.removeAll { $0.fault == ended.fault }
            try ended.undo()
        }
    }

    /// How far the readings have come.
    private var position: Int64? { observation.progress(of: [topology.readings]) }

    /// Applies a fault.
    ///
    /// - Returns: what undoes it.
    private func begin(_ fault: Fault) throws -> () throws -> Void {
        switch fault.kind {
        case .killWorker: return crash(.worker, fault)
        case .killAggregator: return crash(.aggregator, fault)
        case .freezeWorker, .zombieWorker: return freeze(.worker, fault)
        case .freezeAggregator, .zombieAggregator: return freeze(.aggregator, fault)
        case .join: return try join()
        case .twins: return try twins(fault)
        case .cut:
            for proxy in proxies { proxy.setCut(true) }
            return { [proxies] in for proxy in proxies { proxy.setCut(false) } }
        case .slow:
            for proxy in proxies { proxy.setDelay(.milliseconds(20 + fault.choice / 5)) }
            return { [proxies] in for proxy in proxies { proxy.setDelay(.zero) } }
        case .brokerRestart:
            try broker.restart()
            return {}
        case .brokerDown, .requestErrors, .leaderMoved, .coordinatorMoved:
            guard let embedded = broker.embedded else { return {} }
            return try inject(fault, embedded)
        }
    }

    private func crash(_ role: Fleet.Role, _ fault: Fault) -> () throws -> Void {
        guard let process = fleet.member(role, fault.choice) else { return {} }
        process.crash()
        fleet.dismiss(process)
        return { [fleet] in try fleet.start(role) }
    }

    private func freeze(_ role: Fleet.Role, _ fault: Fault) -> () throws -> Void {
        guard let process = fleet.member(role, fault.choice) else { return {} }
        process.freeze()
        return { process.thaw() }
    }

    private func join() throws -> () throws -> Void {
        let guests = try [fleet.start(.worker), fleet.start(.aggregator)]
        return { [fleet] in
            for guest in guests {
                guest.drain()
                fleet.dismiss(guest)
            }
        }
    }

    /// Two workers of one static member id: the broker fences the first, which must exit with status 4.
    private func twins(_ fault: Fault) throws -> () throws -> Void {
        let pair = try (0..<2).map { _ in try fleet.start(.worker, ["--instance", "twin-\(fault.choice)"]) }
        for twin in pair { fleet.dismiss(twin) }
        return { [self] in
            guard pair.contains(where: { $0.wait(.seconds(60)) }) else {
                ownFindings.append(Finding(.exit, "two workers of one instance go on side by side"))
                return pair.forEach { $0.drain() }
            }
            for twin in pair where !twin.isRunning && twin.status != 4 {
                ownFindings.append(
                    Finding(.exit, "\(twin.title), one of two of one instance, ended with \(twin.status)"))
            }
            for twin in pair where twin.isRunning { twin.drain() }
        }
    }

    private func inject(_ fault: Fault, _ embedded: EmbeddedBroker) throws -> () throws -> Void {
        let target = Int32(1 + fault.choice % Broker.embeddedBrokers)
        switch fault.kind {
        case .brokerDown:
            try embedded.setDown(true, broker: target)
            return { try embedded.setDown(false, broker: target) }
        case .requestErrors:
            for (kind, codes) in Self.requestErrors {
                embedded.failNext(requestKind: kind, with: codes.map { KafkaErrorCode(rawValue: $0) })
            }
        case .leaderMoved:
            for topic in topology.all {
                for partition in 0..<Int32(partitions) where (Int(partition) + fault.choice).isMultiple(of: 2) {
                    try embedded.moveLeader(of: TopicPartition(topic, partition), to: target)
                }
            }
        default:
            for role in ["worker", "aggregator"] {
                try embedded.moveCoordinator(ofGroup: "\(topology.prefix).\(role)", to: target)
            }
        }
        return {}
    }
}
