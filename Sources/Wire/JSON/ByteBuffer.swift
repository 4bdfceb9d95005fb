/// Memory that grows as bytes are written to it, one after the other.
///
/// An array of bytes looks at each byte whether it is shared and whether there is room; here the room for a value is
/// made once, and its bytes are stored. The memory is this value's own: it cannot be copied, and is given back at its
/// end.
struct ByteBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes have been written.
    private(set) var count = 0

    /// An empty buffer with room for so many bytes.
    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// What has been written.
    var bytes: [UInt8] { withBytes { Array($0) } }

    /// Works on what has been written.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: start, count: count))
    }

    /// Takes back what has been written; its memory is used again.
    mutating func clear() { count = 0 }

    /// Makes room for so many bytes more.
    @inline(__always)
    mutating func makeRoom(for bytes: Int) {
        if capacity - count < bytes { grow(bytes) }
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        start[count] = byte
        count += 1
    }

    /// Appends bytes that lie elsewhere.
    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        makeRoom(for: bytes.count)
        (start + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    /// Appends the first of thirty-two bytes; the others are written over.
    @inline(__always)
    mutating func append(first count: Int, of bytes: UnsafeRawBufferPointer) {
        makeRoom(for: 32)
        let target = UnsafeMutableRawPointer(start + self.count)
        typealias Half = SIMD16<UInt8>
        target.storeBytes(of: bytes.loadUnaligned(as: Half.self), as: Half.self)
        target.storeBytes(of: bytes.loadUnaligned(fromByteOffset: 16, as: Half.self), toByteOffset: 16, as: Half.self)
        self.count += count
    }

    /// Writes the digits of a number without leading zeros, but at least as many as asked for.
    mutating func append(digits number: UInt64, width: Int = 1) {
        var digits = 1
        var bound: UInt64 = 10
        while number >= bound {
            digits += 1
            if digits == 20 { break }
            bound *= 10
        }
        digits = max(digits, width)
        makeRoom(for: digits)
        var rest = number
        var place = count + digits
        while place > count {
            place -= 1
            let quotient = rest / 10
            start[place] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) &+ 48
            rest = quotient
        }
        count += digits
    }

    /// Writes a word as sixteen hexadecimal digits.
    mutating func append(hexadecimal word: UInt64) {
        makeRoom(for: 16)
        for place in 0..<16 {
            start[count + place] = Hexadecimal.digit(of: UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * place)))
        }
        count += 16
    }

    private mutating func grow(_ bytes: Int) {
        capacity = max(capacity * 2, count + bytes)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }
}
