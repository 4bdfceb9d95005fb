public import ArgumentParser
public import Catalogue
public import Core
public import Service

/// Finds the provinces and indicators that a user names.
public struct NameLookup: Sendable {
    private let names: NameIndex
    private let reference: ReferenceData

    /// How many names are suggested.
    private static let suggestions = 5

    /// A lookup in a catalogue's names.
    public init(names: NameIndex, reference: ReferenceData) {
        self.names = names
        self.reference = reference
    }

    /// The provinces that a code ("38", "34:44") or a name means.
    ///
    /// - Throws: `CommandFailure` with status 2 where there is none, with the nearest names.
    public func provinces(_ text: String) throws(CommandFailure) -> [ProvinceID] {
        if let id = ProvinceID(key: text), let info = reference.province(id) { return [info.id] }
        let found = names.provinces(named: text)
        guard found.isEmpty else { return found }
        let near = names.provinces(near: text, limit: Self.suggestions).map { id in
            "\(reference.province(id)?.name ?? "") (\(id.key))"
        }
        throw Self.unknown("province", text, near, else: "give a code of the 63 (38), of the 34 (34:44), or a name")
    }

    /// The indicators that an id, its beginning, or words of a name mean.
    ///
    /// - Throws: `CommandFailure` with status 2 where there is none, with the nearest names.
    public func indicators(_ text: String) throws(CommandFailure) -> [IndicatorID] {
        let id = IndicatorID(rawValue: text)
        if reference.indicator(id) != nil { return [id] }
        let found = names.indicators(named: text)
        guard found.isEmpty else { return found }
        let near = names.indicators(near: text, limit: Self.suggestions).map { id in
            "\(id) (\(reference.indicator(id)?.name ?? ""))"
        }
        throw Self.unknown("indicator", text, near, else: "indicators.yaml of the catalogue lists them")
    }

    private static func unknown(
        _ kind: String, _ text: String, _ near: [String], else hint: String
    ) -> CommandFailure {
        let advice = near.isEmpty ? hint : "did you mean \(near.joined(separator: ", "))?"
        return CommandFailure(.usage, "--\(kind) \(text): no \(kind) has this code or name; \(advice)")
    }
}

/// What shells complete names with.
public enum NameCompletion {
    /// The codes of provinces of both lists.
    public static let provinces = CompletionKind.custom { _, _, _ in
        catalogue?.reference.provinces.map(\.id.key) ?? []
    }

    /// The ids of indicators.
    public static let indicators = CompletionKind.custom { _, _, _ in
        catalogue?.indicators.map(\.id.rawValue) ?? []
    }

    private static var catalogue: Catalogue? {
        Catalogue.defaultDirectory.flatMap { try? Catalogue.load(directory: $0) }
    }
}
