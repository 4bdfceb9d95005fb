import VietnameseText

/// Tiers that a body may belong to without a name of its own.
enum BodyTier {
    static let province = Syllable("tỉnh").key
    static let district = Syllable("huyện").key
    /// "tinh", as in a text without marks.
    static let bareProvince = Syllable("tinh").key
    static let words: Set<UInt64> = [province, district]
    static let city = Syllable("phố").key
    /// "phường V"
    static let roman: Set<UInt64> = Set(["I", "V", "X"].map { Syllable($0).key })
    /// "cấp", before a tier.
    static let tier = Syllable("cấp").key
    /// Type words of places as they stand in lists: "huyện, thị xã, thành phố", "sở, ngành, huyện".
    static let types: Set<UInt64> = Set(
        ["huyện", "xã", "phường", "quận", "trấn", "sở", "ngành", "ban", "tỉnh"].map { Syllable($0).key })

    /// Whether a commune's name is that of a part of one.
    static func isHamlet(_ name: String) -> Bool {
        ["thôn", "bản", "ấp", "làng", "buôn", "khu phố"].contains { name.hasPrefix($0) }
    }

    static let cityShort = Syllable("thành").key
    /// Words before a type word that is said of several: "các xã", "hai xã".
    static let several: Set<UInt64> = Set(
        ["các", "hai", "ba", "bốn", "năm", "những", "nhiều", "và", "mỗi", "từng"].map { Syllable($0).key })
    /// What a bare type word at the start of a sentence stands for.
    static let subjects: [UInt64: PlaceMention.Kind] = [
        province: .provinceWide, district: .districtWide, Syllable("quận").key: .districtWide,
        Syllable("xã").key: .communeWide, Syllable("phường").key: .communeWide,
    ]
}

/// Runs of spaces of any kind as one space.
enum SpaceFolding {
    static func single(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var pending = false
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "\u{A0}" || scalar == "\t" || scalar == "\n" || scalar == "\r" {
                pending = !result.isEmpty
                continue
            }
            if pending { result.append(" ") }
            pending = false
            result.append(scalar)
        }
        return String(result)
    }
}
