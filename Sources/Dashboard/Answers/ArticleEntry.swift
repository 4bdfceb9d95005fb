internal import Core
internal import Wire

extension StoredArticle {
    /// Writes what lists show of an article.
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id.string)
            writer.member("title", title)
            writer.member("url", url)
            writer.member("source", source?.string)
            writer.member("publishedAt", publishedAt?.description)
            writer.member("province", province?.description)
            writer.member("units", units.rawValue)
            writer.member("genre", genre?.rawValue)
            writer.member("observations", observations)
            writer.counts("aspects", aspects)
        }
    }
}

extension JSONWriter {
    /// Writes a member that counts each word of a vocabulary, zeros too, in code-point order.
    mutating func counts<Word: RawRepresentable<String> & CaseIterable & Hashable>(
        _ name: String, _ counts: [Word: Int]
    ) {
        self.name(name)
        let words = Word.allCases.sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
        object { writer in
            for word in words { writer.member(word.rawValue, counts[word] ?? 0) }
        }
    }
}
