internal import Core

/// Which articles have which words. A search looks at no more than a bounded number of articles.
struct WordIndex: Sendable {
    private var articles: [String: Set<ExactText>] = [:]
    /// The words in order, for beginnings of words.
    private var vocabulary: [String] = []

    /// How many words a beginning may stand for, and how many articles are looked at.
    private static let completions = 100
    private static let candidates = 20_000

    mutating func insert(_ id: ExactText, _ words: Set<String>) {
        for word in words {
            if articles[word] == nil { vocabulary.insert(word, at: place(of: word)) }
            articles[word, default: []].insert(id)
        }
    }

    mutating func remove(_ id: ExactText, _ words: Set<String>) {
        for word in words {
            articles[word]?.remove(id)
            guard articles[word]?.isEmpty == true else { continue }
            articles[word] = nil
            let place = place(of: word)
            if place < vocabulary.count, vocabulary[place] == word { vocabulary.remove(at: place) }
        }
    }

    /// The articles that have all the words; the last may be the beginning of a word.
    func search(_ query: [String]) -> [ExactText] {
        guard let last = query.last else { return [] }
        var groups = query.dropLast().map { [articles[$0] ?? []] }
        groups.append(completions(of: last).compactMap { articles[$0] })
        guard let rarest = groups.min(by: { Self.size($0) < Self.size($1) }) else { return [] }
        var found: Set<ExactText> = []
        for id in rarest.joined().prefix(Self.candidates) {
            if groups.allSatisfy({ group in group.contains { $0.contains(id) } }) { found.insert(id) }
        }
        return Array(found)
    }

    private static func size(_ group: [Set<ExactText>]) -> Int { group.reduce(0) { $0 + $1.count } }

    /// The words that begin so, the word itself first.
    private func completions(of beginning: String) -> ArraySlice<String> {
        let rest = vocabulary[place(of: beginning)...]
        return rest.prefix { $0.utf8.starts(with: beginning.utf8) }.prefix(Self.completions)
    }

    private func place(of word: String) -> Int {
        var low = 0
        var high = vocabulary.count
        while low < high {
            let middle = (low + high) / 2
            if vocabulary[middle].utf8.lexicographicallyPrecedes(word.utf8) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
