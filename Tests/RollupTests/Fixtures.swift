import Core

/// The catalogue and provinces of the tests: the real codes of both lists, named after themselves.
enum Fixture {
    static let teams = IndicatorID(rawValue: "workforce.community_teams")
    static let rank = IndicatorID(rawValue: "overall.dti_rank")
    static let score = IndicatorID(rawValue: "overall.dti_score")
    static let online = IndicatorID(rawValue: "government.online_rate")
    static let users = IndicatorID(rawValue: "society.users")

    static let indicators = [
        Indicator(id: teams, name: "Tổ công nghệ số", unit: .count, index: .workforce, additive: true, better: .higher),
        Indicator(id: rank, name: "Xếp hạng DTI", unit: .rank, index: nil, additive: false, better: .lower),
        Indicator(id: score, name: "Điểm DTI", unit: .score, index: nil, additive: false, better: .higher),
        Indicator(id: online, name: "Trực tuyến", unit: .percent, index: .government, additive: false, better: .higher),
        Indicator(id: users, name: "Người dùng", unit: .count, index: .society, additive: true, better: .none),
    ]

    /// The codes of the 63, and those of the 34 that were formed by a merger.
    static let codes63 = """
        01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 \
        58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96
        """
    static let codes34 = "08 15 19 24 25 31 33 37 44 48 51 52 56 66 68 75 79 80 82 86 91 92 96"
    /// The codes that both lists have for the same province.
    static let unmerged = Set(codes("01 04 11 12 14 20 22 38 40 42 46"))

    static let reference: ReferenceData = {
        let old = codes(codes63).map { code in
            ProvinceInfo(
                id: ProvinceID(units: .sixtyThree, code: code), name: "Tỉnh \(code)",
                mergedInto: unmerged.contains(code) ? code : codes(codes34)[0])
        }
        let new = codes(codes34).map { code in
            ProvinceInfo(id: ProvinceID(units: .thirtyFour, code: code), name: "Tỉnh mới \(code)", mergedInto: code)
        }
        return ReferenceData(provinces: old + new, indicators: indicators)
    }()

    static func codes(_ text: String) -> [ProvinceCode] {
        text.split(whereSeparator: \.isWhitespace).compactMap { ProvinceCode($0) }
    }
}

/// A number that the tests write out: `number("0.5")`. A typing error shows as a value that no test expects.
func number(_ text: String) -> FixedDecimal { FixedDecimal(text) ?? FixedDecimal(-987_654_321) }

/// A province by its key: "38", "34:08".
func province(_ key: String) -> ProvinceID {
    ProvinceID(key: key) ?? ProvinceID(units: .thirtyFour, code: Fixture.codes("99")[0])
}

/// A period as written.
func period(_ text: String) -> Period { Period(text) ?? Period(year: 9999) }

/// A figure with the values that most tests want: a count of teams in province 38 in 2022.
func figure(
    _ value: String, _ indicator: IndicatorID? = Fixture.teams, during time: String? = "2022", unit: Unit = .count,
    outOf: String? = nil,
    comparator: Comparator = .eq, measure: Measure = .level, status: Status = .actual, scope: Scope = .province,
    tier: Tier? = nil, in place: String? = "38", confidence: String = "0.9",
    field: TextField = .body, at start: Int = 10
) -> Observation {
    let id = place.map(province)
    return Observation(
        indicator: indicator, value: number(value), unit: unit, comparator: comparator, measure: measure,
        status: status, scope: scope, tier: tier, province: id?.code, units: id?.units ?? .sixtyThree,
        period: time.map(period), outOf: outOf.map(number), confidence: number(confidence),
        evidence: Evidence(
            field: field, start: start, end: start + 3, sentence: "Câu \(start) nói \(value).", sentenceStart: start))
}

/// A relevant article about province 38, dated by day and month of 2022 where a date is given.
func article(
    _ id: String, on date: String? = nil, source: String? = "baothanhhoa.vn", about: String? = "38",
    relevant: Bool = true, genre: Genre? = nil, indices: [MainIndex: FixedDecimal] = [:],
    aspects: [Aspect: Int] = [:], _ observations: Observation...
) -> Reading {
    let about = about.map(province)
    return Reading(
        articleId: ExactText(id), rules: "test", title: "Tựa \(id)", url: "https://bao.vn/\(id)",
        source: source.map { ExactText($0) }, publishedAt: date.flatMap { Timestamp("2022-\($0)T00:00:00Z") },
        relevant: relevant, province: about?.code, units: about?.units ?? .sixtyThree, genre: genre,
        indices: indices, aspects: aspects, observations: observations)
}
