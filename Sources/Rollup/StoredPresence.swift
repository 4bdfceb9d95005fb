import Core

/// What an article adds to a province's summary, but for its date and indicators, which its figures tell.
struct StoredPresence: Sendable {
    let province: ProvinceID
    let observations: Int32
    /// What it adds to the maps, where it is about the province.
    let tallies: [Tally]

    init(province: ProvinceID, summary: SummaryPartial) {
        self.province = province
        observations = Int32(clamping: summary.observations)
        let weights = summary.indices.map { Tally(name: .index($0), amount: Int32(clamping: $1.millionths)) }
        let genres = summary.genres.map { Tally(name: .genre($0), amount: Int32(clamping: $1)) }
        let aspects = summary.aspects.map { Tally(name: .aspect($0), amount: Int32(clamping: $1)) }
        tallies = weights + genres + aspects
    }
}

/// An amount in one of the maps of a summary: millionths of an index, articles of a genre, sentences of an aspect.
struct Tally: Sendable {
    let name: TallyName
    let amount: Int32
}

/// A place in one of the maps of a summary.
enum TallyName: Sendable, Hashable {
    case index(MainIndex)
    case genre(Genre)
    case aspect(Aspect)
}

extension Dictionary where Value == Int {
    /// Adds to the count of a key; a key whose count comes to zero is gone.
    mutating func count(_ key: Key, by amount: Int) {
        let sum = self[key, default: 0] + amount
        self[key] = sum == 0 ? nil : sum
    }
}
