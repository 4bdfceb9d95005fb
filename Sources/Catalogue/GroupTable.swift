/// Groups of phrases by what they hold, so that rules that name the same words share one group.
struct GroupTable {
    private(set) var groups: [PhraseGroup] = []
    private var termPlaces: [[String]: Int] = [:]

    /// The place of the group of terms that holds exactly these phrases.
    mutating func term(_ phrases: [String]) -> Int {
        let key = Array(Set(phrases)).sorted()
        if let place = termPlaces[key] { return place }
        termPlaces[key] = groups.count
        return add(PhraseGroup(role: .term, phrases: key))
    }

    /// Adds a group and gives its place.
    @discardableResult
    mutating func add(_ group: PhraseGroup) -> Int {
        groups.append(group)
        return groups.count - 1
    }
}
