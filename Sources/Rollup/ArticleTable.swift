import Core

/// The articles of a partition by slot, and their slots by id. The ids stand in the articles alone.
struct ArticleTable: Sendable {
    private var articles: [StoredArticle?] = []
    private var freeSlots: [Int32] = []
    private var slots = HashedNumbers()

    /// The article in a slot that is in use.
    subscript(slot: Int32) -> StoredArticle? { articles[Int(slot)] }

    /// The slot of an article.
    func slot(of id: ExactText) -> Int32? {
        var id = id.string
        return id.withUTF8 { id in
            slots.first(Self.hash(id)) { slot in articles[Int(slot)]?.withID { $0.isEqual(id) } == true }
        }
    }

    /// Puts an article in place of the one in a slot, or in a slot of its own.
    ///
    /// - Returns: its slot.
    mutating func put(_ article: StoredArticle, at slot: Int32?) -> Int32 {
        if let slot {
            articles[Int(slot)] = article
            return slot
        }
        let slot = freeSlots.popLast() ?? Int32(articles.count)
        if Int(slot) == articles.count { articles.append(article) } else { articles[Int(slot)] = article }
        slots.insert(slot, Self.hash(of: article)) { Self.hash(of: articles[Int($0)]) }
        return slot
    }

    /// Takes an article away; its slot is free for another one.
    mutating func remove(_ slot: Int32) {
        guard articles[Int(slot)] != nil else { return }
        slots.remove(slot) { Self.hash(of: articles[Int($0)]) }
        articles[Int(slot)] = nil
        freeSlots.append(slot)
    }

    private static func hash(of article: StoredArticle?) -> Int { article?.withID(hash) ?? 0 }

    private static func hash(_ id: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(id))
        return hasher.finalize()
    }
}
