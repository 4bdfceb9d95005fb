internal import Core
public import Kafka
public import Pipeline

/// Sends dead letters back to their topics. It belongs to the thread that made it.
///
/// Each letter's original and the mark that says that it was sent go in one transaction. The transactional id is the
/// same for every replay of a prefix: a second replay fences the first and settles what that left open before it reads
/// which letters are marked, so that none goes back twice.
public final class DeadLetterReplay {
    /// What becomes of a letter.
    public enum Decision: Sendable, Hashable {
        /// It goes back.
        case replay
        /// It went back before.
        case alreadyReplayed
        /// Its key has a later message on its topic, which would be undone.
        case overtaken
        /// The letter has only the beginning of the value.
        case cut
        /// It names a topic or partition that is not the cluster's to fill.
        case unknownOrigin
    }

    /// What became of letters.
    public struct Outcome: Sendable {
        /// How many went back.
        public fileprivate(set) var replayed = 0
        /// Those that Kafka refused, with why.
        public fileprivate(set) var refused: [(origin: DeadLetter.Origin, error: KafkaError)] = []
    }

    private let log: DeadLetterLog
    private let topology: Topology
    private let clients: ClusterClients
    private let envelope: Envelope
    private let producer: Producer

    /// The transactional id of every replay of a prefix.
    public static func transactionalID(_ topology: Topology) -> String { "\(topology.deadLetters).replay" }

    /// Takes over the transactional id.
    ///
    /// - Throws: `KafkaError` where Kafka does not answer or refuses.
    public init(clients: ClusterClients, topology: Topology) throws(KafkaError) {
        self.clients = clients
        self.topology = topology
        log = DeadLetterLog(clients: clients, topology: topology)
        envelope = Envelope(prefix: topology.prefix, writer: "producer")
        let fresh = try Producer(
            clients.transactional(id: Self.transactionalID(topology)), hooks: ClientHooks(logger: clients.logger))
        try Retry.whileRetriable { () throws(KafkaError) in try fresh.initTransactions(.seconds(10)) }
        producer = fresh
    }

    /// Decides what becomes of letters, in their order.
    ///
    /// - Parameter isForced: letters whose key has a later message go back all the same.
    /// - Throws: `KafkaError` where brokers do not answer.
    public static func decide(
        _ letters: [DeadLetter], isForced: Bool, clients: ClusterClients, topology: Topology
    ) throws(KafkaError) -> [(letter: DeadLetter, decision: Decision)] {
        let admin = try Admin(clients.admin(), hooks: ClientHooks(logger: clients.logger))
        let counts = try admin.partitionCounts(.seconds(10))
        let targets = [topology.articles, topology.readings, topology.partials]
        let simple = letters.map { letter in
            let origin = letter.origin.topicPartition
            let isKnown = targets.contains(origin.topic) && origin.partition < counts[origin.topic] ?? 0
            return isKnown
                ? (letter.isReplayed ? Decision.alreadyReplayed : letter.isCut ? .cut : .replay) : .unknownOrigin
        }
        let candidates = zip(letters, simple).filter { $1 == .replay }.map(\.0)
        let log = DeadLetterLog(clients: clients, topology: topology)
        let overtaken = isForced ? [] : try log.overtaken(candidates)
        return zip(letters, simple).map { letter, decision in
            (letter, decision == .replay && overtaken.contains(letter.origin) ? .overtaken : decision)
        }
    }

    /// Sends letters back.
    ///
    /// - Parameters:
    ///   - letters: letters that ``decide(_:isForced:clients:topology:)`` lets go.
    ///   - sent: called with each letter whose transaction is committed.
    /// - Throws: `KafkaError` where Kafka failed, or another replay has taken over.
    public func replay(
        _ letters: [DeadLetter], sent: (DeadLetter.Origin) -> Void
    ) throws -> Outcome {
        var outcome = Outcome()
        var batch: [Message] = []
        var bytes = 0
        func flush() throws {
            try send(batch[...], &outcome, sent)
            batch = []
            bytes = 0
        }
        try log.messages(of: letters) { message in
            batch.append(message)
            bytes += message.byteCount
            if batch.count >= Self.batchMessages || bytes >= Self.batchBytes { try flush() }
        }
        try flush()
        return outcome
    }

    private static let batchMessages = 500
    private static let batchBytes = 8 << 20

    /// Sends letters in one transaction; where Kafka refuses it, in two halves, until the letter is found that it
    /// refuses.
    private func send(
        _ letters: ArraySlice<Message>, _ outcome: inout Outcome, _ sent: (DeadLetter.Origin) -> Void
    ) throws(KafkaError) {
        guard let first = letters.first else { return }
        do throws(KafkaError) {
            try write(letters)
            for letter in letters.compactMap(DeadLetter.init) {
                outcome.replayed += 1
                sent(letter.origin)
            }
        } catch {
            guard producer.fatalError == nil, !error.isFatal, error.code.isRefusal else { throw error }
            try Retry.whileRetriable { () throws(KafkaError) in try producer.abortTransaction(.seconds(10)) }
            guard letters.count > 1 else {
                if let letter = DeadLetter(first) { outcome.refused.append((letter.origin, error)) }
                return
            }
            let middle = letters.startIndex + letters.count / 2
            try send(letters[..<middle], &outcome, sent)
            try send(letters[middle...], &outcome, sent)
        }
    }

    private func write(_ letters: ArraySlice<Message>) throws(KafkaError) {
        try producer.beginTransaction()
        for message in letters {
            guard let letter = DeadLetter(message) else { continue }
            try producer.produceWaiting(DeadLetter.original(of: message, at: letter.origin))
            try producer.produceWaiting(ReplayMark.record(of: message, at: letter.origin, envelope: envelope))
        }
        try Retry.whileRetriable { () throws(KafkaError) in try producer.commitTransaction(.seconds(10)) }
    }
}
