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
