internal import CCrypto

/// SHA-256 (FIPS 180-4, section 6.2) of bytes that come in parts, by the system's libcrypto.
public struct SHA256: ~Copyable {
    private let context: OpaquePointer?

    /// A digest that no bytes have gone into yet.
    public init() {
        context = EVP_MD_CTX_new()
        Self.check(EVP_DigestInit_ex(context, EVP_sha256(), nil))
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        Self.check(EVP_DigestUpdate(context, bytes, bytes.count))
    }

    /// The digest of all bytes.
    public consuming func finalize() -> SHA256Digest {
        SHA256Digest(
            bytes: [UInt8](unsafeUninitializedCapacity: SHA256Digest.byteCount) { buffer, count in
                Self.check(EVP_DigestFinal_ex(context, buffer.baseAddress, nil))
                count = SHA256Digest.byteCount
            })
    }

    /// The digest of bytes that are all there.
    public static func digest(of bytes: [UInt8]) -> SHA256Digest {
        var function = SHA256()
        function.update(bytes)
        return function.finalize()
    }

    /// libcrypto fails only without memory, or where the system's configuration takes SHA-256 away.
    private static func check(_ result: Int32) {
        precondition(result == 1, "libcrypto has no SHA-256: check the system's openssl.cnf")
    }
}
