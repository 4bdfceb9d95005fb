/// Tells whether a key's published value is still the right one: the standard library's hash (SipHash-1-3 of 64 bits),
/// whose key every process draws anew, so that nobody can prepare values that it takes for each other. It never leaves
/// the process.
struct ContentDigest: Sendable, Hashable {
    private let hash: Int

    init(_ bytes: [UInt8]) {
        var hasher = Hasher()
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        hash = hasher.finalize()
    }
}

extension ContentDigest {
    /// The digest of no bytes, which no published value has.
    static let ofNothing = ContentDigest([])
}

/// The digests of the messages that hold a subject's partial, by chunk. Nearly all are one message.
struct ChunkDigests: Sendable, Equatable {
    private var first = ContentDigest.ofNothing
    private var others: [ContentDigest] = []

    /// The digests of messages' values.
    init(_ values: [[UInt8]] = []) {
        first = values.first.map(ContentDigest.init) ?? .ofNothing
        others = values.dropFirst().map(ContentDigest.init)
    }

    /// How many messages there are.
    var count: Int { others.isEmpty && first == .ofNothing ? 0 : 1 + others.count }

    /// The digest of a chunk, ``ContentDigest/ofNothing`` where there is none.
    subscript(chunk: Int) -> ContentDigest {
        get { chunk == 0 ? first : (chunk <= others.count ? others[chunk - 1] : .ofNothing) }
        set {
            guard chunk > 0 else {
                first = newValue
                return
            }
            // A gap, which only a broken log has, is filled with what never matches.
            while others.count < chunk { others.append(.ofNothing) }
            others[chunk - 1] = newValue
            while others.last == .ofNothing { others.removeLast() }
        }
    }
}
