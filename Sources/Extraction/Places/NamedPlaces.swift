import VietnameseText

/// Communes that a text has named with their type word, by their first syllable.
struct NamedPlaces {
    private var byFirst: [UInt64: [(name: [UInt64], kind: PlaceMention.Kind)]] = [:]

    /// Whether none was named.
    var isEmpty: Bool { byFirst.isEmpty }

    /// Remembers a name of two syllables or more.
    mutating func add(_ mention: PlaceMention, _ tokens: [Token]) {
        let name = tokens[mention.nameStart..<mention.tokens.upperBound].map(\.key)
        guard name.count > 1, let first = name.first,
            !(byFirst[first] ?? []).contains(where: { $0.name == name }), byFirst[first]?.count ?? 0 < 8
        else { return }
        byFirst[first, default: []].append((name, mention.kind))
    }

    /// The place whose name starts at a token, and the token after it.
    func find(_ place: Int, _ tokens: [Token]) -> (PlaceMention.Kind, Int)? {
        for (name, kind) in byFirst[tokens[place].key] ?? [] {
            let end = place + name.count
            if end <= tokens.count, tokens[place..<end].map(\.key) == name { return (kind, end) }
        }
        return nil
    }
}
