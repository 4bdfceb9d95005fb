/// The fields of a message in the order of contract.md, each case named as on the wire: the one place where names
/// and order stand, for reading and for writing.
protocol WireField: RawRepresentable<Int>, CaseIterable, Sendable {
    static var table: FieldTable { get }
}

/// The names of a message's fields as bytes.
struct FieldTable: Sendable {
    /// The names by raw value.
    let names: [[UInt8]]
    /// The names with their quotation marks and colon, as they are written.
    let quoted: [[UInt8]]

    init<Field: WireField>(_: Field.Type) {
        names = Field.allCases.map { Array("\($0)".utf8) }
        quoted = names.map { Array("\"".utf8) + $0 + Array("\":".utf8) }
    }

    /// The field of that name, or nil.
    ///
    /// - Parameter guess: the field to try first; what the cluster writes stands in order.
    func field(_ name: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
        if guess < names.count, Self.isEqual(names[guess], name) { return guess }
        return names.firstIndex { Self.isEqual($0, name) }
    }

    @inline(__always)
    private static func isEqual(_ left: [UInt8], _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for place in 0..<right.count where left[place] != right[place] { return false }
        return true
    }
}
