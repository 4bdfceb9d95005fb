internal import Core

/// The readings in force, with the relevant ones by province, by month and by word.
struct ArticleStore: Sendable {
    private let reference: ReferenceData
    private var values: [ExactText: StoredArticle] = [:]
    private var lists: [ProvinceID: [StoredArticle]] = [:]
    private var timelines: [ProvinceID: Timeline] = [:]
    private var words = WordIndex()
    private(set) var relevantCount = 0

    init(reference: ReferenceData) { self.reference = reference }

    var count: Int { values.count }

    /// Puts a reading in force or takes it away; false where nothing changes.
    mutating func set(_ id: ExactText, _ article: StoredArticle?) -> Bool {
        let standing = values[id]
        guard standing?.bytes != article?.bytes else { return false }
        if let standing, standing.relevant { remove(standing) }
        if let article, article.relevant { insert(article) }
        values[id] = article
        return true
    }

    /// A reading, or nil.
    subscript(id: ExactText) -> StoredArticle? { values[id] }

    /// The relevant articles about a province or with an observation of it, the newest first.
    func articles(of province: ProvinceID) -> [StoredArticle] { lists[province] ?? [] }

    /// What was published about a province month by month.
    func timeline(of province: ProvinceID) -> Timeline { timelines[province] ?? Timeline() }

    /// The newest relevant articles that have all the words, the last of which may be the beginning of one.
    func search(_ query: [String], limit: Int) -> [StoredArticle] {
        let found = words.search(query).compactMap { values[$0] }
        return Array(found.sorted { $0.stands(before: $1) }.prefix(limit))
    }

    private mutating func insert(_ article: StoredArticle) {
        relevantCount += 1
        words.insert(article.id, article.words)
        for province in article.provinces {
            var list = lists.removeValue(forKey: province) ?? []
            list.insert(article, at: list.partition(before: article))
            lists[province] = list
            timelines[province, default: Timeline()].add(article, isSubject: article.subject == province)
        }
    }

    private mutating func remove(_ article: StoredArticle) {
        relevantCount -= 1
        words.remove(article.id, article.words)
        for province in article.provinces {
            var list = lists.removeValue(forKey: province) ?? []
            let place = list.partition(before: article)
            if place < list.count, list[place].id == article.id { list.remove(at: place) }
            lists[province] = list.isEmpty ? nil : list
            timelines[province]?.subtract(article, isSubject: article.subject == province)
        }
    }
}

extension [StoredArticle] {
    /// The first place whose article does not stand before the given one.
    fileprivate func partition(before article: StoredArticle) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].stands(before: article) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
