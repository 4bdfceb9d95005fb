import Core
import TestSupport
import Wire

/// Readings for measurements: a million of them differ, and the same seed gives the same bytes. They spread over 63
/// provinces, the catalogue's indicators and eight periods.
struct ReadingMaker {
    private var dice: Dice
    private let indicators: [Indicator]
    private let observations: Int
    private let hotPercent: Int
    private var count = 0

    private static let periods = [
        "2020", "2021", "2022", "2023", "2022-Q3", "2022-H1", "2022-09", "2023-01/2023-09",
    ].compactMap { Period($0) }
    private static let codes = Fixture.codes63.split(whereSeparator: \.isWhitespace).compactMap {
        ProvinceCode(String($0))
    }

    /// A maker of readings with so many observations each.
    ///
    /// - Parameter hotPercent: how many of a hundred observations are of one indicator, which everybody writes about.
    init(seed: UInt64, indicators: [Indicator], observations: Int = 3, hotPercent: Int = 0) {
        dice = Dice(seed: seed)
        self.indicators = indicators
        self.observations = observations
        self.hotPercent = hotPercent
    }

    /// The next reading, of a new article, as the bytes of a message.
    mutating func nextMessage() -> (key: [UInt8], value: [UInt8]) {
        let reading = next()
        return (Array(reading.articleId.string.utf8), ReadingMessage.encode(reading))
    }

    private mutating func next() -> Reading {
        count += 1
        let province = dice.pick(Self.codes)
        var reading = Reading(
            articleId: ExactText("https://bao\(count % 97).vn/bai-\(count)"), rules: "bench",
            title: "Chuyển đổi số: chuyện của \(dice.pick(Phrases.words)) \(count)",
            url: "https://bao\(count % 97).vn/chuyen-doi-so/bai-\(count).html",
            source: ExactText("bao\(Int.random(in: 0..<200, using: &dice)).vn"),
            publishedAt: Timestamp(seconds: 1_600_000_000 + Int64.random(in: 0..<100_000_000, using: &dice)),
            relevant: true, province: province, genre: .review,
            indices: [.government: FixedDecimal(millionths: 400_000), .society: FixedDecimal(millionths: 600_000)],
            aspects: [.result: Int.random(in: 0...8, using: &dice), .task: Int.random(in: 0...3, using: &dice)])
        reading.observations = (0..<observations).map { observation($0, province) }
        return reading
    }

    private mutating func observation(_ place: Int, _ province: ProvinceCode) -> Observation {
        let isHot = Int.random(in: 0..<100, using: &dice) < hotPercent
        let indicator = isHot ? indicators[0] : dice.pick(indicators)
        let start = 300 * place + Int.random(in: 0..<50, using: &dice)
        let limit = indicator.unit == .percent ? 100 : 5_000
        return Observation(
            indicator: indicator.id,
            value: FixedDecimal(millionths: Int128(Int.random(in: 1...limit, using: &dice)) * 1_000_000),
            unit: indicator.unit, status: dice.once(in: 6) ? .target : .actual, province: province,
            period: dice.pick(Self.periods), periodInferred: dice.once(in: 3),
            confidence: FixedDecimal(millionths: Int128(Int.random(in: 50...99, using: &dice)) * 10_000),
            evidence: Evidence(
                field: .body, start: start + 10, end: start + 15,
                sentence: dice.pick(Phrases.plain) + " " + dice.pick(Phrases.figures), sentenceStart: start))
    }
}
