import VietnameseText

/// Prepositions of places.
enum ScopeWords {
    static let at = Syllable("tại").key
    static let in_ = Syllable("ở").key
    static let this = Syllable("này").key
    /// Abbreviations of bodies that every reader knows.
    static let written = ["BV": "Bệnh viện", "BVĐK": "Bệnh viện Đa khoa"]
    /// "công chức", "viên chức" after a comma.
    static let staff: WordSet = ["công", "viên"]
    static let joins: WordSet = ["cùng", "và"]
    static let isVerb = Syllable("là").key
    static let to = Syllable("về").key
    static let belongs = Syllable("thuộc").key
}
