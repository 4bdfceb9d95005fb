internal import Core

/// What was published about a province, by month; a key of nil holds what has no date.
struct Timeline: Sendable {
    /// The counts of a month: all articles, and genres and sentences of those about the province.
    struct Counts: Sendable {
        var articles = 0
        var genres: [Genre: Int] = [:]
        var aspects: [Aspect: Int] = [:]
    }

    private(set) var months: [Month?: Counts] = [:]

    mutating func add(_ article: StoredArticle, isSubject: Bool) { change(article, isSubject, by: 1) }

    mutating func subtract(_ article: StoredArticle, isSubject: Bool) {
        change(article, isSubject, by: -1)
        if months[article.month]?.articles == 0 { months[article.month] = nil }
    }

    private mutating func change(_ article: StoredArticle, _ isSubject: Bool, by sign: Int) {
        var counts = months[article.month] ?? Counts()
        counts.articles += sign
        if isSubject {
            if let genre = article.genre { counts.genres[genre, default: 0] += sign }
            for (aspect, number) in article.aspects { counts.aspects[aspect, default: 0] += sign * number }
        }
        months[article.month] = counts
    }
}
