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
        var tallies: [Tally] = []
        tallies.reserveCapacity(summary.indices.count + summary.genres.count + summary.aspects.count)
        for (index, weight) in summary.indices {
            tallies.append(Tally(name: .index(index), amount: Int32(clamping: weight.millionths)))
        }
        for (genre, articles) in summary.genres {
            tallies.append(Tally(name: .genre(genre), amount: Int32(clamping: articles)))
        }
        for (aspect, sentences) in summary.aspects {
            tallies.append(Tally(name: .aspect(aspect), amount: Int32(clamping: sentences)))
        }
        self.tallies = tallies
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

extension Dictionary where Value: BinaryInteger {
    /// Adds to the count of a key; a key whose count comes to zero is gone.
    mutating func count(_ key: Key, by amount: Value) {
        let sum = self[key, default: 0] + amount
        self[key] = sum == 0 ? nil : sum
    }
}
