/// How often each of several numbered things is there, in the order of the things. A change costs one search and the
/// moving of the entries behind it.
struct Counts: Sendable {
    /// A thing with its count, which is never zero.
    struct Entry: Sendable {
        let number: Int32
        var count: Int32
    }

    private(set) var entries: [Entry] = []

    /// Adds to the count of a thing; one whose count comes to zero is gone.
    ///
    /// - Parameter precedes: the order of things by their numbers, a total one.
    mutating func add(_ amount: Int32, to number: Int32, by precedes: (Int32, Int32) -> Bool) {
        let place = entries.firstPlace { $0.number == number || !precedes($0.number, number) }
        guard place < entries.count, entries[place].number == number else {
            entries.insert(Entry(number: number, count: amount), at: place)
            return
        }
        entries[place].count += amount
        if entries[place].count == 0 { entries.remove(at: place) }
    }
}

extension Array {
    /// The first place where a condition holds that holds from some place on, or the number of elements.
    @inline(__always)
    func firstPlace(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
