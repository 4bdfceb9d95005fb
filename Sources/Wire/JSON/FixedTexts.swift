/// Texts that are known from the start, such as a message's field names, side by side in one piece of memory.
struct FixedTexts: Sendable {
    private let bytes: [UInt8]
    /// Where each text ends; the next one begins there.
    private let ends: [Int]

    init(_ texts: [[UInt8]]) {
        bytes = Array(texts.joined())
        var end = 0
        ends = texts.map {
            end += $0.count
            return end
        }
    }

    /// Works on one of the texts.
    @inline(__always)
    func withText<Result>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = place == 0 ? 0 : ends[place - 1]
        let end = ends[place]
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    /// The place of a text, or nil.
    ///
    /// - Parameter guess: the place to try first.
    func place(of text: UnsafeBufferPointer<UInt8>, guess: Int = 0) -> Int? {
        if guess < ends.count, isEqual(guess, text) { return guess }
        for place in ends.indices where isEqual(place, text) { return place }
        return nil
    }

    @inline(__always)
    private func isEqual(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = place == 0 ? 0 : ends[place - 1]
        guard ends[place] - start == text.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
            return true
        }
    }
}
