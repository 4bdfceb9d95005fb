import Core

/// The number that a subject has in one ``PartitionState``.
public struct SubjectNumber: Sendable, Hashable {
    /// From 0, in the order in which the state met the subjects.
    public let index: Int32

    /// The subject that a state met at that place.
    public init(index: Int32) { self.index = index }
}

/// The subjects of a partition by number, with what the partition's articles contribute to each.
struct SubjectTable: Sendable {
    private var numbers = Numbering<PartialSubject>()
    /// By subject the numbers of its sections in the order of ``SectionKind``, or -1.
    private var sectionNumbers: [SIMD4<Int32>] = []
    /// The indicators that summaries count.
    private(set) var indicators = Numbering<IndicatorID>()
    private var summaryStates: [Int32: SummaryState] = [:]
    /// The sections by number.
    var sections: [SectionState] = []

    /// The number of a subject, which it is given now if it has none.
    mutating func number(_ subject: PartialSubject) -> SubjectNumber {
        let number = numbers.number(subject)
        if Int(number) == sectionNumbers.count { sectionNumbers.append(SIMD4(repeating: -1)) }
        return SubjectNumber(index: number)
    }

    /// The number of a subject that has one.
    func existing(_ subject: PartialSubject) -> SubjectNumber? {
        numbers.existing(subject).map { SubjectNumber(index: $0) }
    }

    subscript(number: SubjectNumber) -> PartialSubject { numbers[number.index] }

    /// The summary of a subject that is one.
    subscript(summary number: SubjectNumber) -> SummaryState? {
        get { summaryStates[number.index] }
        set { summaryStates[number.index] = newValue }
    }

    /// The summary of a subject that is one, an empty one where there is none.
    subscript(summary number: SubjectNumber, default empty: @autoclosure () -> SummaryState) -> SummaryState {
        get { summaryStates[number.index] ?? empty() }
        _modify { yield &summaryStates[number.index, default: empty()] }
    }

    /// The number of a subject's section; nil where no article has ever supported it.
    func section(_ kind: SectionKind, of subject: SubjectNumber) -> Int32? {
        let number = sectionNumbers[Int(subject.index)][Int(kind.place)]
        return number < 0 ? nil : number
    }

    /// The number of the section that figures of a kind support, which it is given now if it has none.
    mutating func section(_ kind: SectionKind, of subject: PartialSubject) -> Int32 {
        let number = number(subject)
        if let section = section(kind, of: number) { return section }
        var counted: (SubjectNumber, Int32)?
        if kind == .actual, case .rollup(let key) = subject {
            counted = (self.number(.summary(key.province)), indicators.number(key.indicator))
        }
        let section = Int32(sections.count)
        sections.append(SectionState(place: SectionPlace(subject: number, counted: counted)))
        sectionNumbers[Int(number.index)][Int(kind.place)] = section
        return section
    }

    /// The subjects that some article contributes to.
    var contributing: [SubjectNumber] {
        var subjects = Set(summaryStates.keys.map { SubjectNumber(index: $0) })
        for section in sections where !section.isEmpty { subjects.insert(section.place.subject) }
        return Array(subjects)
    }
}
