/// Numbers that are found by the hash of what they stand for, which lies elsewhere: an open hash table with linear probing
/// that holds nothing but the numbers.
struct HashedNumbers: Sendable {
    /// Numbers, or -1; a power of two in number, at most two thirds in use.
    private var buckets: [Int32] = Array(repeating: -1, count: 4)
    private var count = 0

    /// The number that is sought, of those that stand for something with a hash; nil where it is not there.
    @inline(__always)
    func first(_ hash: Int, where isSought: (Int32) -> Bool) -> Int32? {
        buckets.withUnsafeBufferPointer { buckets in
            var bucket = hash & (buckets.count - 1)
            while case let number = buckets[bucket], number >= 0 {
                if isSought(number) { return number }
                bucket = (bucket + 1) & (buckets.count - 1)
            }
            return nil
        }
    }

    /// Adds a number that is not there; `hashOf` gives the hash of what a number stands for.
    mutating func insert(_ number: Int32, hashOf: (Int32) -> Int) {
        if (count + 1) * 3 > buckets.count * 2 {
            let numbers = buckets.filter { $0 >= 0 }
            buckets = Array(repeating: -1, count: buckets.count * 2)
            for number in numbers { place(number, hashOf(number)) }
        }
        place(number, hashOf(number))
        count += 1
    }

    /// Takes away a number that is there; `hashOf` gives the hash of what a number stands for.
    mutating func remove(_ number: Int32, hashOf: (Int32) -> Int) {
        var hole = hashOf(number) & (buckets.count - 1)
        while buckets[hole] != number { hole = (hole + 1) & (buckets.count - 1) }
        buckets[hole] = -1
        count -= 1
        // Those behind the hole move up, so that a search for them does not end there.
        var next = (hole + 1) & (buckets.count - 1)
        while buckets[next] >= 0 {
            let home = hashOf(buckets[next]) & (buckets.count - 1)
            let distance = (next &- home) & (buckets.count - 1)
            if distance >= (next &- hole) & (buckets.count - 1) {
                buckets.swapAt(hole, next)
                hole = next
            }
            next = (next + 1) & (buckets.count - 1)
        }
    }

    /// Puts a number into the first empty bucket.
    private mutating func place(_ number: Int32, _ hash: Int) {
        var bucket = hash & (buckets.count - 1)
        while buckets[bucket] >= 0 { bucket = (bucket + 1) & (buckets.count - 1) }
        buckets[bucket] = number
    }
}
