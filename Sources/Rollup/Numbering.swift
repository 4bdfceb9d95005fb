import Core

/// Things by number, in the order in which they were first met: what many articles share is kept once, and each
/// article refers to it in four bytes. A number is never given up, as one that was taken away may be brought back.
struct Numbering<Thing: Hashable & Sendable>: Sendable {
    private(set) var things: [Thing] = []
    private var numbers = HashedNumbers()

    subscript(number: Int32) -> Thing { things[Int(number)] }

    /// The number of a thing that has one.
    func existing(_ thing: Thing) -> Int32? { existing(thing, thing.hashValue) }

    private func existing(_ thing: Thing, _ hash: Int) -> Int32? {
        // Elements of a buffer are compared where they lie; those of an array would be copied first.
        things.withUnsafeBufferPointer { things in
            numbers.first(hash) { things[Int($0)] == thing }
        }
    }

    /// The number of a thing, which it is given now if it has none.
    mutating func number(_ thing: Thing) -> Int32 {
        let hash = thing.hashValue
        if let number = existing(thing, hash) { return number }
        let number = Int32(things.count)
        things.append(thing)
        numbers.insert(number, hash) { things[Int($0)].hashValue }
        return number
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
