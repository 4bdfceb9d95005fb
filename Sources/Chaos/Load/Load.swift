internal import TestSupport

/// A seeded load with its own truth: which message of each id stands is told by the generator's books alone.
package struct Load: Sendable {
    /// The messages in the order of publishing.
    package private(set) var events: [LoadEvent] = []
    /// The article that stands of each id in the end.
    package private(set) var standing: [String: Story] = [:]

    private var dice: Dice
    /// The texts that were published of each id, in order.
    private var texts: [String: [Story]] = [:]
    private var ids: [String] = []

    /// How often each kind of message comes, in thousandths; the rest are first publications.
    private static let poisonShare = 5
    private static let repetitionShare = 50
    private static let retractionShare = 20
    private static let changeShare = 200
    /// One message in so many is followed by one that is aborted.
    private static let abortedShare = 100

    /// Generates a load.
    ///
    /// - Parameters:
    ///   - seed: the same seed gives the same load.
    ///   - count: how many messages, without those that are aborted.
    ///   - withAborted: whether aborted messages are among them, which the embedded broker would show.
    package init(seed: UInt64, count: Int, withAborted: Bool) {
        dice = Dice(seed: seed)
        for _ in 0..<count {
            add()
            if withAborted, dice.once(in: Self.abortedShare) {
                let id = dice.once(in: 2) ? dice.pick(ids) : "aborted-\(events.count)"
                append(id, .aborted(story(id)))
            }
        }
    }

    /// How many ids have been published.
    package var idCount: Int { ids.count }

    private mutating func add() {
        var share = Int.random(in: 0..<1000, using: &dice)
        func falls(in part: Int) -> Bool {
            share -= part
            return share < 0
        }
        guard !ids.isEmpty else { return addFirst() }
        if falls(in: Self.poisonShare) { return addPoison() }
        let id = dice.pick(ids)
        if falls(in: Self.repetitionShare) { return addRepetition(of: id) }
        if falls(in: Self.retractionShare) { return append(id, .retraction) }
        if falls(in: Self.changeShare) { return publish(story(id)) }
        addFirst()
    }

    private mutating func addFirst() {
        let id = "a-\(ids.count)"
        ids.append(id)
        publish(story(id))
    }

    private mutating func publish(_ story: Story) {
        texts[story.id, default: []].append(story)
        append(story.id, .article(story))
    }

    /// The same message once more, or an older text of the same id.
    private mutating func addRepetition(of id: String) {
        if dice.once(in: 2), let older = texts[id] { return append(id, .article(dice.pick(older))) }
        append(id, standing[id].map(LoadEvent.Content.article) ?? .retraction)
    }

    /// A message that cannot be read, under a key of its own or of an article, which it leaves as it is.
    private mutating func addPoison() {
        let id = dice.once(in: 2) ? dice.pick(ids) : "poison-\(events.count)"
        let values: [[UInt8]] = [
            [], [0x7B, 0xFF, 0x7D], Array("{not json".utf8), Array("null".utf8), Array(#"{"id":7,"body":"x"}"#.utf8),
            Array(#"{"id":"\#(id)"}"#.utf8), Array(#"{"id":"other","body":"x"}"#.utf8),
            Array(#"{"id":"\#(id)","body":"x","title":"\#(String(repeating: "y", count: 2001))"}"#.utf8),
        ]
        append(id, .poison(dice.pick(values)))
    }

    private mutating func append(_ id: String, _ content: LoadEvent.Content) {
        let event = LoadEvent(number: events.count, id: id, content: content)
        events.append(event)
        if let story = event.standing { standing[id] = story }
    }

    private mutating func story(_ id: String) -> Story {
        let isRelevant = !dice.once(in: 8)
        var figures: [Figure] = []
        for _ in 0..<(isRelevant ? Int.random(in: 1...2, using: &dice) : 0) {
            let figure = figure()
            if !figures.contains(where: { ($0.kind, $0.year) == (figure.kind, figure.year) }) { figures.append(figure) }
        }
        func padded(_ range: ClosedRange<Int>) -> String {
            String(String(Int.random(in: range, using: &dice) + 100).dropFirst())
        }
        return Story(
            id: id, place: dice.pick(Place.all), figures: figures, source: dice.pick(["a.vn", "b.vn", "c.vn", "d.vn"]),
            publishedAt: "2024-\(padded(1...12))-\(padded(1...28))T\(padded(0...23)):\(padded(0...59)):00Z")
    }

    private mutating func figure() -> Figure {
        let kind = dice.pick(Figure.Kind.allCases)
        let tenths =
            switch kind {
            case .teams, .enterprises: Int.random(in: 100...4000, using: &dice) * 10
            case .rank: Int.random(in: 1...63, using: &dice) * 10
            case .applications: Int.random(in: 40...98, using: &dice) * 10 + Int.random(in: 1...9, using: &dice)
            }
        return Figure(kind: kind, year: dice.pick([2021, 2022, 2023]), tenths: tenths)
    }
}
