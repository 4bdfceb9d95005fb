public import Core
internal import Kafka
internal import Pipeline
internal import Review
public import Wire

/// Reads articles that stand again with today's rules, and compares with the readings in force.
public struct Rereader: Sendable {
    private let limits: ArticleLimits
    private let cores: Int
    private let read: @Sendable (Article) -> Reading
    private let selection: RereadSelection

    /// A rereader.
    ///
    /// - Parameters:
    ///   - cores: on how many cores articles are read, from 1.
    ///   - read: reads an article; it is called on several threads at once.
    public init(
        limits: ArticleLimits, cores: Int, selection: RereadSelection, read: @escaping @Sendable (Article) -> Reading
    ) {
        self.limits = limits
        self.cores = cores
        self.selection = selection
        self.read = read
    }

    /// What an article's reading would become.
    public enum Outcome: Sendable {
        /// It is none of those that are asked for.
        case unselected
        /// Its last message cannot be read, so that its reading stays as it is.
        case unreadable(Rejection)
        /// A newer text than this one has been read already.
        case overtaken
        /// The same bytes.
        case same
        /// Only the version of the rules is another.
        case rules(Reading)
        /// Something that counts is another.
        case content(Reading)
    }

    /// How many articles it takes to keep all cores busy.
    public var groupSize: Int { cores * 64 }

    /// The outcomes of articles' last messages, in their order, computed on several cores.
    func outcomes(of messages: [Message], _ inForce: ReadingsInForce) -> [Outcome] {
        messages.concurrentMap(cores: cores) { outcome(of: $0, inForce) }
    }

    /// The outcomes of articles of files, in their order, computed on several cores.
    func outcomes(of articles: [Article], _ inForce: ReadingsInForce) -> [Outcome] {
        articles.concurrentMap(cores: cores) { outcome($0, inForce[Array($0.id.string.utf8)]) }
    }

    private func outcome(of message: Message, _ inForce: ReadingsInForce) -> Outcome {
        let entry = message.key.flatMap { inForce[$0] }
        if let origin = entry?.origin, origin.partition == message.topicPartition, origin.offset > message.offset {
            return .overtaken
        }
        do throws(Rejection) {
            let article = try ArticleMessage.decode(message.value ?? [], key: message.key, limits: limits)
            return outcome(article, entry)
        } catch {
            return .unreadable(error)
        }
    }

    private func outcome(_ article: Article, _ entry: ReadingsInForce.Entry?) -> Outcome {
        let reading = read(article)
        guard entry?.isSelected == true || selection.holds(reading) else { return .unselected }
        guard let entry, entry.digest == ReadingsInForce.digest(reading) else { return .content(reading) }
        return entry.rules.utf8.elementsEqual(reading.rules.utf8) ? .same : .rules(reading)
    }
}
