/// A two-digit code of the General Statistics Office ("38" is Thanh Hóa), 01 to 99. Alone it names no province:
/// see ``ProvinceID``.
public struct ProvinceCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The code as a number, 1 to 99.
    public let number: UInt8

    /// Reads "01" to "99"; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let code = Array(text.utf8).withUnsafeBufferPointer { ProvinceCode(utf8: $0) }
        guard let code else { return nil }
        self = code
    }

    /// Reads the UTF-8 bytes of what ``init(_:)`` reads.
    public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 2, text.allSatisfy({ (48...57).contains($0) }) else { return nil }
        number = (text[0] - 48) * 10 + text[1] - 48
        guard number > 0 else { return nil }
    }

    public var description: String { number < 10 ? "0\(number)" : "\(number)" }

    public static func < (left: ProvinceCode, right: ProvinceCode) -> Bool { left.number < right.number }
}

/// A province: a code together with the list that it is of.
public struct ProvinceID: Sendable, Hashable, Comparable {
    /// The list that the code is of.
    public let units: UnitList
    /// The code in that list.
    public let code: ProvinceCode

    /// A province of a list. Nothing checks here that the list has the code: see ``ReferenceData``.
    public init(units: UnitList, code: ProvinceCode) {
        self.units = units
        self.code = code
    }

    /// The key of its summary and the first part of the keys of its roll-ups: "38", or "34:38" in the list of 34.
    public var key: String { String(writtenBy: addKey) }

    /// Adds the UTF-8 bytes of ``key``.
    package func addKey(to bytes: inout [UInt8]) {
        if units == .thirtyFour { bytes += "34:".utf8 }
        bytes.append(code.number / 10 + UInt8(ascii: "0"))
        bytes.append(code.number % 10 + UInt8(ascii: "0"))
    }

    /// Reads what ``key`` writes; nil for anything else.
    public init?(key: some StringProtocol) {
        let units: UnitList = key.hasPrefix("34:") ? .thirtyFour : .sixtyThree
        guard let code = ProvinceCode(units == .thirtyFour ? key.dropFirst(3) : key[...]) else { return nil }
        self.init(units: units, code: code)
    }

    /// By list, the 63 first, then by code.
    public static func < (left: ProvinceID, right: ProvinceID) -> Bool {
        (right.units.rawValue, left.code) < (left.units.rawValue, right.code)
    }
}
