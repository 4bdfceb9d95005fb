public import Core

/// A small seeded generator (SplitMix64), so that a failure can be repeated from its seed.
public struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Dice that fall as the seed says.
    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of several things.
    public mutating func pick<Thing>(_ things: [Thing]) -> Thing {
        things[Int.random(in: things.indices, using: &self)]
    }

    /// True once in so many times.
    public mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}

/// Readings of few ids, provinces, indicators and periods, so that they meet in the same keys.
extension Dice {
    /// Several readings.
    public mutating func readings(_ count: Int) -> [Reading] { (0..<count).map { _ in reading() } }

    /// One reading.
    public mutating func reading() -> Reading {
        let relevant = !once(in: 8)
        let about = pick([nil, "38", "38", "01", "08", "34:08", "34:38", "03"]).map(province)
        let weight = FixedDecimal(millionths: Int128(Int.random(in: 0...1000, using: &self) * 1000))
        var reading = Reading(
            articleId: id(), rules: "test", title: pick([nil, "Tựa", "Tựa khác"]), url: pick([nil, "https://bao.vn"]),
            source: pick([nil, "a.vn", "b.vn", "\u{E9}.vn", "e\u{301}.vn"]), publishedAt: date(), relevant: relevant,
            province: about?.code, units: about?.units ?? .sixtyThree)
        if relevant {
            reading.genre = pick(Genre.allCases)
            reading.indices = [.government: weight, .economy: 1 - weight]
            reading.aspects = [.result: Int.random(in: 0...3, using: &self), .task: 1]
        }
        for _ in 0..<Int.random(in: 0...6, using: &self) { reading.observations.append(observation()) }
        return reading
    }

    /// One of sixteen ids, two of which are equal but for their bytes.
    public mutating func id() -> ExactText {
        pick(["a", "b", "c", "d1", "d10", "d9", "\u{E9}", "e\u{301}", "z", "Z", "x1", "x2", "x3", "x4", "x5", "x6"])
    }

    private mutating func date() -> Timestamp? {
        pick([nil, "2022-09-22T10:00:00+07:00", "2022-09-22T03:00:00Z", "2022-09-21", "2023-01-01", "2021-05-05"])
            .flatMap { Timestamp($0) }
    }

    private mutating func observation() -> Observation {
        let unit = pick([Unit.count, .count, .count, .percent, .score, .rank])
        let place = pick([nil, "38", "38", "38", "01", "08", "34:08", "34:08", "34:38", "03"]).map(province)
        let indicators = [Fixture.teams, Fixture.teams, Fixture.online, Fixture.score, Fixture.rank, Fixture.users]
        let start = Int.random(in: 0...3, using: &self)
        return Observation(
            indicator: once(in: 15) ? pick([nil, IndicatorID(rawValue: "x.y")]) : pick(indicators),
            value: FixedDecimal(millionths: Int128(Int.random(in: -2...4, using: &self)) * 333_333), unit: unit,
            comparator: pick([.eq, .eq, .ge, .approx]), measure: once(in: 8) ? .change : .level,
            status: once(in: 6) ? .target : .actual,
            scope: pick([.province, .province, .province, .national, .district]),
            tier: once(in: 12) ? .commune : nil, province: place?.code, units: place?.units ?? .sixtyThree,
            period: time(), outOf: unit == .score ? pick([nil, 1, 3, 1000]) : nil,
            confidence: number(pick(["0.9", "0.9", "0.8", "0.5", "0.49", "0.1"])),
            evidence: Evidence(
                field: pick([.title, .body, .body]), start: start, end: start + pick([1, 2]),
                sentence: pick(["Câu một.", "Câu hai."]), sentenceStart: 0))
    }

    private mutating func time() -> Period? {
        pick([
            nil, "2022", "2022", "2022", "2022-Q4", "2022-10/2022-12", "2022-12", "2022-H2", "2022-01/2022-12",
            "2021-01/2025-12", "2023-01",
        ]).map(period)
    }
}
