/// Tells whether a key's published value is still the right one: 64 bits under keys that every process draws anew, so that
/// nobody can prepare values that it takes for each other. It never leaves the process.
///
/// Each KiB is first made 16 bytes by NH, the sum of products of its words, to each of which a key was added: two pieces
/// of one length have the same sum by a chance of 2⁻⁶⁴ at most, whatever they are (J. Black, S. Halevi, H. Krawczyk,
/// T. Krovetz, P. Rogaway: "UMAC: Fast and Secure Message Authentication", CRYPTO 1999). What is left, and the length, go
/// to the standard library's hash (SipHash-1-3), which alone takes five times as long.
struct ContentDigest: Sendable, Hashable {
    private let hash: Int

    init(_ bytes: [UInt8]) { self = bytes.withUnsafeBufferPointer { ContentDigest($0) } }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let bytes = UnsafeRawBufferPointer(bytes)
        var hasher = Hasher()
        hasher.combine(bytes.count)
        Self.keys.withUnsafeBufferPointer { keys in
            for start in stride(from: 0, to: bytes.count, by: Self.pieceBytes) {
                let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + Self.pieceBytes, bytes.count)])
                let sum = Self.sum(of: piece, keys)
                hasher.combine(UInt64(truncatingIfNeeded: sum))
                hasher.combine(UInt64(truncatingIfNeeded: sum >> 64))
            }
        }
        hash = hasher.finalize()
    }

    private static let pieceBytes = 1_024
    /// A key for each word of a piece.
    private static let keys = (0..<pieceBytes / 8).map { _ in UInt64.random(in: 0...UInt64.max) }

    /// NH of a piece; the end of a shorter one counts as if zeros followed.
    @inline(__always)
    private static func sum(of piece: UnsafeRawBufferPointer, _ keys: UnsafeBufferPointer<UInt64>) -> UInt128 {
        var sum: UInt128 = 0
        var place = 0
        while place + 16 <= piece.count {
            sum &+= product(
                piece.loadUnaligned(fromByteOffset: place, as: UInt64.self),
                piece.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self), keys, place / 8)
            place += 16
        }
        guard place < piece.count else { return sum }
        var last: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &last) { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece[place...])) }
        return sum &+ product(last.0, last.1, keys, place / 8)
    }

    @inline(__always)
    private static func product(
        _ word: UInt64, _ next: UInt64, _ keys: UnsafeBufferPointer<UInt64>, _ place: Int
    ) -> UInt128 {
        UInt128(word &+ keys[place]) &* UInt128(next &+ keys[place + 1])
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

    /// The digest of the only message, or of none.
    init(_ only: ContentDigest = .ofNothing) { first = only }

    /// The digests of messages' values.
    init(_ values: [[UInt8]]) {
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
