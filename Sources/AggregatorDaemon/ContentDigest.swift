internal import Crypto

/// The first 128 bits of a value's SHA-256: tells whether a key's published value is still the right one.
struct ContentDigest: Sendable, Hashable {
    private let high, low: UInt64

    init(_ bytes: [UInt8]) {
        var words: (UInt64, UInt64) = (0, 0)
        for (place, byte) in SHA256.hash(data: bytes).prefix(16).enumerated() {
            if place < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
        }
        (high, low) = words
    }
}
