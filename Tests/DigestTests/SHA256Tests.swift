import Digest
import Testing

@Suite struct SHA256Tests {
    /// NIST's examples for FIPS 180-4: no bits, 24 and 448 bits, and a million times the same byte.
    static let vectors: [(message: [UInt8], digest: String)] = [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            Array(repeating: UInt8(ascii: "a"), count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: vectors)
    func aMessageHasTheStandardsDigest(_ vector: (message: [UInt8], digest: String)) {
        #expect(SHA256.digest(of: vector.message).hexadecimal() == vector.digest)
    }

    @Test(arguments: vectors, [1, 55, 56, 63, 64, 65, 100_000])
    func partsHaveTheDigestOfTheWhole(_ vector: (message: [UInt8], digest: String), size: Int) {
        var function = SHA256()
        // Single bytes of a long message would only take time.
        let size = max(size, vector.message.count / 1_000)
        for start in stride(from: 0, to: vector.message.count, by: size) {
            function.update(Array(vector.message[start..<min(start + size, vector.message.count)]))
        }
        #expect(function.finalize().hexadecimal() == vector.digest)
    }

    @Test func theFirstBytesAreTheFirstDigits() {
        let digest = SHA256.digest(of: Array("abc".utf8))
        #expect(digest.hexadecimal(first: 4) == "ba7816bf")
        #expect(digest.bytes.count == 32 && digest.bytes.starts(with: [0xBA, 0x78, 0x16, 0xBF]))
    }
}
