/// Elements in ascending order, equal ones side by side, in chunks of bounded size: an insertion or a removal moves
/// at most one chunk's elements, however many there are. The caller gives the order, always the same.
struct OrderedList<Element: Equatable & Sendable>: Sendable {
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
    mutating func apply(_ element: Element, sign: Int, by precedes: (Element, Element) -> Bool) {
        sign < 0 ? remove(element, by: precedes) : insert(element, by: precedes)
    }

    /// Adds an element at its place.
    private mutating func insert(_ element: Element, by precedes: (Element, Element) -> Bool) {
        guard !chunks.isEmpty else {
            chunks = [[element]]
            return
        }
        let index = min(chunk(for: element, by: precedes), chunks.count - 1)
        chunks[index].insert(element, at: chunks[index].firstPlace { !precedes($0, element) })
        guard chunks[index].count > Self.chunkLimit else { return }
        let upperHalf = Array(chunks[index][(Self.chunkLimit / 2)...])
        chunks[index] = Array(chunks[index][..<(Self.chunkLimit / 2)])
        chunks.insert(upperHalf, at: index + 1)
    }

    /// Takes away one element equal to the given one; nothing happens where there is none.
    private mutating func remove(_ element: Element, by precedes: (Element, Element) -> Bool) {
        let index = chunk(for: element, by: precedes)
        guard index < chunks.count else { return }
        let place = chunks[index].firstPlace { !precedes($0, element) }
        guard chunks[index][place] == element else { return }
        chunks[index].remove(at: place)
        if chunks[index].isEmpty { chunks.remove(at: index) }
    }

    /// The first chunk whose last element does not come before the given one, or the number of chunks.
    private func chunk(for element: Element, by precedes: (Element, Element) -> Bool) -> Int {
        guard chunks.count > 1 else {
            return chunks.first?.last.map { precedes($0, element) } == false ? 0 : chunks.count
        }
        return chunks.firstPlace { chunk in chunk.last.map { !precedes($0, element) } ?? false }
    }
}
