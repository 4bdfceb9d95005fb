public import Core

/// What a careful reader says that an article states, with which readings are compared.
public struct GoldArticle: Sendable, Hashable {
    /// The article's id.
    public let id: ExactText
    /// Whether it is about digital transformation.
    public let relevant: Bool
    /// The province that it is about, in the list of 63; nil for none.
    public let province: ProvinceCode?
    /// What kind of news it is; nil where not relevant.
    public let genre: Genre?
    /// The main indices that it speaks of most.
    public let indices: [MainIndex]
    /// Its figures.
    public let observations: [GoldObservation]

    /// Gold from its parts.
    public init(
        id: ExactText, relevant: Bool, province: ProvinceCode?, genre: Genre?, indices: [MainIndex],
        observations: [GoldObservation]
    ) {
        self.id = id
        self.relevant = relevant
        self.province = province
        self.genre = genre
        self.indices = indices
        self.observations = observations
    }
}

/// One figure as a careful reader reads it; the fields are those of ``Core/Observation``.
public struct GoldObservation: Sendable, Hashable {
    /// The catalogue's indicator, or nil.
    public var indicator: IndicatorID?
    /// The number, in `unit`.
    public var value: FixedDecimal
    /// What the number counts.
    public var unit: Unit
    /// How the number bounds the truth.
    public var comparator: Comparator
    /// A level or a movement.
    public var measure: Measure
    /// Reached or aimed at.
    public var status: Status
    /// What the figure covers.
    public var scope: Scope
    /// The area's name.
    public var area: String?
    /// The tier of government.
    public var tier: Tier?
    /// The province.
    public var province: ProvinceCode?
    /// Which list `province` is of.
    public var units: UnitList
    /// The period.
    public var period: Period?
    /// The fraction that the text gives.
    public var fraction: Fraction?
    /// A score's maximum.
    public var outOf: FixedDecimal?
    /// Words of the text that hold the figure, for people.
    public var quote: String
    /// Whether careful readers may differ: counts neither as missed nor as extra.
    public var optional: Bool

    /// A gold figure from its parts.
    public init(
        indicator: IndicatorID?, value: FixedDecimal, unit: Unit, comparator: Comparator = .eq,
        measure: Measure = .level, status: Status = .actual, scope: Scope = .province, area: String? = nil,
        tier: Tier? = nil, province: ProvinceCode?, units: UnitList = .sixtyThree, period: Period?,
        fraction: Fraction? = nil, outOf: FixedDecimal? = nil, quote: String = "", optional: Bool = false
    ) {
        self.indicator = indicator
        self.value = value
        self.unit = unit
        self.comparator = comparator
        self.measure = measure
        self.status = status
        self.scope = scope
        self.area = area
        self.tier = tier
        self.province = province
        self.units = units
        self.period = period
        self.fraction = fraction
        self.outOf = outOf
        self.quote = quote
        self.optional = optional
    }
}
