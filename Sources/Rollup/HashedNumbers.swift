/// Numbers that are found by the hash of what they stand for, which lies elsewhere: an open hash table with linear probing
/// that holds nothing but the numbers, and in the bits that these leave free a part of the hash, so that others in the
/// way are passed over without a look at what they stand for.
///
/// A number is below the largest count that there has been.
struct HashedNumbers: Sendable {
    /// Entries, or ``empty``; a power of two in number, at most two thirds in use. An entry has a number in as many of its
    /// low bits as it takes to count the buckets, and bits of its hash above them.
    private var buckets: [UInt32] = Array(repeating: Self.empty, count: 4)
    private var count = 0

    /// No entry: its number would be that of the last bucket, and so many there are not.
    private static let empty = UInt32.max

    /// The number that is sought, of those that stand for something with a hash; nil where it is not there.
    @inline(__always)
    func first(_ hash: Int, where isSought: (Int32) -> Bool) -> Int32? {
        buckets.withUnsafeBufferPointer { buckets in
            let places = buckets.count - 1
            let sought = Self.entry(0, hash, places)
            var bucket = hash & places
            while case let entry = buckets[bucket], entry != Self.empty {
                let number = Self.number(of: entry, places)
                if entry ^ sought == UInt32(bitPattern: number), isSought(number) { return number }
                bucket = (bucket + 1) & places
            }
            return nil
        }
    }

    /// Adds a number that is not there, of something with a hash; `hashOf` gives the hash of what another number stands
    /// for.
    mutating func insert(_ number: Int32, _ hash: Int, hashOf: (Int32) -> Int) {
        if (count + 1) * 3 > buckets.count * 2 {
            let places = buckets.count - 1
            let numbers = buckets.filter { $0 != Self.empty }.map { Self.number(of: $0, places) }
            buckets = Array(repeating: Self.empty, count: buckets.count * 2)
            for number in numbers { place(number, hashOf(number)) }
        }
        place(number, hash)
        count += 1
    }

    /// Takes away a number that is there; `hashOf` gives the hash of what a number stands for.
    mutating func remove(_ number: Int32, hashOf: (Int32) -> Int) {
        let places = buckets.count - 1
        var hole = hashOf(number) & places
        while Self.number(of: buckets[hole], places) != number { hole = (hole + 1) & places }
        buckets[hole] = Self.empty
        count -= 1
        // Those behind the hole move up, so that a search for them does not end there.
        var next = (hole + 1) & places
        while buckets[next] != Self.empty {
            let home = hashOf(Self.number(of: buckets[next], places)) & places
            let distance = (next &- home) & places
            if distance >= (next &- hole) & places {
                buckets.swapAt(hole, next)
                hole = next
            }
            next = (next + 1) & places
        }
    }

    /// Puts a number into the first empty bucket.
    private mutating func place(_ number: Int32, _ hash: Int) {
        let places = buckets.count - 1
        var bucket = hash & places
        while buckets[bucket] != Self.empty { bucket = (bucket + 1) & places }
        buckets[bucket] = Self.entry(number, hash, places)
    }

    @inline(__always)
    private static func entry(_ number: Int32, _ hash: Int, _ places: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: hash >> 32) & ~UInt32(truncatingIfNeeded: places) | UInt32(bitPattern: number)
    }

    @inline(__always)
    private static func number(of entry: UInt32, _ places: Int) -> Int32 {
        Int32(bitPattern: entry & UInt32(truncatingIfNeeded: places))
    }
}
