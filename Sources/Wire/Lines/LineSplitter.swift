public import Core

/// Cuts a stream of bytes into lines, as JSON Lines are: each ends with a line feed, the last one may go without. Of a
/// line that is too long nothing is kept but its length.
public struct LineSplitter: Sendable {
    /// A line of the input.
    public struct Line: Sendable, Hashable {
        /// Its number, from 1.
        public let number: Int
        /// Its bytes without the line feed, nor a carriage return before it; empty lines are lines, too. None where the
        /// line is too long.
        public let bytes: [UInt8]
        /// How many bytes it has where it is too long.
        public let excess: Int?

        /// The bytes.
        ///
        /// - Throws: a rejection of class `tooLarge` for a line that is too long.
        public func whole() throws(Rejection) -> [UInt8] {
            guard let excess else { return bytes }
            throw Rejection(.tooLarge, "a line of \(excess) bytes")
        }
    }

    private let limit: Int
    /// The bytes that were dropped of the line that has not ended.
    private var dropped = 0

    private var buffer: [UInt8] = []
    /// Where the next line begins in `buffer`.
    private var start = 0
    /// Up to where `buffer` is known to hold no line feed.
    private var searched = 0
    private var number = 0

    /// A splitter at the start of its input.
    ///
    /// - Parameter limit: the most bytes of a line.
    public init(limit: Int = .max) { self.limit = limit }

    /// Takes the next bytes of the input.
    public mutating func append(_ bytes: some Sequence<UInt8>) {
        if start > 0 {
            buffer.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next line that has ended, or nil until more is appended.
    public mutating func next() -> Line? {
        let end = buffer.withUnsafeBytes { Self.lineFeed(in: $0, from: searched) }
        guard end < buffer.count else {
            searched = end
            if searched - start > limit { drop() }
            return nil
        }
        return line(upTo: end)
    }

    /// The place of the first line feed, or the end.
    private static func lineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = SixteenBytes.place(in: bytes, from: start) { $0.equal(0x0A) }
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
        return place
    }

    /// What stands after the last line feed, once the input has ended; nil where nothing does.
    public mutating func last() -> Line? {
        start < buffer.count || dropped > 0 ? line(upTo: buffer.count) : nil
    }

    /// Forgets the bytes of a line that has become too long.
    private mutating func drop() {
        dropped += buffer.count - start
        buffer.removeAll(keepingCapacity: true)
        (start, searched) = (0, 0)
    }

    private mutating func line(upTo end: Int) -> Line {
        let hasReturn = end > start && buffer[end - 1] == 0x0D
        let size = dropped + end - start
        let bytes = size > limit ? [] : Array(buffer[start..<(hasReturn ? end - 1 : end)])
        start = min(end + 1, buffer.count)
        searched = start
        dropped = 0
        number += 1
        return Line(number: number, bytes: bytes, excess: size > limit ? size : nil)
    }

    /// All lines of an input that is there whole.
    public static func lines(of bytes: some Sequence<UInt8>) -> [Line] {
        var splitter = LineSplitter()
        splitter.append(bytes)
        var lines: [Line] = []
        while let line = splitter.next() { lines.append(line) }
        if let line = splitter.last() { lines.append(line) }
        return lines
    }
}
