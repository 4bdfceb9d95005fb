import Core

/// One section of one subject.
struct SectionID: Sendable, Hashable {
    let subject: PartialSubject
    let kind: SectionKind
}

extension SectionPartial {
    /// A section shows at most three citations, so no more of an article or of a partition can come to be shown.
    static let bestLimit = 3
}
