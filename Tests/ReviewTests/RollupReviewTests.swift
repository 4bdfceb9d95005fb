import Core
import Review
import Rollup
import TestSupport
import Testing

@Suite struct RollupReviewTests {
    @Test(arguments: 0..<5 as Range<UInt64>)
    func theChangesAreThoseBetweenTwoFolds(seed: UInt64) {
        var dice = Dice(seed: seed)
        let readings = (0..<60).map { _ in dice.reading() }
        var standing: [ExactText: Reading] = [:]
        var review = RollupReview(reference: Fixture.reference)
        for reading in readings {
            standing[reading.articleId] = reading
            review.set(reading.articleId, reading)
        }
        let before = fold(standing.values, reference: Fixture.reference)
        for id in standing.keys.sorted().prefix(10) {
            var other = dice.reading()
            other.articleId = id
            standing[id] = other
            review.replace(id, other)
        }
        let after = fold(standing.values, reference: Fixture.reference)
        let expected = Set(before.keys).union(after.keys).filter { before[$0]?.bytes != after[$0]?.bytes }
        let changes = review.changes()
        #expect(Set(changes.map(\.key)) == expected)
        #expect(changes.count == expected.count)
        for change in changes {
            #expect(change.before?.bytes == before[change.key]?.bytes)
            #expect(change.after?.bytes == after[change.key]?.bytes)
            #expect(!change.articles.isEmpty)
        }
    }

    @Test func theSameReadingsChangeNothing() {
        var dice = Dice(seed: 3)
        var review = RollupReview(reference: Fixture.reference)
        let readings = (0..<20).map { _ in dice.reading() }
        for reading in readings { review.set(reading.articleId, reading) }
        if let last = readings.last { review.replace(last.articleId, last) }
        #expect(review.changes().isEmpty)
    }
}
