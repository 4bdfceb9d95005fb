import Catalogue
import Core
import VietnameseText

/// Reads an article as a whole: what kind of news it is, which main indices it speaks of and what its sentences report.
struct Classifier {
    let title: FieldContext?
    let body: FieldContext

    /// The kind of news: signs in the title count most, then those of the opening.
    var genre: Genre {
        let points = points
        let order: [Genre] = [.review, .meeting, .ranking, .plan, .training, .launch, .feature]
        return order.max { points[$0] < points[$1] } ?? .feature
    }

    /// What an opening without a day counts for a feature.
    static let undatedWeight = 6

    /// What speaks for each kind of news.
    var genrePoints: [Genre: Int] { points.points }

    private var points: Tally<Genre> {
        var points = Tally<Genre>()
        var seen = Tally<Genre>()
        if let title { count(title, factor: 3, opening: title.tokens.count, &seen, into: &points) }
        let sentences = body.document.sentences
        let opening = sentences.count > 2 ? sentences[2].tokens.upperBound : body.tokens.count
        count(body, factor: 1, opening: opening, &seen, into: &points)
        if !body.periods.contains(where: { $0.isDay && !$0.isFrom && !$0.isUntil && $0.tokens.lowerBound < opening }) {
            points[.feature] += Self.undatedWeight
        }
        return points
    }

    /// Counts the signs of a field; those after its opening for little, and no more than four of a kind.
    private func count(
        _ field: FieldContext, factor: Int, opening: Int, _ seen: inout Tally<Genre>, into points: inout Tally<Genre>
    ) {
        for match in field.annotations.genres {
            let sign = match.value
            if match.start < opening {
                points[sign] += sign.weight * factor * 3
            } else if seen[sign] < 4 {
                seen[sign] += 1
                points[sign] += (sign.weight + 1) / 2
            }
        }
    }

    /// Weights of the main indices in thousandths that sum to 1,000; empty where nothing speaks of any.
    func indices(_ observed: Tally<MainIndex>) -> NamedValues<MainIndex, FixedDecimal> {
        var points = observed
        for match in body.annotations.indices { points[match.value] += match.value.weight }
        for match in title?.annotations.indices ?? [] { points[match.value] += 4 * match.value.weight }
        return LargestRemainder.thousandths(points)
    }

    /// How many sentences report results, limitations and tasks.
    var aspects: NamedValues<Aspect, Int> {
        var counts = AspectPoints()
        let signs = body.annotations.aspects
        var next = 0
        for sentence in body.document.sentences where next < signs.count {
            while next < signs.count, signs[next].start < sentence.tokens.lowerBound { next += 1 }
            guard next < signs.count, signs[next].start < sentence.tokens.upperBound else { continue }
            var points = AspectPoints()
            while next < signs.count, signs[next].start < sentence.tokens.upperBound {
                points.add(signs[next].value.weight, to: signs[next].value.name)
                next += 1
            }
            if let best = points.best { counts.add(1, to: best) }
        }
        return counts.counts
    }
}

/// Points of what a sentence may report: sentences are many, so that they are kept side by side.
private struct AspectPoints {
    private var result = 0
    private var limitation = 0
    private var task = 0

    mutating func add(_ points: Int, to aspect: Aspect) {
        switch aspect {
        case .result: result += points
        case .limitation: limitation += points
        case .task: task += points
        }
    }

    /// What has most points, two at least.
    var best: Aspect? {
        let most = max(limitation, task, result)
        guard most >= 2 else { return nil }
        if limitation == most { return .limitation }
        return task == most ? .task : .result
    }

    /// What has points, with them.
    var counts: NamedValues<Aspect, Int> {
        var counts = NamedValues<Aspect, Int>()
        counts.reserveCapacity(3)
        if result > 0 { counts[.result] = result }
        if limitation > 0 { counts[.limitation] = limitation }
        if task > 0 { counts[.task] = task }
        return counts
    }
}

/// Shares that sum to exactly one.
enum LargestRemainder {
    /// Points of all main indices as thousandths: each rounded down, the rest given one by one to the largest remainders, the
    /// first index first where two are equal.
    static func thousandths(_ points: Tally<MainIndex>) -> NamedValues<MainIndex, FixedDecimal> {
        let names = MainIndex.allCases
        let total = names.reduce(0) { $0 + points[$1] }
        guard total > 0 else { return [:] }
        var shares = Tally<MainIndex>()
        var remainders = Tally<MainIndex>()
        var rest = 1000
        for name in names {
            (shares[name], remainders[name]) = (points[name] * 1000).quotientAndRemainder(dividingBy: total)
            rest -= shares[name]
        }
        for _ in 0..<rest {
            guard let name = names.max(by: { remainders[$0] < remainders[$1] }) else { break }
            shares[name] += 1
            remainders[name] = -1
        }
        var result = NamedValues<MainIndex, FixedDecimal>()
        result.reserveCapacity(names.count)
        for name in names where shares[name] > 0 {
            result[name] = FixedDecimal(millionths: Int128(shares[name]) * 1_000)
        }
        return result
    }
}
