public import Core
import Crypto

extension SourceDigest {
    /// The digest that stands for a source: the first 128 bits of the SHA-256 of its UTF-8 bytes, or ``absent``.
    public init(of source: ExactText?) {
        guard let source else {
            self = .absent
            return
        }
        var function = SHA256()
        var text = source.string
        text.withUTF8 { function.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        let halves = function.finalize().withUnsafeBytes { digest in
            [0..<8, 8..<16].map { half in digest[half].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        }
        self.init(high: halves[0], low: halves[1])
    }
}
