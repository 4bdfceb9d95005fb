/// Values by kind of section, in the order of the kinds. There are three at most, so that looking through them is faster
/// than hashing.
public struct BySection<Value> {
    @usableFromInline var entries: [Entry] = []

    @usableFromInline
    struct Entry {
        @usableFromInline let kind: SectionKind
        @usableFromInline let value: Value

        @inlinable
        init(kind: SectionKind, value: Value) { (self.kind, self.value) = (kind, value) }
    }

    /// No values.
    @inlinable
    public init() {}

    /// Whether there is no value.
    @inlinable
    public var isEmpty: Bool { entries.isEmpty }

    /// The values in the order of their kinds.
    public var values: [Value] { entries.map(\.value) }

    /// The value of a kind; nil where there is none.
    @inlinable
    public subscript(kind: SectionKind) -> Value? {
        get {
            for place in entries.indices where entries[place].kind == kind { return entries[place].value }
            return nil
        }
        set {
            let place = entries.firstIndex { $0.kind.place >= kind.place } ?? entries.count
            if place < entries.count, entries[place].kind == kind { entries.remove(at: place) }
            guard let newValue else { return }
            // Mostly they come in their order.
            if place == entries.count {
                entries.append(Entry(kind: kind, value: newValue))
            } else {
                entries.insert(Entry(kind: kind, value: newValue), at: place)
            }
        }
    }

    /// What is made of each value, by the same kinds.
    @inlinable
    public func mapValues<Other>(_ transform: (Value) -> Other) -> BySection<Other> {
        var others = BySection<Other>()
        others.entries.reserveCapacity(entries.count)
        for entry in entries {
            others.entries.append(BySection<Other>.Entry(kind: entry.kind, value: transform(entry.value)))
        }
        return others
    }
}

extension BySection: Sequence {
    public func makeIterator() -> some IteratorProtocol<(key: SectionKind, value: Value)> {
        entries.lazy.map { (key: $0.kind, value: $0.value) }.makeIterator()
    }
}

extension BySection: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (SectionKind, Value)...) {
        for (kind, value) in elements { self[kind] = value }
    }
}

extension BySection: Sendable where Value: Sendable {}
extension BySection.Entry: Sendable where Value: Sendable {}

extension BySection: Equatable where Value: Equatable {}
extension BySection.Entry: Equatable where Value: Equatable {}

extension BySection: Hashable where Value: Hashable {}
extension BySection.Entry: Hashable where Value: Hashable {}
