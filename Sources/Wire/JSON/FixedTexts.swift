import Core

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
        withLookUp { body($0.text(place)) }
    }

    /// The place of a text, or nil.
    func place(of text: UnsafeBufferPointer<UInt8>) -> Int? { withLookUp { $0.place(of: text) } }

    /// Works with the texts where they lie, for several look-ups.
    @inline(__always)
    func withLookUp<Result>(_ body: (LookUp) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            ends.withUnsafeBufferPointer { body(LookUp(bytes: bytes, ends: $0)) }
        }
    }

    /// Finds texts for the time of a call.
    struct LookUp {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let ends: UnsafeBufferPointer<Int>

        /// The place of a text, or nil.
        ///
        /// - Parameter guess: the place to try first.
        @inline(__always)
        func place(of text: UnsafeBufferPointer<UInt8>, guess: Int = 0) -> Int? {
            if guess < ends.count, isEqual(guess, text) { return guess }
            for place in ends.indices where isEqual(place, text) { return place }
            return nil
        }

        /// One of the texts.
        @inline(__always)
        func text(_ place: Int) -> UnsafeBufferPointer<UInt8> {
            let start = place == 0 ? 0 : ends[place - 1]
            return UnsafeBufferPointer(rebasing: bytes[start..<ends[place]])
        }

        @inline(__always)
        private func isEqual(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
            self.text(place).isEqual(text)
        }
    }
}
