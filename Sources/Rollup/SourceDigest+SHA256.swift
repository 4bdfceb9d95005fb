public import Core
import Digest

extension SourceDigest {
    /// The digest that stands for a source: the first 128 bits of the SHA-256 of its UTF-8 bytes, or ``absent``.
    public init(of source: ExactText?) {
        guard let source else {
            self = .absent
            return
        }
        let bytes = SHA256.digest(of: Array(source.string.utf8)).bytes
        let halves = [bytes[..<8], bytes[8..<16]].map { half in half.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        self.init(high: halves[0], low: halves[1])
    }
}
