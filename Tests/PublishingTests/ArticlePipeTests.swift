import Core
import Publishing
import Testing
import Wire

@Suite struct ArticlePipeTests {
    private func article(_ id: Int) throws -> PublishableArticle {
        try PublishableArticle(
            Article(id: ExactText("bai-\(id)"), body: String(repeating: "a", count: 100)),
            limits: ArticleLimits(provinces: []))
    }

    @Test(arguments: [0, 1_000, 8 << 20]) func allComesOutInOrderHoweverLittleFits(limit: Int) async throws {
        let articles = try (0..<300).map(article)
        let pipe = ArticlePipe(limit: limit)
        async let filled: Void = {
            defer { pipe.end() }
            for article in articles { try pipe.put(article) }
        }()
        var taken: [ExactText] = []
        while let some = pipe.take() {
            taken += some.map(\.id)
            await Task.yield()
        }
        try await filled
        #expect(taken == articles.map(\.id))
        #expect(pipe.take() == nil)
    }

    @Test func whoWaitsForRoomIsToldThatNobodyTakesAnyMore() async throws {
        let pipe = ArticlePipe(limit: 0)
        let (first, second) = (try article(1), try article(2))
        try pipe.put(first)
        let waiting = Task { try pipe.put(second) }
        pipe.abandon()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(throws: CancellationError.self) { try pipe.put(second) }
    }
}
