import Kafka
import Launch
import Logging
import Pipeline
import Publishing
import Service

extension EngineService {
    /// Blocking work on a thread of its own, as a part of a daemon.
    ///
    /// - Parameter work: returns soon after its stop signal is given.
    init(named name: String, work: @escaping @Sendable (StopSignal) throws -> Void) {
        let stop = StopSignal()
        self.init(name) { completion in
            Task {
                do {
                    try await onOwnThread(named: name) { try work(stop) }
                    completion(.success(()))
                } catch {
                    completion(.failure(error))
                }
            }
        } stop: {
            stop.request()
        }
    }
}

/// The state files' faults as failures of a command.
func stateFailure(_ fault: CheckedFile.Fault, _ status: ExitStatus = .badInput) -> CommandFailure {
    CommandFailure(status, fault.description)
}

extension Connection {
    /// The connection that options name; nil for a dry run, which needs none.
    static func needed(_ kafka: KafkaOptions, dryRun: Bool, in settings: inout Settings) throws -> Connection? {
        guard dryRun else { return try Connection(kafka, in: &settings) }
        try endReading(of: &settings)
        return nil
    }
}

extension Connection {
    /// Waits for brokers, and checks that the articles' topic is there.
    ///
    /// - Parameter isPatient: waits until the stop is asked for; else not longer than commands do.
    /// - Returns: false where the stop was asked for first.
    /// - Throws: `CommandFailure` where the topic is missing, or brokers do not answer in time.
    func awaitArticles(until stop: StopSignal, isPatient: Bool) throws -> Bool {
        guard isPatient else {
            try checkTopic(topology.articles)
            return true
        }
        let admin = try Admin(clients.admin(), hooks: ClientHooks(logger: logger))
        while !stop.isRequested {
            do throws(KafkaError) {
                _ = try admin.partitionCounts(.seconds(2))
            } catch {
                logger.warning("cannot reach Kafka: \(error.reason); trying again")
                stop.sleep(.seconds(1))
                continue
            }
            try checkTopic(topology.articles)
            return true
        }
        return false
    }
}
