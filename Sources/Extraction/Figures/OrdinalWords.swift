import Core
import VietnameseText

/// Words of places in an order.
enum OrdinalWords {
    private static let places: WordTable = ["nhất": 1, "nhì": 2, "ba": 3, "tư": 4]
    /// "tổng số 520", "trong số 520", "con số 520": what follows is a figure.
    static let numberIsCount: WordSet = [
        "tổng", "trong", "con", "có", "đạt", "đổi", "tế", "hội", "quyền", "lực", "tầng", "thức", "chế", "dân", "liệu",
        "nghệ", "năng", "ký", "thư", "tảng", "điểm", "đa", "thiểu", "hệ", "bạ", "đồ", "trị",
    ]

    /// "thứ", before a place in an order.
    static let ordinal = Syllable("thứ").key
    /// "cứ 100 hộ thì có 30 hộ"
    static let forEach = Syllable("cứ").key
    static let thereAre = Syllable("có").key
    /// "bậc", the step of an order.
    static let step = Syllable("bậc").key
    /// "mức 2"
    static let level = Syllable("mức").key
    /// "9 trên 10"
    static let over = Syllable("trên").key
    /// "mỗi xã có 2 tổ"
    static let each = Syllable("mỗi").key
    /// Words in small letters that may stand between a rank and the next: "tỉnh Long An và tỉnh Hậu Giang lần lượt là".
    static let betweenRanks: WordSet = ["và", "còn", "tỉnh", "thành", "phố", "lần", "lượt", "là"]
    /// "xếp 41", "đứng 12"
    static let strongRankVerbs: WordSet = ["xếp", "đứng"]
    /// "từ 60 đến 70%"
    static let to = Syllable("đến").key

    /// 1 for "nhất", 2 for "nhì", 3 for "ba", 4 for "tư"; nil for other words.
    static func place(_ key: UInt64) -> Int? { places[key] }
}

/// "12,450 hồ sơ": a comma that was meant as a point.
enum Magnitude1000 {
    /// A thousand times a value, or nil outside the range of messages.
    static func times(_ value: FixedDecimal) -> FixedDecimal? {
        let product = FixedDecimal(millionths: value.millionths * 1_000)
        return product.isInMessageRange ? product : nil
    }
}
