/// Elements in ascending order, equal ones side by side, in chunks of bounded size: an insertion or a removal moves
/// at most one chunk's elements, however many there are.
struct OrderedList<Element: Comparable & Sendable>: Sendable {
    private var chunks: [[Element]] = []

    /// A chunk that grows beyond this is split in two.
    private static var chunkLimit: Int { 256 }

    var isEmpty: Bool { chunks.isEmpty }
    var first: Element? { chunks.first?.first }
    var last: Element? { chunks.last?.last }

    /// The first elements, at most so many.
    func prefix(_ limit: Int) -> [Element] {
        var elements: [Element] = []
        for chunk in chunks where elements.count < limit { elements += chunk.prefix(limit - elements.count) }
        return elements
    }

    /// Inserts an element, or removes it with a negative sign.
    mutating func apply(_ element: Element, sign: Int) { sign < 0 ? remove(element) : insert(element) }

    /// Adds an element at its place.
    mutating func insert(_ element: Element) {
        guard !chunks.isEmpty else {
            chunks = [[element]]
            return
        }
        let index = min(chunk(for: element), chunks.count - 1)
        chunks[index].insert(element, at: Self.firstPlace(in: chunks[index]) { !($0 < element) })
        guard chunks[index].count > Self.chunkLimit else { return }
        let upperHalf = Array(chunks[index][(Self.chunkLimit / 2)...])
        chunks[index] = Array(chunks[index][..<(Self.chunkLimit / 2)])
        chunks.insert(upperHalf, at: index + 1)
    }

    /// Takes away one element equal to the given one; nothing happens where there is none.
    mutating func remove(_ element: Element) {
        let index = chunk(for: element)
        guard index < chunks.count else { return }
        let place = Self.firstPlace(in: chunks[index]) { !($0 < element) }
        guard chunks[index][place] == element else { return }
        chunks[index].remove(at: place)
        if chunks[index].isEmpty { chunks.remove(at: index) }
    }

    /// The first chunk whose last element does not come before the given one, or the number of chunks.
    private func chunk(for element: Element) -> Int {
        Self.firstPlace(in: chunks) { chunk in chunk.last.map { !($0 < element) } ?? false }
    }

    /// The first place where a condition holds that holds from some place on, or the number of items.
    private static func firstPlace<Item>(in items: [Item], where holds: (Item) -> Bool) -> Int {
        var places = 0..<items.count
        while !places.isEmpty {
            let middle = (places.lowerBound + places.upperBound) / 2
            places = holds(items[middle]) ? places.lowerBound..<middle : (middle + 1)..<places.upperBound
        }
        return places.lowerBound
    }
}
