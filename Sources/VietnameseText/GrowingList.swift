import Core

/// A list of plain values that is only added to, for loops over every letter and word of a text: it has one owner, so
/// that adding asks for room and for nothing else.
///
/// Its memory is its own from `init` to `deinit`, and no pointer to it leaves it.
public struct GrowingList<Element: BitwiseCopyable>: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<Element>
    @usableFromInline var room: Int
    @usableFromInline var size = 0

    /// How many elements there are.
    @inlinable
    public var count: Int { size }

    /// An empty list with room for some elements.
    @inlinable
    public init(room: Int) {
        self.room = max(room, 8)
        start = .allocate(capacity: self.room)
    }

    deinit { start.deallocate() }

    /// Adds an element.
    @inlinable
    @inline(__always)
    public mutating func append(_ element: Element) {
        if size == room { grow() }
        (start + size).initialize(to: element)
        size &+= 1
    }

    /// The element at a place that there is.
    @inlinable
    @inline(__always)
    public subscript(place: Int) -> Element {
        get {
            precondition(place >= 0 && place < size)
            return start[place]
        }
        set {
            precondition(place >= 0 && place < size)
            start[place] = newValue
        }
    }

    /// Keeps only the first elements.
    @inlinable
    public mutating func cut(to count: Int) {
        precondition(count >= 0 && count <= size)
        size = count
    }

    /// The elements as an array.
    public var elements: [Element] {
        [Element](room: size) { elements, count in
            _ = elements.update(fromContentsOf: UnsafeBufferPointer(start: start, count: size))
            count = size
        }
    }

    @usableFromInline
    @inline(never)
    mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * room)
        larger.update(from: start, count: size)
        start.deallocate()
        start = larger
        room *= 2
    }
}
