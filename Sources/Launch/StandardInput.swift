internal import Foundation
internal import Pipeline
public import Service
public import Wire

/// Standard input and output as lines of bytes.
public enum StandardInput {
    /// Calls a function with groups of lines, in order, until the input ends.
    ///
    /// - Parameter groupSize: the most lines of a group, from 1.
    /// - Throws: an error of the input, or of the function.
    public static func forEachGroup(of groupSize: Int, _ body: ([LineSplitter.Line]) throws -> Void) throws {
        var splitter = LineSplitter()
        var group: [LineSplitter.Line] = []
        func add(_ line: LineSplitter.Line) throws {
            group.append(line)
            guard group.count == groupSize else { return }
            try body(group)
            group = []
        }
        while case let chunk = try InputBytes.standardInput.next(), !chunk.isEmpty {
            splitter.append(chunk)
            while let line = splitter.next() { try add(line) }
        }
        if let line = splitter.last() { try add(line) }
        if !group.isEmpty { try body(group) }
    }
}

/// Standard output for results.
public enum StandardOutput {
    /// Writes bytes as they are.
    ///
    /// - Throws: where nobody reads any more.
    public static func write(_ bytes: [UInt8]) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }
}

extension StandardError {
    /// Writes bytes that end with a line feed of their own.
    public static func bytes(_ bytes: [UInt8]) { line(String(decoding: bytes.dropLast(), as: UTF8.self)) }
}
