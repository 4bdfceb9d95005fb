import AggregatorDaemon
import Core
import TestSupport
import Testing
import Wire

@Suite struct ChunkAssemblyTests {
    private static let subject = PartialSubject.stated(
        NationalKey(units: .sixtyThree, indicator: Fixture.teams, period: Period(year: 2022)))

    private static func content(values count: Int) -> PartialContent {
        let values = (0..<count).map { value in
            Alternative(
                stated: StatedValue(value: FixedDecimal(value), unit: .count, outOf: nil, comparator: .eq), articles: 1)
        }
        return .sections([.actual: SectionPartial(observations: count, values: values)])
    }

    private static func messages(_ content: PartialContent, maxBytes: Int) throws -> [PartialMessage] {
        try PartialMessage.split(content, of: subject, partition: 0, maxBytes: maxBytes).map {
            try PartialMessage.decode(key: $0.key, value: $0.value)
        }
    }

    @Test func aStateCountsOnceAllItsChunksAreThere() throws {
        let whole = Self.content(values: 100)
        let chunks = try Self.messages(whole, maxBytes: 2_000)
        try #require(chunks.count > 2)
        var assembly = ChunkAssembly()
        for chunk in chunks.dropLast() {
            guard case .unchanged = assembly.take(chunk.key, chunk) else {
                Issue.record("an incomplete state must not count")
                return
            }
        }
        let last = try #require(chunks.last)
        guard case .state(let state) = assembly.take(last.key, last) else {
            Issue.record("the last chunk completes the state")
            return
        }
        #expect(state == whole)
    }

    @Test func aStateThatShrinksToOneMessageForgetsItsOldChunks() throws {
        var assembly = ChunkAssembly()
        let large = try Self.messages(Self.content(values: 100), maxBytes: 2_000)
        for chunk in large { _ = assembly.take(chunk.key, chunk) }
        let small = try Self.messages(Self.content(values: 1), maxBytes: 900_000)[0]
        guard case .state(let state) = assembly.take(small.key, small) else {
            Issue.record("a whole state counts at once")
            return
        }
        #expect(state == Self.content(values: 1))
        for chunk in large.dropFirst() {
            guard case .unchanged = assembly.take(chunk.key, nil) else {
                Issue.record("the nulls of old chunks change nothing")
                return
            }
        }
        guard case .state(nil) = assembly.take(small.key, nil) else {
            Issue.record("the null of the only chunk takes the state away")
            return
        }
    }
}
