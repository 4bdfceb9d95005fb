internal import Catalogue
internal import Core
internal import VietnameseText
internal import Wire

extension DashboardState {
    /// `search`: provinces, indicators and articles by words, with or without marks.
    ///
    /// - Throws: where a parameter is wrong.
    public func search(_ parameters: QueryParameters) throws(QueryFault) -> Answer {
        let words = SearchWords.words(of: try parameters.text("q", limit: 200))
        let limit = try parameters.limit()
        return Answer { writer in
            writer.name("provinces")
            writer.array(directory.names.provinces(words, limit: limit)) { writer, id in
                writer.object { writer in
                    writer.member("key", id.key)
                    writer.member("name", directory.province(id)?.name)
                }
            }
            writer.name("indicators")
            writer.array(directory.names.indicators(words, limit: limit)) { writer, id in
                writer.object { writer in
                    writer.member("id", id.rawValue)
                    writer.member("vi", directory.reference.indicator(id)?.name)
                    writer.member("en", directory.atlas.indicators[id])
                }
            }
            writer.name("articles")
            writer.array(articles.search(words, limit: limit)) { $1.write(to: &$0) }
        }
    }
}
