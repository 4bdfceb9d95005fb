/// A list of plain values that is only added to, for loops over every letter and word of a text: it has one owner, so
/// that adding asks for room and for nothing else.
///
/// Its memory is its own from `init` to `deinit`, and no pointer to it leaves it.
package struct GrowingList<Element: BitwiseCopyable>: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<Element>
    @usableFromInline var room: Int
    /// How many elements there are.
    @usableFromInline package var count = 0

    /// An empty list with room for some elements.
    @inlinable
    package init(room: Int) {
        self.room = max(room, 8)
        start = .allocate(capacity: self.room)
    }

    deinit { start.deallocate() }

    /// Adds an element.
    @inlinable
    @inline(__always)
    package mutating func append(_ element: Element) {
        if count == room { grow() }
        (start + count).initialize(to: element)
        count &+= 1
    }

    /// The last element, or nil.
    @inlinable
    package var last: Element? { count == 0 ? nil : start[count - 1] }

    /// Takes the elements from a place on away.
    @inlinable
    package mutating func cut(to count: Int) {
        precondition(count >= 0 && count <= self.count)
        self.count = count
    }

    /// The elements as an array.
    @inlinable
    package var elements: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }

    @usableFromInline
    mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * room)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
        room *= 2
    }
}
