extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are the same, compared eight at a time.
    @inline(__always)
    func isEqual(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
        var place = 0
        while place + 8 <= count {
            let word = left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard word == right.loadUnaligned(fromByteOffset: place, as: UInt64.self) else { return false }
            place += 8
        }
        while place < count {
            guard left[place] == right[place] else { return false }
            place += 1
        }
        return true
    }
}
