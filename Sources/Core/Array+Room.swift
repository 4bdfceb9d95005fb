extension Array {
    /// A list that is written where it stays.
    ///
    /// `init(unsafeUninitializedCapacity:initializingWith:)` does the same, but looks up the type of the list's memory in the
    /// tables of the runtime each time, which takes longer than short lists do; appending to an empty list does not.
    @inlinable
    @inline(__always)
    package init(room: Int, _ write: (UnsafeMutableBufferPointer<Element>, inout Int) -> Void) {
        self = []
        append(addingCapacity: Swift.max(1, room)) { $0.withUnsafeMutableBufferPointer(write) }
    }

    /// Writes a list anew, in the memory that it has where that is enough.
    @inlinable
    @inline(__always)
    package mutating func rewrite(room: Int, _ write: (UnsafeMutableBufferPointer<Element>, inout Int) -> Void) {
        removeAll(keepingCapacity: true)
        append(addingCapacity: Swift.max(1, room)) { $0.withUnsafeMutableBufferPointer(write) }
    }

    /// A short list that holds an element some times, as `init(repeating:count:)` makes it, without looking its type up
    /// either; a long one of more than bytes is not filled faster so.
    @inlinable
    @inline(__always)
    package init(filledWith element: Element, count: Int) {
        self = []
        append(addingCapacity: Swift.max(1, count)) { $0.append(repeating: element, count: count) }
    }
}
