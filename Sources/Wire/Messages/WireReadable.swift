import Core

/// A type that one JSON value can be read as.
protocol WireReadable {
    /// Reads a value.
    ///
    /// - Throws: `wrongType` where it is something else or out of range; objects also `missingField`.
    static func read(_ value: JSONNode) throws(Rejection) -> Self
}

/// A closed vocabulary whose raw values are the names on the wire.
protocol WireName: WireReadable, WireWritable, ClosedName, CaseIterable, Sendable {
    /// The names as bytes.
    static var wireNames: NameTable<Self> { get }
}

/// The names of a vocabulary as bytes, so that none is made into a `String` to be read or written.
struct NameTable<Name: ClosedName & CaseIterable & Sendable>: Sendable {
    private let names: [Name]
    private let texts: FixedTexts
    /// The names as they are written after another value: with a comma and quotation marks.
    let quoted: ShortTexts
    /// The names in code-point order.
    let ordered: [Name]

    init(_: Name.Type) {
        names = Array(Name.allCases)
        texts = FixedTexts(names.map { Array($0.rawValue.utf8) })
        quoted = ShortTexts(names.map { Array(",\"\($0.rawValue)\"".utf8) })
        ordered = names.sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
    }

    /// The name that is written so, or nil.
    func name(_ text: UnsafeBufferPointer<UInt8>) -> Name? { texts.place(of: text).map { names[$0] } }

    /// Works on the bytes of a name.
    @inline(__always)
    func withText<Result>(of name: Name, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        texts.withText(name.ordinal, body)
    }
}

extension WireName {
    /// What a fault says that it expected.
    static var expectation: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }

    static func read(_ value: JSONNode) throws(Rejection) -> Self {
        guard let name = value.withText({ wireNames.name($0) }) ?? nil else { throw value.unexpected(expectation) }
        return name
    }

    func write(to writer: inout JSONWriter) { writer.string(ordinal, of: Self.wireNames.quoted) }
}

extension Unit: WireName {
    static let wireNames = NameTable(Self.self)
}
extension Comparator: WireName {
    static let wireNames = NameTable(Self.self)
}
extension Measure: WireName {
    static let wireNames = NameTable(Self.self)
}
extension Status: WireName {
    static let wireNames = NameTable(Self.self)
}
extension Scope: WireName {
    static let wireNames = NameTable(Self.self)
}
extension Tier: WireName {
    static let wireNames = NameTable(Self.self)
}
extension Genre: WireName {
    static let wireNames = NameTable(Self.self)
}
extension MainIndex: WireName {
    static let wireNames = NameTable(Self.self)
}
extension Pillar: WireName {
    static let wireNames = NameTable(Self.self)
}
extension Aspect: WireName {
    static let wireNames = NameTable(Self.self)
}
extension TextField: WireName {
    static let wireNames = NameTable(Self.self)
}

extension String: WireReadable {
    /// What a fault says that it expected.
    static let expectation = "a string"

    static func read(_ value: JSONNode) throws(Rejection) -> String {
        guard let text = value.string else { throw value.unexpected(expectation) }
        return text
    }
}

extension Bool: WireReadable {
    static func read(_ value: JSONNode) throws(Rejection) -> Bool {
        guard let bool = value.bool else { throw value.unexpected("true or false") }
        return bool
    }
}

extension Int64: WireReadable {
    static func read(_ value: JSONNode) throws(Rejection) -> Int64 {
        guard let number = value.integer else { throw value.unexpected("an integer of 64 bits") }
        return number
    }
}

extension Int: WireReadable {
    /// A count or a place in a text: never negative, at most 2⁴⁰, so that eight million of them have a sum within 64 bits,
    /// and eight thousand one that all readers of JSON agree on (2⁵³; RFC 7493, section 2.2).
    static func read(_ value: JSONNode) throws(Rejection) -> Int {
        guard let number = value.integer, (0...1 << 40).contains(number), let count = Int(exactly: number) else {
            throw value.unexpected("a whole number up to 2^40")
        }
        return count
    }
}

extension FixedDecimal: WireReadable {
    static func read(_ value: JSONNode) throws(Rejection) -> FixedDecimal {
        guard let number = value.decimal else {
            throw value.unexpected("a number below 10^18 with at most 6 decimals")
        }
        return number
    }
}

extension Timestamp: WireReadable {
    static func read(_ value: JSONNode) throws(Rejection) -> Timestamp {
        guard let time = value.withText({ Timestamp(utf8: $0) }) ?? nil else {
            throw value.unexpected("a date or an RFC 3339 time, in UTC from the year 0000 to 9999")
        }
        return time
    }
}

extension ProvinceCode: WireReadable {
    static func read(_ value: JSONNode) throws(Rejection) -> ProvinceCode {
        guard let code = value.withText({ ProvinceCode(utf8: $0) }) ?? nil else {
            throw value.unexpected("a two-digit province code")
        }
        return code
    }
}

extension UnitList: WireReadable {
    static func read(_ value: JSONNode) throws(Rejection) -> UnitList {
        guard let number = value.integer, let list = Int(exactly: number).flatMap(UnitList.init(rawValue:)) else {
            throw value.unexpected("63 or 34")
        }
        return list
    }
}

extension Period: WireReadable {
    static func read(_ value: JSONNode) throws(Rejection) -> Period {
        guard let period = value.withText({ Period(utf8: $0) }) ?? nil else {
            throw value.unexpected("a period (2022, 2022-Q3, 2022-H1, 2022-09 or 2022-01/2022-09)")
        }
        return period
    }
}

extension IndicatorID: WireReadable {
    static func read(_ value: JSONNode) throws(Rejection) -> IndicatorID {
        guard let id = value.withText({ IndicatorID(utf8: $0) }) ?? nil else {
            throw value.unexpected("an indicator's id")
        }
        return id
    }
}
