/// Turns provinces, districts and sources into groups of phrases.
struct PlaceGroups {
    let provinces: [Province]
    let notAfter: [String]
    let districts: [District]
    let sources: [SourceRecord]

    mutating func add(to table: inout GroupTable) {
        table.add(PhraseGroup(role: .notBeforeProvince, phrases: notAfter))
        for (place, province) in provinces.enumerated() {
            let names = [province.name] + province.aliases + (province.cityName.map { [$0] } ?? [])
            table.add(PhraseGroup(role: .province(place), phrases: names.flatMap(Self.spellings)))
            for (isLower, phrases) in Dictionary(grouping: province.lookalikes, by: Self.isLowerCase) {
                table.add(
                    PhraseGroup(
                        role: .lookalike, phrases: phrases.flatMap(Self.spellings), lowerCaseOnly: isLower))
            }
        }
        for (place, district) in districts.enumerated() {
            let names = [district.name] + district.aliases
            table.add(PhraseGroup(role: .district(place), phrases: names.flatMap(Self.spellings)))
        }
        for source in sources where !source.names.isEmpty {
            let role: PhraseRole = source.province.map { .provinceMedia($0) } ?? .lookalike
            table.add(PhraseGroup(role: role, phrases: source.names.flatMap(Self.spellings)))
        }
    }

    private static func isLowerCase(_ text: String) -> Bool { text == text.lowercased() }

    /// A name with a hyphen is also written without it.
    private static func spellings(_ name: String) -> [String] {
        let parts = name.split(whereSeparator: { $0 == "-" || $0 == "–" || $0 == "'" || $0 == "’" })
        guard parts.count > 1 else { return [name] }
        return [name, parts.joined(separator: " ").split(separator: " ").joined(separator: " ")]
    }
}
