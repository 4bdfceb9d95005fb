import Core

/// The articles of a partition by slot, and their slots by id. The ids stand in the articles alone: an open hash table
/// with linear probing holds nothing but slots.
struct ArticleTable: Sendable {
    private var articles: [StoredArticle?] = []
    private var freeSlots: [Int32] = []
    /// Slots, or -1; a power of two in number, at most two thirds in use.
    private var buckets: [Int32] = Array(repeating: -1, count: 16)
    private var count = 0

    /// The article in a slot that is in use.
    subscript(slot: Int32) -> StoredArticle? { articles[Int(slot)] }

    /// The slot of an article.
    func slot(of id: ExactText) -> Int32? {
        var id = id.string
        let slot = id.withUTF8 { buckets[bucket(of: $0)] }
        return slot < 0 ? nil : slot
    }

    /// Puts an article in place of the one in a slot, or in a slot of its own.
    ///
    /// - Returns: its slot.
    mutating func put(_ article: StoredArticle, at slot: Int32?) -> Int32 {
        if let slot {
            articles[Int(slot)] = article
            return slot
        }
        if (count + 1) * 3 > buckets.count * 2 { grow() }
        let slot = freeSlots.popLast() ?? Int32(articles.count)
        if Int(slot) == articles.count { articles.append(article) } else { articles[Int(slot)] = article }
        buckets[article.withID { bucket(of: $0) }] = slot
        count += 1
        return slot
    }

    /// Takes an article away; its slot is free for another one.
    mutating func remove(_ slot: Int32) {
        guard let article = articles[Int(slot)] else { return }
        var hole = article.withID { bucket(of: $0) }
        buckets[hole] = -1
        articles[Int(slot)] = nil
        freeSlots.append(slot)
        count -= 1
        // Those behind the hole move up, so that a search for them does not end there.
        var next = (hole + 1) & (buckets.count - 1)
        while buckets[next] >= 0 {
            let home = home(of: buckets[next])
            let distance = (next &- home) & (buckets.count - 1)
            if distance >= (next &- hole) & (buckets.count - 1) {
                buckets.swapAt(hole, next)
                hole = next
            }
            next = (next + 1) & (buckets.count - 1)
        }
    }

    /// The bucket that holds the slot of the article with that id, or the empty one where it would be.
    private func bucket(of id: UnsafeBufferPointer<UInt8>) -> Int {
        var bucket = Self.hash(id) & (buckets.count - 1)
        while case let slot = buckets[bucket], slot >= 0 {
            if articles[Int(slot)]?.withID({ $0.isEqual(id) }) == true { break }
            bucket = (bucket + 1) & (buckets.count - 1)
        }
        return bucket
    }

    /// The first bucket that is searched for a slot's article.
    private func home(of slot: Int32) -> Int {
        (articles[Int(slot)]?.withID(Self.hash) ?? 0) & (buckets.count - 1)
    }

    private mutating func grow() {
        let slots = buckets.filter { $0 >= 0 }
        buckets = Array(repeating: -1, count: buckets.count * 2)
        for slot in slots {
            var bucket = home(of: slot)
            while buckets[bucket] >= 0 { bucket = (bucket + 1) & (buckets.count - 1) }
            buckets[bucket] = slot
        }
    }

    private static func hash(_ id: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(id))
        return hasher.finalize()
    }
}
