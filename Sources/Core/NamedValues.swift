/// Values of some names of a closed vocabulary, in the order in which it declares them.
///
/// A vocabulary is small, so that its values lie side by side and are looked for one after the other. A dictionary would hash
/// the names and, each time that one is made, look its types up in the tables of the runtime: that took longer than what a
/// reading's weights are found by.
public struct NamedValues<Name: ClosedName, Value> {
    @usableFromInline var entries: [(key: Name, value: Value)] = []

    /// No name has a value.
    @inlinable
    public init() {}

    /// The values of some names; of a name that comes twice the last one.
    public init(_ entries: some Sequence<(key: Name, value: Value)>) {
        for (name, value) in entries { self[name] = value }
    }

    /// The value of a name; nil where it has none.
    @inlinable
    public subscript(name: Name) -> Value? {
        get {
            for place in entries.indices where entries[place].key.ordinal == name.ordinal {
                return entries[place].value
            }
            return nil
        }
        set {
            var place = entries.count
            while place > 0, entries[place - 1].key.ordinal >= name.ordinal { place -= 1 }
            let isKnown = place < entries.count && entries[place].key.ordinal == name.ordinal
            if let newValue {
                if isKnown {
                    entries[place].value = newValue
                } else if place == entries.count {
                    entries.append((name, newValue))
                } else {
                    entries.insert((name, newValue), at: place)
                }
            } else if isKnown {
                entries.remove(at: place)
            }
        }
    }

    /// Makes room for the values of so many names.
    @inlinable
    public mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

    /// The values in the order of their names.
    public var values: [Value] { entries.map(\.value) }

    /// What is made of each value, by the same names.
    @inlinable
    public func mapValues<Other>(_ transform: (Value) -> Other) -> NamedValues<Name, Other> {
        var others = NamedValues<Name, Other>()
        others.reserveCapacity(count)
        for (name, value) in entries { others.entries.append((name, transform(value))) }
        return others
    }
}

/// Values by kind of section.
public typealias BySection<Value> = NamedValues<SectionKind, Value>

extension NamedValues: Sendable where Name: Sendable, Value: Sendable {}

extension NamedValues: RandomAccessCollection {
    @inlinable
    public var startIndex: Int { 0 }

    @inlinable
    public var endIndex: Int { entries.count }

    /// A name and its value, by its place among those that have one.
    @inlinable
    public subscript(place: Int) -> (key: Name, value: Value) { entries[place] }
}

extension NamedValues: ExpressibleByDictionaryLiteral {
    /// The values of some names; of a name that comes twice the last one.
    public init(dictionaryLiteral entries: (Name, Value)...) {
        for (name, value) in entries { self[name] = value }
    }
}

extension NamedValues: Equatable where Value: Equatable {
    public static func == (left: Self, right: Self) -> Bool { left.entries.elementsEqual(right.entries, by: ==) }
}

extension NamedValues: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for (name, value) in self {
            hasher.combine(name)
            hasher.combine(value)
        }
    }
}
