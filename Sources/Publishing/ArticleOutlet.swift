public import Core
public import Kafka

/// Where articles and retractions go: to the topic, or only to what shows them.
public protocol ArticleOutlet: AnyObject {
    /// Takes an article.
    func publish(_ article: PublishableArticle) throws
    /// Takes a retraction.
    func retract(_ id: ExactText) throws
    /// Waits until everything was acknowledged or given up.
    ///
    /// - Throws: where something was given up since the last call, or the outlet broke.
    func finish() throws
}

/// Messages that the brokers did not acknowledge.
public struct Undelivered: Error, CustomStringConvertible {
    /// How many.
    public let count: Int
    /// The first of them and why, if it is known.
    public let first: (id: ExactText, error: KafkaError)?

    public var description: String {
        "\(count) messages were not acknowledged" + (first.map { ", the first of \($0.id): \($0.error)" } ?? "")
    }
}

/// The topic as an outlet: what was given up is an error.
public final class TopicOutlet: ArticleOutlet {
    private let publisher: ArticlePublisher
    private var failed = 0

    /// An outlet to a publisher's topic; it belongs to the thread that the publisher belongs to.
    public init(_ publisher: ArticlePublisher) { self.publisher = publisher }

    public func publish(_ article: PublishableArticle) throws { try publisher.publish(article) }

    public func retract(_ id: ExactText) throws { try publisher.retract(id) }

    public func finish() throws {
        try publisher.finish()
        let tally = publisher.tally
        guard tally.failed > failed else { return }
        defer { failed = tally.failed }
        throw Undelivered(count: tally.failed - failed, first: tally.failures.last)
    }
}
