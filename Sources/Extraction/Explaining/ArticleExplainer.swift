import Catalogue
import Core
import VietnameseText

/// Explains what is decided of an article as a whole.
struct ArticleExplainer {
    let catalogue: Catalogue
    let parts: ArticleReader.Parts
    let reading: Reading

    /// Relevance, province, genre and main indices.
    var decisions: [ArticleDecision] {
        [relevance, province] + (parts.isRelevant ? [genre, indices] : [])
    }

    // MARK: Relevance

    private var relevance: ArticleDecision {
        let found = parts.relevance
        var reason = "\(found.points) points of \(found.distinct) signs in \(found.length) words and signs"
        switch found.verdict {
        case .yes: reason += found.isTellingAndShort ? ", enough for a short text" : ", enough for its length"
        case .no: reason += ", too few"
        case .doubtful:
            reason += ", which leaves a doubt; "
            reason += parts.isRelevant ? "its figures settle it" : "its figures are of too few indicators"
        }
        var signs = SignTable()
        for field in parts.fields {
            let factor = field.document.field == .title ? 3 : 1
            for cue in field.annotations.cues {
                guard let weight = Self.weights[cue.cue] else { continue }
                signs.add(field.document.text(of: cue.start..<cue.end), "", weight * factor)
            }
        }
        return ArticleDecision(name: "relevant", value: "\(parts.isRelevant)", reason: reason, signs: signs.sorted)
    }

    private static let weights: [Cue: Int] = [.relevanceStrong: 3, .relevanceWeak: 1, .relevanceShort: 0]

    // MARK: Province

    private var province: ArticleDecision {
        let tally = parts.tally
        let ranked = tally.points.indices.filter { tally.points[$0] > 0 }.sorted {
            (tally.points[$1], $0) < (tally.points[$0], $1)
        }
        let named = ranked.prefix(3).map { "\(catalogue.provinces[$0].name) \(tally.points[$0])" }
        var reason = named.isEmpty ? "nothing speaks for one" : "points: " + named.joined(separator: ", ")
        if parts.facts.province == nil, !ranked.isEmpty { reason += "; none has enough more than the others" }
        if let home = parts.facts.province, ranked.first != home { reason += "; it is the only one named" }
        var signs = SignTable()
        for vote in tally.votes ?? [] {
            signs.add(vote.words, catalogue.provinces[vote.province].code.description, vote.points)
        }
        return ArticleDecision(
            name: "province", value: reading.province.map { "\($0)" }, reason: reason, signs: signs.sorted)
    }

    // MARK: Genre

    private var genre: ArticleDecision {
        let points = parts.classifier.genrePoints.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        let ranked = points.map { "\($0.key.rawValue) \($0.value)" }
        var signs = SignTable()
        for field in parts.fields {
            for match in field.annotations.genres {
                signs.add(
                    field.document.text(of: match.start..<match.end), match.value.name.rawValue, match.value.weight)
            }
        }
        return ArticleDecision(
            name: "genre", value: reading.genre?.rawValue,
            reason: "points, the title's and the opening's counted more: " + ranked.joined(separator: ", "),
            signs: signs.sorted)
    }

    // MARK: Main indices

    private var indices: ArticleDecision {
        var signs = SignTable()
        for field in parts.fields {
            let factor = field.document.field == .title ? 4 : 1
            for match in field.annotations.indices {
                let words = field.document.text(of: match.start..<match.end)
                signs.add(words, match.value.name.rawValue, match.value.weight * factor)
            }
        }
        for (index, points) in ArticleReader.observed(parts.statements, catalogue).points {
            signs.add("its figures", index.rawValue, points)
        }
        let best = reading.indices.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        return ArticleDecision(
            name: "indices",
            value: best.isEmpty ? nil : best.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", "),
            reason: "shares of the points of words and figures", signs: signs.sorted)
    }
}

/// Adds up what words count.
private struct SignTable {
    private struct Key: Hashable {
        let words: ExactText
        let value: String
    }

    private var counts: [Key: (points: Int, times: Int)] = [:]

    mutating func add(_ words: String, _ value: String, _ points: Int) {
        let key = Key(words: ExactText(words), value: value)
        let known = counts[key] ?? (0, 0)
        counts[key] = (known.points + points, known.times + 1)
    }

    var sorted: [ArticleDecision.Sign] {
        counts.sorted { left, right in
            if left.value.points != right.value.points { return left.value.points > right.value.points }
            return (left.key.value, left.key.words) < (right.key.value, right.key.words)
        }.map {
            ArticleDecision.Sign(
                words: $0.key.words.string, value: $0.key.value, points: $0.value.points, times: $0.value.times)
        }
    }
}
