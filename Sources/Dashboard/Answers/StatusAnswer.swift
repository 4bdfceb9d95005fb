public import Core
internal import Wire

/// What is measured beside the state: how the pipeline moves.
public struct Pulse: Sendable {
    /// Whether the topics have been read up to their ends once.
    public var ready = false
    /// Readings that came in a second, over the last half minute.
    public var articlesPerSecond = FixedDecimal.zero
    /// Messages on the dead-letters topic.
    public var deadLetters = DeadLetterTally()
    /// Messages of the articles topic that the workers have not passed; nil where that is not known.
    public var behind: Int?
    /// The article whose reading came in last.
    public var lastArticle: ExactText?

    /// Nothing is known yet.
    public init() {}
}

extension DashboardState {
    /// `status`: the pipeline at a glance.
    public func status(_ pulse: Pulse) -> Answer {
        Answer { writer in
            writer.member("ready", pulse.ready)
            writer.name("articlesPerSecond")
            writer.decimal(pulse.articlesPerSecond)
            writer.member("articles", relevantCount)
            writer.member("readings", readingCount)
            writer.member("rollups", rollupCount)
            writer.member("deadLetters", pulse.deadLetters.count)
            writer.member("behind", pulse.behind ?? -1)
            writer.name("lastArticle")
            if let article = pulse.lastArticle.flatMap({ articles[$0] }) {
                article.write(to: &writer)
            } else {
                writer.null()
            }
        }
    }
}
