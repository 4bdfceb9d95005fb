import Core

/// Things by number, in the order in which they were first met: what many articles share is kept once, and each
/// article refers to it in four bytes. A number is never given up, as one that was taken away may be brought back.
struct Numbering<Thing: Hashable & Sendable>: Sendable {
    private(set) var things: [Thing] = []
    private var numbers: [Thing: Int32] = [:]

    subscript(number: Int32) -> Thing { things[Int(number)] }

    /// The number of a thing that has one.
    func existing(_ thing: Thing) -> Int32? { numbers[thing] }

    /// The number of a thing, which it is given now if it has none.
    mutating func number(_ thing: Thing) -> Int32 {
        if let number = numbers[thing] { return number }
        let number = Int32(things.count)
        things.append(thing)
        numbers[thing] = number
        return number
    }
}

/// What the articles of a partition share.
struct Shared: Sendable {
    /// The sections that articles support.
    var sections = Numbering<SectionID>()
    /// What articles say.
    var statements = Numbering<StatedValue>()
    /// Where articles were published; one stands for no source.
    var sources = Numbering<Source>()
}

/// A paper, portal or domain with its digest, or none.
struct Source: Sendable, Hashable {
    let text: ExactText?
    let digest: SourceDigest

    init(_ text: ExactText?) {
        self.text = text
        digest = SourceDigest(of: text)
    }
}
