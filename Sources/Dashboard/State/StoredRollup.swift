internal import Core
internal import Wire

/// A roll-up in force: its message, and where in it the sections stand.
final class StoredRollup: Sendable {
    /// A section as bytes of the message, with what sums are made of.
    struct Section: Sendable {
        let range: Range<Int>
        let headline: StatedValue
        let observations: Int
    }

    let key: RollupKey
    let bytes: [UInt8]
    private let sections: [SectionKind: Section]

    /// Reads a message.
    ///
    /// - Throws: where it is no roll-up, or not that of its key.
    init(_ value: [UInt8], key: RollupKey) throws(Rejection) {
        let rollup = try RollupMessage.decode(value)
        guard rollup.key == key else {
            throw Rejection(.keyMismatch, "the key \"\(key.text)\" is not the value's")
        }
        let root = try JSONDocument(value).root
        var sections: [SectionKind: Section] = [:]
        for (kind, section) in rollup.sections {
            guard let range = root[kind.rawValue]?.range else { continue }
            sections[kind] = Section(range: range, headline: section.headline, observations: section.observations)
        }
        self.key = key
        self.bytes = value
        self.sections = sections
    }

    subscript(kind: SectionKind) -> Section? { sections[kind] }

    var hasActual: Bool { sections[.actual] != nil }

    /// The canonical bytes of a section, or nil.
    func json(_ kind: SectionKind) -> ArraySlice<UInt8>? { sections[kind].map { bytes[$0.range] } }
}
