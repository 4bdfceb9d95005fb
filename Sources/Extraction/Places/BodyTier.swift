import VietnameseText

/// Tiers that a body may belong to without a name of its own.
enum BodyTier {
    static let province = Syllable("tỉnh").key
    /// "tinh", as in a text without marks.
    static let bareProvince = Syllable("tinh").key
    static let words: WordSet = ["tỉnh", "huyện"]
    static let city = Syllable("phố").key
    /// "phường V"
    static let roman: WordSet = ["I", "V", "X"]
    /// "cấp", before a tier.
    static let tier = Syllable("cấp").key
    /// Type words of places as they stand in lists: "huyện, thị xã, thành phố", "sở, ngành, huyện".
    static let types: WordSet = ["huyện", "xã", "phường", "quận", "trấn", "sở", "ngành", "ban", "tỉnh"]

    /// Whether a commune's name is that of a part of one.
    static func isHamlet(_ name: String) -> Bool {
        ["thôn", "bản", "ấp", "làng", "buôn", "khu phố"].contains { name.hasPrefix($0) }
    }

    static let cityShort = Syllable("thành").key
    /// Words before a type word that is said of several: "các xã", "hai xã".
    static let several: WordSet = ["các", "hai", "ba", "bốn", "năm", "những", "nhiều", "và", "mỗi", "từng"]
    /// What a bare type word at the start of a sentence stands for; nil for other words.
    static func subject(_ key: UInt64) -> PlaceMention.Kind? {
        switch subjects[key] {
        case 0: .provinceWide
        case 1: .districtWide
        case 2: .communeWide
        default: nil
        }
    }

    /// Whether a bare type word at the start of a sentence stands for a place.
    static func isSubject(_ key: UInt64) -> Bool { subjects[key] != nil }

    /// The bare type words that may stand for a place.
    static let subjectWords: WordSet = ["tỉnh", "huyện", "quận", "xã", "phường"]

    private static let subjects: WordTable = ["tỉnh": 0, "huyện": 1, "quận": 1, "xã": 2, "phường": 2]
}
