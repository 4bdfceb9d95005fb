import VietnameseText

/// Words of dates and periods.
enum PeriodWords {
    static let year = Syllable("năm").key
    static let month = Syllable("tháng").key
    static let quarter = Syllable("quý").key
    static let day = Syllable("ngày").key
    static let beginning = Syllable("đầu").key
    static let end = Syllable("cuối").key
    static let half = Syllable("nửa").key
    static let until = Syllable("đến").key
    static let upTo = Syllable("tới").key
    static let from = Syllable("từ").key
    static let that = Syllable("đó").key
    static let this = Syllable("nay").key
    static let lastSpoken = Syllable("ngoái").key
    static let before = Syllable("trước").key
    static let past = Syllable("qua").key
    static let and = Syllable("và").key
    static let in_ = Syllable("trong").key
    static let number = Syllable("số").key
    static let whole = Syllable("cả").key
    static let of = Syllable("của").key
    static let school = Syllable("học").key
    static let times = Syllable("lần").key
    static let more = Syllable("hơn").key
    static let same = Syllable("cùng").key
    static let term = Syllable("kỳ").key

    /// Words before "năm qua" that make it several years.
    static let counts: WordSet = [
        "hai", "ba", "bốn", "năm", "sáu", "bảy", "mười", "nhiều", "những", "các", "mấy",
    ]

    /// Words before a number of months that make it a length of time: "sau 6 tháng", "kéo dài 9 tháng".
    static let durations: WordSet = [
        "sau", "dài", "vòng", "hơn", "gần", "suốt", "mỗi", "khoảng", "được", "chậm", "hạn", "mất", "chỉ", "trước",
        "cứ",
    ]

    /// Words that may stand between "đến" and a time: "đến hết năm 2022".
    static let fillers: WordSet = ["hết", "cuối", "đầu", "năm", "ngày", "trong", "cả"]
    /// Words before a year that make it one.
    static let beforeYears: WordSet = ["năm", "đến", "đầu", "cuối", "hết", "và", "từ", "giai"]
    static let ten = Syllable("mười").key

    private static let units: WordSet = ["năm", "tháng", "quý", "ngày"]

    /// Whether a token is a word of a span of time: "mỗi năm".
    static func isUnit(_ token: Token) -> Bool {
        token.kind == .word && units.contains(token.key)
    }

    static let roman: WordTable = ["I": 1, "II": 2, "III": 3, "IV": 4]
}
