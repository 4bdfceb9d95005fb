/// Cuts a stream of bytes into lines, as JSON Lines are: each ends with a line feed, the last one may go without.
public struct LineSplitter: Sendable {
    /// A line of the input.
    public struct Line: Sendable, Hashable {
        /// Its number, from 1.
        public let number: Int
        /// Its bytes without the line feed, nor a carriage return before it; empty lines are lines, too.
        public let bytes: [UInt8]
    }

    private var buffer: [UInt8] = []
    /// Where the next line begins in `buffer`.
    private var start = 0
    /// Up to where `buffer` is known to hold no line feed.
    private var searched = 0
    private var number = 0

    /// A splitter at the start of its input.
    public init() {}

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
        guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
            searched = buffer.count
            return nil
        }
        return line(upTo: end)
    }

    /// What stands after the last line feed, once the input has ended; nil where nothing does.
    public mutating func last() -> Line? {
        start < buffer.count ? line(upTo: buffer.count) : nil
    }

    private mutating func line(upTo end: Int) -> Line {
        let hasReturn = end > start && buffer[end - 1] == 0x0D
        let bytes = Array(buffer[start..<(hasReturn ? end - 1 : end)])
        start = min(end + 1, buffer.count)
        searched = start
        number += 1
        return Line(number: number, bytes: bytes)
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
