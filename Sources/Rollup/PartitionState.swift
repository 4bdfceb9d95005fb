public import Core

/// The first fold: the readings in force in one partition of the readings, and what they contribute to each subject.
///
/// A change costs in the logarithm of the number of articles that a section has. A change is undone by
/// ``undo(_:)``, which brings back exactly the state before it.
public struct PartitionState: Sendable {
    private let reference: ReferenceData
    private var articles: [ExactText: StoredArticle] = [:]
    private var shared = Shared()
    /// The sections by number.
    private var sections: [SectionState] = []
    private var summaries: [ProvinceID: SummaryState] = [:]

    /// What ``set(_:_:)`` did.
    public struct Change: Sendable {
        /// The subjects that the article contributed to before or contributes to now.
        public let touched: Set<PartialSubject>
        fileprivate let id: ExactText
        fileprivate let replaced: StoredArticle?
    }

    /// The state of a partition without readings.
    ///
    /// - Parameter reference: the provinces and indicators that count.
    public init(reference: ReferenceData) { self.reference = reference }

    /// Puts a reading in force in place of the id's former one.
    ///
    /// - Parameters:
    ///   - id: the article, as the message's key names it; it stands in place of the reading's own `articleId`.
    ///   - reading: the reading, or nil to retract.
    /// - Returns: what was touched, and what undoes the change.
    @discardableResult
    public mutating func set(_ id: ExactText, _ reading: Reading?) -> Change {
        exchange(id, reading.flatMap { pack($0, as: id) })
    }

    /// Undoes a change, of several the last first.
    public mutating func undo(_ change: Change) { exchange(change.id, change.replaced) }

    /// What the readings in force contribute to a subject; nil where they contribute nothing.
    public func partial(_ subject: PartialSubject) -> PartialContent? {
        if case .summary(let province) = subject {
            return summaries[province]?.partial.map(PartialContent.summary)
        }
        var found: [SectionKind: SectionPartial] = [:]
        for kind in SectionKind.allCases {
            guard let number = shared.sections.existing(SectionID(subject: subject, kind: kind)) else { continue }
            found[kind] = sections[Int(number)].partial(number, shared)
        }
        return found.isEmpty ? nil : .sections(found)
    }

    /// The subjects that the readings in force contribute to.
    public var subjects: Set<PartialSubject> {
        var subjects = Set(summaries.keys.map(PartialSubject.summary))
        for (section, id) in zip(sections, shared.sections.things) where !section.isEmpty {
            subjects.insert(id.subject)
        }
        return subjects
    }

    private mutating func pack(_ reading: Reading, as id: ExactText) -> StoredArticle? {
        var reading = reading
        reading.articleId = id
        let contributions = reading.contributions(with: reference)
        guard !contributions.isEmpty else { return nil }
        let article = StoredArticle(reading, contributions: contributions, shared: &shared)
        while sections.count < shared.sections.things.count { sections.append(SectionState()) }
        return article
    }

    @discardableResult
    private mutating func exchange(_ id: ExactText, _ article: StoredArticle?) -> Change {
        let replaced = articles[id]
        var touched: Set<PartialSubject> = []
        if let replaced { apply(replaced, sign: -1, touched: &touched) }
        if let article { apply(article, sign: 1, touched: &touched) }
        articles[id] = article
        return Change(touched: touched, id: id, replaced: replaced)
    }

    /// Adds an article, or takes it away with a negative sign.
    private mutating func apply(_ article: StoredArticle, sign: Int, touched: inout Set<PartialSubject>) {
        for figure in article.figures {
            sections[Int(figure.section)].apply(figure, of: article, sign: sign)
            let id = shared.sections[figure.section]
            touched.insert(id.subject)
            guard id.kind == .actual, case .rollup(let key) = id.subject else { continue }
            summaries[key.province, default: SummaryState()].count(key.indicator, sign: sign)
        }
        for presence in article.presences {
            touched.insert(.summary(presence.province))
            summaries[presence.province, default: SummaryState()].apply(
                presence, publishedAt: article.publishedAt, sign: sign)
            if summaries[presence.province]?.isEmpty == true { summaries[presence.province] = nil }
        }
    }
}
