import Core

/// Things by number, in the order in which they were first met: what many articles share is kept once, and each
/// article refers to it in four bytes. A number is never given up, as one that was taken away may be brought back.
///
/// The things stand in their list alone: an open hash table with linear probing holds nothing but their numbers.
struct Numbering<Thing: Hashable & Sendable>: Sendable {
    private(set) var things: [Thing] = []
    /// Numbers, or -1; a power of two in number, at most two thirds in use.
    private var buckets: [Int32] = Array(repeating: -1, count: 4)

    subscript(number: Int32) -> Thing { things[Int(number)] }

    /// The number of a thing that has one.
    func existing(_ thing: Thing) -> Int32? {
        let number = buckets[bucket(of: thing)]
        return number < 0 ? nil : number
    }

    /// The number of a thing, which it is given now if it has none.
    mutating func number(_ thing: Thing) -> Int32 {
        var bucket = bucket(of: thing)
        if buckets[bucket] >= 0 { return buckets[bucket] }
        if (things.count + 1) * 3 > buckets.count * 2 {
            grow()
            bucket = self.bucket(of: thing)
        }
        let number = Int32(things.count)
        buckets[bucket] = number
        things.append(thing)
        return number
    }

    /// The bucket that holds the number of a thing, or the empty one where it would be.
    private func bucket(of thing: Thing) -> Int {
        let home = thing.hashValue
        // Elements of a buffer are compared where they lie; those of an array would be copied first.
        return things.withUnsafeBufferPointer { things in
            buckets.withUnsafeBufferPointer { buckets in
                var bucket = home & (buckets.count - 1)
                while case let number = buckets[bucket], number >= 0, things[Int(number)] != thing {
                    bucket = (bucket + 1) & (buckets.count - 1)
                }
                return bucket
            }
        }
    }

    private mutating func grow() {
        buckets = Array(repeating: -1, count: buckets.count * 2)
        for (number, thing) in things.enumerated() {
            var bucket = thing.hashValue & (buckets.count - 1)
            while buckets[bucket] >= 0 { bucket = (bucket + 1) & (buckets.count - 1) }
            buckets[bucket] = Int32(number)
        }
    }
}

/// What the articles of a partition share.
struct Shared: Sendable {
    /// What articles say.
    var statements = Numbering<StatedValue>()
    /// Where articles were published; nil stands for no source.
    private(set) var sources = Numbering<ExactText?>()
    /// The digests of the sources by number.
    private(set) var digests: [SourceDigest] = []

    /// The number of a source.
    mutating func source(_ text: ExactText?) -> Int32 {
        let number = sources.number(text)
        if number == digests.count { digests.append(SourceDigest(of: text)) }
        return number
    }
}
