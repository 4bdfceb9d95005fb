extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are the same, compared eight at a time.
    @inlinable
    package func isEqual(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
        guard count >= 8 else {
            guard count >= 4 else {
                for place in 0..<count where left[place] != right[place] { return false }
                return true
            }
            // The last four bytes overlap the first four.
            let (first, last) = (left.four(at: 0), left.four(at: count - 4))
            return first == right.four(at: 0) && last == right.four(at: count - 4)
        }
        var place = 0
        while place < count {
            // The last eight bytes overlap those before, where there are no eight left.
            let start = Swift.min(place, count - 8)
            let word = left.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            guard word == right.loadUnaligned(fromByteOffset: start, as: UInt64.self) else { return false }
            place += 8
        }
        return true
    }

    /// Whether the bytes come before others in the order of bytes, compared eight at a time.
    package func precedes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
        let common = Swift.min(count, other.count)
        var place = 0
        while place + 8 <= common {
            let word = UInt64(bigEndian: left.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let another = UInt64(bigEndian: right.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            if word != another { return word < another }
            place += 8
        }
        while place < common {
            if left[place] != right[place] { return left[place] < right[place] }
            place += 1
        }
        return count < other.count
    }
}

extension UnsafeRawBufferPointer {
    /// Four bytes from a place on.
    @inlinable
    @inline(__always)
    func four(at place: Int) -> UInt32 { loadUnaligned(fromByteOffset: place, as: UInt32.self) }
}

extension String {
    /// Works on the UTF-8 bytes, which nearly always lie side by side.
    @inlinable
    @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}
