import Catalogue
import Core
import VietnameseText

/// Reads an article as a whole: what kind of news it is, which main indices it speaks of and what its sentences report.
struct Classifier {
    let title: FieldContext?
    let body: FieldContext

    /// The kind of news: signs in the title count most, then those of the opening.
    var genre: Genre {
        let points = genrePoints
        let order: [Genre] = [.review, .meeting, .ranking, .plan, .training, .launch, .feature]
        return order.max { points[$0] ?? 0 < points[$1] ?? 0 } ?? .feature
    }

    /// What an opening without a day counts for a feature.
    static let undatedWeight = 6

    /// What speaks for each kind of news.
    var genrePoints: [Genre: Int] {
        var points: [Genre: Int] = [:]
        if let title { count(title, factor: 3, opening: title.tokens.count, into: &points) }
        let sentences = body.document.sentences
        let opening = sentences.count > 2 ? sentences[2].tokens.upperBound : body.tokens.count
        count(body, factor: 1, opening: opening, into: &points)
        if !body.periods.contains(where: { $0.isDay && !$0.isFrom && !$0.isUntil && $0.tokens.lowerBound < opening }) {
            points[.feature, default: 0] += Self.undatedWeight
        }
        return points
    }

    private func count(_ field: FieldContext, factor: Int, opening: Int, into points: inout [Genre: Int]) {
        var seen: [Genre: Int] = [:]
        for match in field.annotations.genres {
            let (genre, weight) = match.value
            let isOpening = match.start < opening
            if isOpening {
                points[genre, default: 0] += weight * factor * 3
            } else if seen[genre, default: 0] < 4 {
                seen[genre, default: 0] += 1
                points[genre, default: 0] += (weight + 1) / 2
            }
        }
    }

    /// Weights of the main indices in thousandths that sum to 1,000; empty where nothing speaks of any.
    func indices(_ observed: [MainIndex: Int]) -> [MainIndex: FixedDecimal] {
        var points = observed
        for match in body.annotations.indices { points[match.value.0, default: 0] += match.value.1 }
        for match in title?.annotations.indices ?? [] { points[match.value.0, default: 0] += 4 * match.value.1 }
        return LargestRemainder.thousandths(points)
    }

    /// How many sentences report results, limitations and tasks.
    var aspects: [Aspect: Int] {
        var counts: [Aspect: Int] = [:]
        for sentence in body.document.sentences {
            var points: [Aspect: Int] = [:]
            for match in body.annotations.aspects(in: sentence.tokens) {
                points[match.value.0, default: 0] += match.value.1
            }
            let order: [Aspect] = [.limitation, .task, .result]
            guard let best = order.max(by: { points[$0] ?? 0 < points[$1] ?? 0 }), points[best] ?? 0 >= 2 else {
                continue
            }
            counts[best, default: 0] += 1
        }
        return counts
    }
}

/// Shares that sum to exactly one.
enum LargestRemainder {
    /// Points as thousandths: each rounded down, the rest given one by one to the largest remainders, the first index
    /// first where two are equal.
    static func thousandths(_ points: [MainIndex: Int]) -> [MainIndex: FixedDecimal] {
        let total = points.values.reduce(0, +)
        guard total > 0 else { return [:] }
        let known = MainIndex.allCases.filter { points[$0] ?? 0 > 0 }
        var shares = known.map { (points[$0] ?? 0) * 1000 / total }
        let byRemainder = known.indices.sorted {
            let left = (points[known[$0]] ?? 0) * 1000 % total
            let right = (points[known[$1]] ?? 0) * 1000 % total
            return (right, $0) < (left, $1)
        }
        for place in byRemainder.prefix(1000 - shares.reduce(0, +)) { shares[place] += 1 }
        var result: [MainIndex: FixedDecimal] = [:]
        for (index, share) in zip(known, shares) where share > 0 {
            result[index] = FixedDecimal(millionths: Int128(share) * 1_000)
        }
        return result
    }
}
