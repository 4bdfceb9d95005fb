public import Core

/// A province of the 63 with its names.
public struct Province: Sendable, Hashable {
    /// The code in the list of 63.
    public let code: ProvinceCode
    /// The name, as newspapers write it.
    public let name: String
    /// Whether it is a city governed by the centre.
    public let isCity: Bool
    /// Its capital, or nil.
    public let capital: String?
    /// Other spellings.
    public let aliases: [String]
    /// Whether the name alone, without "tỉnh", is weak evidence because it is also a common word or a name.
    public let weakAlone: Bool
    /// Phrases that hold its name but are not it.
    public let lookalikes: [String]
    /// The code in the list of 34.
    public let mergedInto: ProvinceCode
    /// Since when it is a city governed by the centre under another name ("Huế"); nil for the others.
    public let cityFrom: Timestamp?
    /// Its name as that city.
    public let cityName: String?

    /// A province from its parts.
    public init(
        code: ProvinceCode, name: String, isCity: Bool, capital: String?, aliases: [String], weakAlone: Bool,
        lookalikes: [String], mergedInto: ProvinceCode, cityFrom: Timestamp? = nil, cityName: String? = nil
    ) {
        self.cityFrom = cityFrom
        self.cityName = cityName
        self.code = code
        self.name = name
        self.isCity = isCity
        self.capital = capital
        self.aliases = aliases
        self.weakAlone = weakAlone
        self.lookalikes = lookalikes
        self.mergedInto = mergedInto
    }
}

/// A district, town or city inside a province of the 63.
public struct District: Sendable, Hashable {
    /// The province's place in ``Catalogue/provinces``.
    public let province: Int
    /// The name without the type word.
    public let name: String
    /// The type word: "huyện", "thị xã", "quận", "thành phố".
    public let type: String
    /// Other spellings.
    public let aliases: [String]

    /// A district from its parts.
    public init(province: Int, name: String, type: String, aliases: [String]) {
        self.province = province
        self.name = name
        self.type = type
        self.aliases = aliases
    }
}

/// Whose a newspaper, portal or broadcaster is.
public struct SourceRecord: Sendable, Hashable {
    /// The province's place in ``Catalogue/provinces``; nil for the whole country's.
    public let province: Int?
    /// Its domains, in small letters.
    public let domains: [String]
    /// Its names.
    public let names: [String]
    /// Abbreviations that open a paragraph or a title ("BHG - "), exact in case.
    public let datelines: [String]

    /// A record from its parts.
    public init(province: Int?, domains: [String], names: [String], datelines: [String]) {
        self.datelines = datelines
        self.province = province
        self.domains = domains
        self.names = names
    }
}
