import Core

/// What the partial of a section is made of, of the articles of one partition.
struct SectionView {
    private var observations = 0
    private var sources = Counts()
    private var statements = Counts()
    private var headline: Candidate
    private var best: [Candidate] = []

    /// A view from its parts.
    init(observations: Int, sources: Counts, statements: Counts, headline: Candidate, best: [Candidate]) {
        (self.observations, self.sources, self.statements) = (observations, sources, statements)
        (self.headline, self.best) = (headline, best)
    }

    /// A view of the articles in a few slots, looked through without orders of them; nil where there is none.
    init?(of slots: [Int32], _ section: Int32, in articles: ArticleTable, _ shared: Shared) {
        var latest: Candidate?
        best.reserveCapacity(SectionPartial.bestLimit + 1)
        for slot in slots {
            guard let article = articles[slot], let figure = article.figure(of: section) else { continue }
            observations += Int(figure.observations)
            sources.add(1, to: article.source) { shared.digests[Int($0)] < shared.digests[Int($1)] }
            statements.add(1, to: figure.statement) { shared.statements[$0] < shared.statements[$1] }
            let headline = Candidate(headline: figure.headline, of: article, at: slot)
            if latest.map({ $0.precedes(headline, in: articles) }) ?? true { latest = headline }
            for mention in figure.best {
                let citation = Candidate(citation: mention, of: article, at: slot)
                let place = best.firstPlace { !$0.precedes(citation, in: articles) }
                guard place < SectionPartial.bestLimit else { continue }
                best.insert(citation, at: place)
                if best.count > SectionPartial.bestLimit { best.removeLast() }
            }
        }
        guard let latest else { return nil }
        headline = latest
    }

    /// The partial; nil where the headline's article is not there.
    ///
    /// - Parameter section: the section's number.
    func partial(_ section: Int32, in articles: ArticleTable, _ shared: Shared) -> SectionPartial? {
        guard let figure = articles[headline.slot]?.figure(of: section) else { return nil }
        func citation(_ candidate: Candidate) -> Citation? {
            articles[candidate.slot].map {
                $0.citation(Int(candidate.mention), source: shared.sources[$0.source])
            }
        }
        let citations = best.compactMap(citation)
        let shown = best.firstIndex { $0.slot == headline.slot && $0.mention == headline.mention }
        guard let cited = shown.map({ citations[$0] }) ?? citation(headline) else { return nil }
        return SectionPartial(
            observations: observations, sources: sources.entries.map { shared.digests[Int($0.number)] },
            values: statements.entries.map {
                Alternative(stated: shared.statements[$0.number], articles: Int($0.count))
            },
            headline: SectionPartial.Headline(stated: shared.statements[figure.statement], citation: cited),
            best: citations)
    }
}
