public import Core

/// The first fold: the readings in force in one partition of the readings, and what they contribute to each subject.
///
/// A change costs in the logarithm of the number of articles that a section has. A change is undone by
/// ``undo(_:)``, which brings back exactly the state before it.
public struct PartitionState: Sendable {
    private let reference: ReferenceData
    private var articles = ArticleTable()
    private var shared = Shared()
    private var subjectTable = SubjectTable()

    /// What ``set(_:_:)`` did.
    public struct Change: Sendable {
        /// The subjects that the article contributed to before or contributes to now, each once.
        public let touched: [SubjectNumber]
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
        exchange(id, reading.flatMap { ArticlePacker.pack($0, as: id, with: reference, &subjectTable, &shared) })
    }

    /// Undoes a change, of several the last first.
    public mutating func undo(_ change: Change) { exchange(change.id, change.replaced) }

    /// The number of a subject in this state.
    public mutating func number(of subject: PartialSubject) -> SubjectNumber { subjectTable.number(subject) }

    /// The subject of a number that this state gave.
    public func subject(_ number: SubjectNumber) -> PartialSubject { subjectTable[number] }

    /// What the readings in force contribute to a subject; nil where they contribute nothing.
    public func partial(_ subject: PartialSubject) -> PartialContent? {
        subjectTable.existing(subject).flatMap(partial)
    }

    /// What the readings in force contribute to a subject; nil where they contribute nothing.
    public func partial(_ subject: SubjectNumber) -> PartialContent? {
        if let summary = subjectTable[summary: subject] {
            return summary.partial(subjectTable.indicators).map(PartialContent.summary)
        }
        var found = BySection<SectionPartial>()
        for kind in SectionKind.allCases {
            guard let number = subjectTable.section(kind, of: subject) else { continue }
            found[kind] = subjectTable.sections[Int(number)].partial(number, in: articles, shared)
        }
        return found.isEmpty ? nil : .sections(found)
    }

    /// The subjects that the readings in force contribute to.
    public var subjects: [SubjectNumber] { subjectTable.contributing }

    @discardableResult
    private mutating func exchange(_ id: ExactText, _ article: StoredArticle?) -> Change {
        let slot = articles.slot(of: id)
        let replaced = slot.flatMap { articles[$0] }
        var touched: [SubjectNumber] = []
        if let slot { apply(slot, sign: -1, touched: &touched) }
        if let article {
            apply(articles.put(article, at: slot), sign: 1, touched: &touched)
        } else if let slot {
            articles.remove(slot)
        }
        return Change(touched: touched, id: id, replaced: replaced)
    }

    /// Adds the article in a slot, or takes it away with a negative sign.
    private mutating func apply(_ slot: Int32, sign: Int, touched: inout [SubjectNumber]) {
        guard let article = articles[slot] else { return }
        func touch(_ subject: SubjectNumber) {
            if !touched.contains(subject) { touched.append(subject) }
        }
        for place in 0..<article.figureCount {
            let figure = article.figure(place)
            let section = Int(figure.section)
            subjectTable.sections[section].apply(figure, of: slot, sign: sign, in: articles, shared)
            touch(subjectTable.sections[section].place.subject)
            guard let counted = subjectTable.sections[section].place.counted else { continue }
            let indicators = subjectTable.indicators
            subjectTable[summary: counted.summary, default: SummaryState()]
                .count(counted.indicator, sign: sign, indicators)
        }
        for place in 0..<article.presenceCount {
            let presence = article.presence(place)
            let subject = SubjectNumber(index: presence.summary)
            touch(subject)
            subjectTable[summary: subject, default: SummaryState()].apply(presence, of: article, sign: sign)
            if subjectTable[summary: subject]?.isEmpty == true { subjectTable[summary: subject] = nil }
        }
    }
}
