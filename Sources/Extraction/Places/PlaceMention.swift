import Core

/// A place or body that a text names or points at.
struct PlaceMention {
    /// What it is.
    enum Kind: Hashable {
        /// A province of the 63, by its place in the catalogue.
        case province(Int)
        /// A district by name; its provinces' places in the catalogue, none where the gazetteer lacks it.
        case district(name: String, provinces: [Int])
        /// A commune, ward or village by name, type word first.
        case commune(name: String)
        /// One company, school, market, department; agencies only carry shares and ranks.
        case organization(name: String, isAgency: Bool)
        /// "toàn tỉnh", "toàn huyện", "xã này", "cả nước": what was named before, or the whole.
        case provinceWide, cityWide, districtWide, communeWide, national
        /// "hợp tác xã", "bệnh viện" without a name: the one named last.
        case organizationAgain
    }

    /// What it is.
    var kind: Kind
    /// The tokens, type word included.
    var tokens: Range<Int>
    /// Whether it may be what a figure is about: not "theo Sở ...", "khách Hà Nội".
    var isSubject: Bool
    /// Whether a type word stands before the name.
    var hasType: Bool
    /// Where the name begins, after its type word.
    var nameStart: Int
    /// Whether it is the name of a district, commune or body.
    var isName: Bool {
        switch kind {
        case .district, .commune, .organization: true
        default: false
        }
    }

    /// Whether it is a province, a district or a commune by name.
    var isNamed: Bool {
        switch kind {
        case .province, .district, .commune: true
        default: false
        }
    }

    /// Whether it is a province or a district by name.
    var liesInProvince: Bool {
        switch kind {
        case .province, .district: true
        default: false
        }
    }

    /// Whether it is a body by name.
    var isBody: Bool {
        if case .organization = kind { return true }
        return false
    }

    /// The province that it names.
    var province: Int? {
        if case .province(let place) = kind { return place }
        return nil
    }

    /// Whether it may be a province, by name or as the whole that is spoken of.
    var mayBeProvince: Bool {
        switch kind {
        case .province, .provinceWide, .cityWide: true
        default: false
        }
    }

    /// A province's newspaper, portal or broadcaster, which speaks for it and is no place itself.
    var isMedia = false
}
