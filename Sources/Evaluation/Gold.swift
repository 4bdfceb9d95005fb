public import Core

/// What a careful reader says that an article states, with which readings are compared.
public struct GoldArticle: Sendable, Hashable {
    /// The article's id.
    public let id: ExactText
    /// Whether it is about digital transformation.
    public let relevant: Bool
    /// The province that it is about; nil for none.
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

/// One figure as a careful reader reads it.
public struct GoldObservation: Sendable, Hashable {
    /// The figure; its evidence is the words that the gold quotes, its confidence 1.
    public let observation: Observation
    /// Whether careful readers may differ: counts neither as missed nor as extra.
    public let optional: Bool

    /// A gold figure from its parts.
    public init(_ observation: Observation, optional: Bool = false) {
        self.observation = observation
        self.optional = optional
    }
}
