internal import Catalogue
internal import Core
internal import Wire

extension DashboardState {
    /// `provinces`: the summaries of all units of a list.
    ///
    /// - Throws: where a parameter is wrong.
    public func provinces(_ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let units = try parameters.units()
        let format = try parameters.format()
        let summaries = directory.atlas.provinces(units).map { summary($0.id) }
        guard format == .json else {
            return Answer(csv: SummaryTable.table(summaries), named: "provinces-\(units.rawValue)")
        }
        return Answer { writer in
            writer.member("units", units.rawValue)
            writer.name("provinces")
            writer.array(summaries) { $0.value($1) }
        }
    }

    /// `provinces/{province}`: a summary and all roll-ups, by catalogue order, then the newest period first.
    ///
    /// - Throws: where a parameter is wrong, or there is no such province.
    public func provincePage(_ key: String, _ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let unit = try unit(key)
        let format = try parameters.format()
        let lists = catalogued(rollups.indicators(of: unit)).map { rollups.list(unit, $0.id) }
        guard format == .json else {
            return Answer(csv: FigureTable(directory).table(lists.joined()), named: "province-\(unit.fileName)")
        }
        return Answer { writer in
            writer.member("summary", json: summary(unit))
            writer.name("rollups")
            writer.array(lists.joined()) { $0.value($1.bytes) }
        }
    }

    /// `provinces/{province}/articles`: a page of the relevant articles, the newest first.
    ///
    /// - Throws: where a parameter is wrong, or there is no such province.
    public func provinceArticles(_ key: String, _ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let unit = try unit(key)
        let offset = try parameters.integer("offset", default: 0, in: 0...1_000_000)
        let limit = try parameters.limit()
        let format = try parameters.format()
        let all = articles.articles(of: unit)
        let page = all.dropFirst(offset).prefix(limit)
        guard format == .json else {
            return Answer(csv: ArticleTable.table(page), named: "articles-\(unit.fileName)")
        }
        return Answer { writer in
            writer.member("total", all.count)
            writer.member("offset", offset)
            writer.name("articles")
            writer.array(page) { $1.write(to: &$0) }
        }
    }

    /// `provinces/{province}/timeline`: articles, genres and aspects by month.
    ///
    /// - Throws: where there is no such province.
    public func timeline(_ key: String) throws(QueryFault) -> Answer {
        let unit = try unit(key)
        let months = articles.timeline(of: unit).months.sorted { first, second in
            guard let later = second.key else { return first.key != nil }
            return first.key.map { $0 < later } ?? false
        }
        return Answer { writer in
            writer.member("province", unit.key)
            writer.name("months")
            writer.array(months) { writer, month in
                writer.object { writer in
                    writer.member("month", month.key?.text)
                    writer.member("articles", month.value.articles)
                    writer.counts("genres", month.value.genres)
                    writer.counts("aspects", month.value.aspects)
                }
            }
        }
    }

    /// `article`: one reading as on the topic.
    ///
    /// - Throws: where there is none.
    public func article(_ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let id = try parameters.text("id", limit: 200)
        guard let article = articles[ExactText(id)] else {
            throw .notFound("there is no reading of the article \"\(id.prefix(100))\"")
        }
        return Answer(json: article.bytes)
    }

    /// A unit's summary as on the topic, or one with zeros where none has come yet.
    private func summary(_ unit: ProvinceID) -> [UInt8] {
        if let bytes = summaries[unit] { return bytes }
        guard let info = directory.reference.province(unit) else { return Array("null".utf8) }
        return SummaryMessage.encode(
            ProvinceSummary(
                info: info, articles: 0, observations: 0, indicators: 0, indices: [:], genres: [:], aspects: [:],
                firstPublishedAt: nil, lastPublishedAt: nil))
    }

    /// The unit that the key of a path names.
    private func unit(_ key: String) throws(QueryFault) -> ProvinceID {
        guard let id = ProvinceID(key: key) else {
            throw .wrong("province", key, expected: "the key of a summary, such as 38 or 34:08")
        }
        return try unit(id)
    }
}

extension ProvinceID {
    /// The key as a part of a file's name.
    fileprivate var fileName: String { key.replacing(":", with: "-") }
}

extension QueryParameters {
    /// `limit`: how many at most.
    func limit() throws(QueryFault) -> Int { try integer("limit", default: 20, in: 1...200) }
}
