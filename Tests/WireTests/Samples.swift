import Core
import Wire

/// SplitMix64 (G. L. Steele et al., 2014): the same numbers from the same seed everywhere.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    mutating func chance() -> Bool { below(2) == 0 }

    mutating func maybe<Value>(_ value: (inout Seeded) -> Value) -> Value? { below(3) == 0 ? nil : value(&self) }

    mutating func list<Value>(upTo most: Int, _ value: (inout Seeded) -> Value) -> [Value] {
        (0..<below(most + 1)).map { _ in value(&self) }
    }

    mutating func pick<Values: Collection>(_ values: Values) -> Values.Element {
        values[values.index(values.startIndex, offsetBy: below(values.count))]
    }

    mutating func pick<Name: CaseIterable>(_: Name.Type) -> Name { pick(Array(Name.allCases)) }
}

/// Text, numbers and names that a codec may stumble over.
extension Seeded {
    private static let pieces = [
        "a", "Thanh Hóa", "Thanh Ho\u{0301}a", "tỷ lệ 98,72%", "\"", "\\", "\\u0041", "/", "\u{0}", "\u{1F}", "\u{7F}",
        "\n", "\r\n", "\t", "\u{8}\u{C}",
        "\u{2028}", "\u{FEFF}", "\u{FFFF}", "\u{10FFFF}", "👩‍👩‍👧", "🇻🇳", "\u{A0}", "Ð",
        "{}[],:",
    ]

    mutating func text(upTo most: Int = 8) -> String { list(upTo: most) { $0.pick(Self.pieces) }.joined() }

    mutating func exact() -> ExactText { ExactText(text() + "x") }

    mutating func decimal() -> FixedDecimal {
        let digits = below(25)
        let bound = (0..<digits).reduce(Int128(1)) { power, _ in power * 10 }
        let magnitude = Int128.random(in: 0..<bound, using: &self)
        return FixedDecimal(millionths: chance() ? magnitude : -magnitude)
    }

    mutating func positive() -> FixedDecimal { FixedDecimal(millionths: decimal().millionths.magnitudeOrOne) }

    mutating func share() -> FixedDecimal { FixedDecimal(millionths: Int128(below(1_001)) * 1_000) }

    mutating func code() -> ProvinceCode { pick(Samples.codes) }

    mutating func province() -> ProvinceID { ProvinceID(units: pick(UnitList.self), code: code()) }

    mutating func time() -> Timestamp? {
        Timestamp(seconds: Int64.random(in: -62_167_219_200...253_402_300_799, using: &self))
    }

    mutating func period() -> Period {
        pick(["0000", "2022", "2022-Q3", "2022-H1", "2022-09", "2021-01/2025-12"].compactMap { Period($0) })
    }

    mutating func indicator() -> IndicatorID {
        IndicatorID(rawValue: pick(["workforce.community_teams", "overall.dti_rank", "a.b", "x_1.y_2"]))
    }

    mutating func count() -> Int { chance() ? below(3) : below(1_000_000_000) }
}

extension Int128 {
    fileprivate var magnitudeOrOne: Int128 { self == 0 ? 1 : (self < 0 ? -self : self) }
}

enum Samples {
    /// All codes that can be written.
    static let codes = (1...99).compactMap { ProvinceCode($0 < 10 ? "0\($0)" : "\($0)") }

    /// The codes of the 63.
    static let provinces = [
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44,
        45,
        46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91,
        92,
        93, 94, 95, 96,
    ].map { codes[$0 - 1] }

    static let limits = ArticleLimits(provinces: Set(provinces))

    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// The class of the rejection that a call ends with, or nil where it succeeds.
func rejection<Value>(_ call: () throws(Rejection) -> Value) -> Rejection? {
    do throws(Rejection) {
        _ = try call()
        return nil
    } catch {
        return error
    }
}
