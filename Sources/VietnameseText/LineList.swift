/// Plain values that are read in no order and never changed: they begin where a line of the processor's cache does, so that
/// none of a whole line or half a line lies in two of them, each of which would have to be waited for.
package struct LineList<Element: BitwiseCopyable & Sendable>: Sendable {
    /// The values with some room before and after them; a list that is not changed stays where it is.
    @usableFromInline let memory: [UInt64]
    /// How many values there are.
    @usableFromInline let count: Int

    /// The size of a line in bytes.
    @inlinable static var line: Int { 64 }

    /// The values of a list.
    package init(_ list: [Element]) {
        let words = (list.count * MemoryLayout<Element>.stride + Self.line) / MemoryLayout<UInt64>.size + 1
        var memory = [UInt64](repeating: 0, count: words)
        memory.withUnsafeMutableBytes { bytes in
            let first = Self.first(UnsafeRawBufferPointer(bytes))
            list.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: bytes[first...]).copyMemory(from: $0) }
        }
        self.memory = memory
        count = list.count
    }

    /// The place of the first value in the memory: where the first line begins in it.
    @inlinable
    @inline(__always)
    static func first(_ bytes: UnsafeRawBufferPointer) -> Int {
        (0 &- Int(bitPattern: bytes.baseAddress)) & (line &- 1)
    }

    /// Lends the values for a loop over many of them.
    @inlinable
    @inline(__always)
    package func lent<Result>(_ read: (UnsafeBufferPointer<Element>) -> Result) -> Result {
        memory.withUnsafeBytes { bytes in
            let first = Self.first(bytes)
            let values = bytes[first..<first &+ count &* MemoryLayout<Element>.stride]
            return read(UnsafeRawBufferPointer(rebasing: values).bindMemory(to: Element.self))
        }
    }
}
