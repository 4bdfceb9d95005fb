internal import Core

/// The parameters of a question, as texts by name, with the readers of each kind of value.
public struct QueryParameters: Sendable {
    private let values: [ExactText: [String]]

    /// QueryParameters from their names and texts; a name may come several times only where nothing asks for it.
    public init(_ pairs: [(name: String, value: String)]) {
        values = Dictionary(grouping: pairs, by: { ExactText($0.name) }).mapValues { $0.map(\.value) }
    }

    /// The text of a parameter, or nil.
    func text(_ name: String) throws(QueryFault) -> String? {
        let given = values[ExactText(name)] ?? []
        guard given.count < 2 else { throw .badRequest("\(name) is given \(given.count) times: expected once") }
        return given.first
    }

    /// A required text of at most so many code points.
    func text(_ name: String, limit: Int) throws(QueryFault) -> String {
        let value = try text(name)
        guard let value, (1...limit).contains(value.unicodeScalars.count) else {
            throw .wrong(name, value, expected: "a text of 1 to \(limit) characters")
        }
        return value
    }

    /// A whole number in plain digits.
    func integer(_ name: String, default fallback: Int, in range: ClosedRange<Int>) throws(QueryFault) -> Int {
        guard let value = try text(name) else { return fallback }
        guard value.utf8.count <= 9, value.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(value),
            range.contains(number)
        else {
            throw .wrong(name, value, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// `units`: the list of provinces.
    func units() throws(QueryFault) -> UnitList {
        switch try text("units") {
        case nil, "63": return .sixtyThree
        case "34": return .thirtyFour
        case let value?: throw .wrong("units", value, expected: "63 or 34")
        }
    }

    /// `format`: what to answer with.
    public func format() throws(QueryFault) -> AnswerFormat {
        guard let value = try text("format") else { return .json }
        guard let format = AnswerFormat(rawValue: value) else { throw .wrong("format", value, expected: "json or csv") }
        return format
    }

    /// `period` in one of the forms of the messages.
    func period() throws(QueryFault) -> Period {
        let value = try text("period")
        if let value, let period = Period(value) { return period }
        if let value, Self.isReversed(value) { throw .notFound("period \(value) ends before it begins") }
        throw .wrong("period", value, expected: "2022, 2022-Q3, 2022-H1, 2022-09 or 2022-01/2022-09")
    }

    /// Whether a text is a range of two months whose ends are the wrong way round.
    private static func isReversed(_ text: String) -> Bool {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        return ends.count == 2 && Period("\(ends[1])/\(ends[0])") != nil
    }
}

/// What an answer is written as.
public enum AnswerFormat: String, Sendable, CaseIterable {
    /// JSON, canonical as the messages are.
    case json
    /// A table for spreadsheets.
    case csv
}
