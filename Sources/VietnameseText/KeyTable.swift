internal import Core

/// A flat hash table from the keys of words to small numbers, with open addressing; built once, looked up often.
public struct KeyTable: Sendable {
    /// Keys and values side by side; a slot whose value is `empty` is free.
    @usableFromInline var slots: [(key: UInt64, value: Int32)]
    @usableFromInline var mask: Int
    /// How many keys it has.
    public private(set) var count = 0

    @usableFromInline static let empty = Int32.min

    /// A table without keys.
    public init() {
        slots = Array(filledWith: (0, Self.empty), count: 16)
        mask = 15
    }

    @inlinable
    @inline(__always)
    func slot(_ key: UInt64) -> Int {
        var mixed = key &* 0x9e37_79b9_7f4a_7c15
        mixed ^= mixed >> 32
        return Int(truncatingIfNeeded: mixed) & mask
    }

    /// The value of a key, or nil.
    @inlinable
    @inline(__always)
    public func value(_ key: UInt64) -> Int32? {
        var place = slot(key)
        while true {
            let found = slots[place]
            if found.value == Self.empty { return nil }
            if found.key == key { return found.value }
            place = (place + 1) & mask
        }
    }

    /// Sets the value of a key; `Int32.min` is no value.
    public mutating func insert(_ key: UInt64, _ value: Int32) {
        if count * 2 >= slots.count { grow() }
        var place = slot(key)
        while slots[place].value != Self.empty, slots[place].key != key { place = (place + 1) & mask }
        if slots[place].value == Self.empty { count += 1 }
        slots[place] = (key, value)
    }

    /// Gives a new key the next number.
    public mutating func insertNext(_ key: UInt64) -> Int32 {
        let next = Int32(count)
        insert(key, next)
        return next
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, Self.empty), count: old.count * 2)
        mask = slots.count - 1
        count = 0
        for (key, value) in old where value != Self.empty { insert(key, value) }
    }
}

/// A set of words by their keys.
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
    @usableFromInline var table = KeyTable()

    /// The set of words written out: "chuyển", "5g".
    public init(arrayLiteral words: String...) { self.init(words.map { Syllable($0).key }) }

    /// The set of some keys.
    public init(_ keys: [UInt64]) {
        for key in keys { table.insert(key, 0) }
    }

    /// The set with the words of another.
    public func union(_ other: WordSet) -> WordSet {
        var all = self
        for key in other.keys { all.table.insert(key, 0) }
        return all
    }

    /// The keys that it holds.
    public var keys: [UInt64] { table.slots.filter { $0.value != KeyTable.empty }.map(\.key) }

    /// Whether it holds the key of a word.
    @inlinable
    public func contains(_ key: UInt64) -> Bool { table.value(key) != nil }
}

/// Small numbers of words by their keys.
public struct WordTable: Sendable, ExpressibleByDictionaryLiteral {
    @usableFromInline var table = KeyTable()

    /// The numbers of words written out.
    public init(dictionaryLiteral words: (String, Int)...) {
        for (word, number) in words { table.insert(Syllable(word).key, Int32(number)) }
    }

    /// The number of the key of a word, or nil.
    @inlinable
    public subscript(_ key: UInt64) -> Int? { table.value(key).map(Int.init) }
}
