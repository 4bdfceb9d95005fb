import Core

/// The articles that support one section in one partition, in the orders that its partial is read from.
struct SectionState: Sendable {
    /// The subject and, of a roll-up's actual values, what the province's summary counts.
    let place: SectionPlace
    private var observations = 0
    /// Articles by number of their source, the sources in the order of their digests.
    private var sources = Counts()
    /// Articles by number of what they say, in the order of values.
    private var statements = Counts()
    private var headlines = OrderedList<Candidate>()
    private var citations = OrderedList<Candidate>()

    init(place: SectionPlace) { self.place = place }

    /// Adds an article's value, or takes one away that was added with a negative sign.
    mutating func apply(
        _ figure: StoredFigure, of slot: Int32, sign: Int, in articles: ArticleTable, _ shared: Shared
    ) {
        guard let article = articles[slot] else { return }
        observations += sign * Int(figure.observations)
        sources.add(Int32(sign), to: article.source) { shared.digests[Int($0)] < shared.digests[Int($1)] }
        statements.add(Int32(sign), to: figure.statement) { shared.statements[$0] < shared.statements[$1] }
        let headline = Candidate(headline: figure.headline, of: article, at: slot)
        headlines.apply(headline, sign: sign) { $0.precedes($1, in: articles) }
        for mention in figure.best {
            let citation = Candidate(citation: mention, of: article, at: slot)
            citations.apply(citation, sign: sign) { $0.precedes($1, in: articles) }
        }
    }

    /// Whether no article supports the section.
    var isEmpty: Bool { headlines.isEmpty }

    /// What the articles contribute; nil where there is none.
    ///
    /// - Parameter number: the section's own number.
    func partial(_ number: Int32, in articles: ArticleTable, _ shared: Shared) -> SectionPartial? {
        guard let headline = headlines.last, let latest = articles[headline.slot],
            let figure = (0..<latest.figureCount).lazy.map(latest.figure).first(where: { $0.section == number })
        else { return nil }
        func citation(_ candidate: Candidate) -> Citation? {
            articles[candidate.slot].map {
                $0.citation(Int(candidate.mention), source: shared.sources[$0.source])
            }
        }
        let candidates = citations.prefix(SectionPartial.bestLimit)
        let best = candidates.compactMap(citation)
        let shown = candidates.firstIndex { $0.slot == headline.slot && $0.mention == headline.mention }
        guard let cited = shown.map({ best[$0] }) ?? citation(headline) else { return nil }
        return SectionPartial(
            observations: observations, sources: sources.entries.map { shared.digests[Int($0.number)] },
            values: statements.entries.map {
                Alternative(stated: shared.statements[$0.number], articles: Int($0.count))
            },
            headline: SectionPartial.Headline(stated: shared.statements[figure.statement], citation: cited),
            best: best)
    }
}

/// What a section is of.
struct SectionPlace: Sendable {
    let subject: SubjectNumber
    /// Where the section holds a roll-up's actual values: the number of the province's summary, and the indicator.
    let counted: (summary: SubjectNumber, indicator: IndicatorID)?
}
