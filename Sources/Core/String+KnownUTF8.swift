extension String {
    /// The text of bytes that are known to be UTF-8: they were checked before, or come from a text. They are copied and
    /// not checked once more, which would take fifty times as long; of others nothing that follows can be relied on.
    package init(knownUTF8 bytes: UnsafeBufferPointer<UInt8>) {
        self.init(copying: UTF8Span(unchecked: bytes.span))
    }
}

extension String {
    /// The text whose UTF-8 bytes a function adds.
    package init(writtenBy add: (inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        add(&bytes)
        self.init(decoding: bytes, as: UTF8.self)
    }
}
