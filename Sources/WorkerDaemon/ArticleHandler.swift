public import Core
public import Kafka
public import Pipeline
public import Wire

/// Turns messages of the articles topic into readings, nulls and dead letters. It keeps no state, so that adding a
/// worker is all that it takes to read faster.
public struct ArticleHandler: BatchHandler {
    private let read: @Sendable (Article) -> Reading
    private let limits: ArticleLimits
    private let topology: Topology
    private let envelope: Envelope
    private let cores: Int

    /// A handler.
    ///
    /// - Parameters:
    ///   - topology: the topics to write to.
    ///   - limits: what an article may be.
    ///   - cores: on how many cores articles are read, from 1.
    ///   - read: reads an article; it is called on several threads at once.
    public init(
        topology: Topology, limits: ArticleLimits, cores: Int, read: @escaping @Sendable (Article) -> Reading
    ) {
        self.topology = topology
        self.limits = limits
        self.cores = cores
        self.read = read
        envelope = Envelope(prefix: topology.prefix, writer: "worker")
    }

    /// One record for each message, in the order of the messages, whatever core made it.
    public func process(_ messages: [Message]) -> [Record] {
        messages.concurrentMap(cores: cores, record)
    }

    /// What one message becomes.
    private func record(_ message: Message) -> Record {
        guard let value = message.value else {
            return reading(nil, of: message)
        }
        do throws(Rejection) {
            let article = try ArticleMessage.decode(value, key: message.key, limits: limits)
            return reading(ReadingMessage.encode(read(article)), of: message)
        } catch {
            return deadLetter(message, error)
        }
    }

    private func reading(_ value: [UInt8]?, of message: Message) -> Record {
        guard message.key != nil else {
            return deadLetter(message, Rejection(.keyMismatch, "a null without a key retracts nothing"))
        }
        return record(value, of: message, id: Envelope.id(of: message))
    }

    /// What a message becomes that was read before, by other rules: another event than the first, so `ce_id` names the
    /// rules, too.
    public func record(of reading: Reading, readAgainFrom message: Message) -> Record {
        record(ReadingMessage.encode(reading), of: message, id: "\(Envelope.id(of: message))@\(reading.rules)")
    }

    private func record(_ value: [UInt8]?, of message: Message, id: String) -> Record {
        Record(
            topic: topology.readings, key: message.key, value: value,
            headers: envelope.headers(type: .reading, id: id, traceparent: message.header("traceparent")))
    }

    private func deadLetter(_ message: Message, _ rejection: Rejection) -> Record {
        envelope.deadLetter(message, rejection, stage: "worker", topic: topology.deadLetters)
    }
}
