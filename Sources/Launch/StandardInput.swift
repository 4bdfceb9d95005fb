internal import Foundation
internal import Pipeline
public import Service
public import Wire

/// Standard input and output as lines of bytes.
public enum StandardInput {
    /// Calls a function with groups of lines, in order, until the input ends.
    ///
    /// - Parameters:
    ///   - groupSize: the most lines of a group, from 1.
    ///   - limit: the most bytes of a line; of a longer one only its length is kept.
    /// - Throws: an error of the input, or of the function.
    public static func forEachGroup(
        of groupSize: Int, limit: Int, _ body: ([LineSplitter.Line]) throws -> Void
    ) throws {
        var splitter = LineSplitter(limit: limit)
        var group: [LineSplitter.Line] = []
        var bytes = 0
        func add(_ line: LineSplitter.Line) throws {
            group.append(line)
            bytes += line.bytes.count
            guard group.count == groupSize || bytes >= groupBytes else { return }
            try body(group)
            group = []
            bytes = 0
        }
        while case let chunk = try InputBytes.standardInput.next(), !chunk.isEmpty {
            splitter.append(chunk)
            while let line = splitter.next() { try add(line) }
        }
        if let line = splitter.last() { try add(line) }
        if !group.isEmpty { try body(group) }
    }

    /// The bytes after which a group takes no further line.
    private static let groupBytes = 32 << 20
}

/// Standard output for results.
public enum StandardOutput {
    /// Writes bytes as they are.
    ///
    /// - Throws: `CommandFailure` where nobody reads any more, or the disk is full.
    public static func write(_ bytes: [UInt8]) throws(CommandFailure) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw CommandFailure(.badInput, "cannot write to standard output: \(Self.reason(error))")
        }
    }

    /// Writes a line; the line feed is added.
    ///
    /// - Throws: as ``write(_:)``.
    public static func line(_ text: String) throws(CommandFailure) { try write(Array(text.utf8) + [0x0A]) }

    /// What the system says of an error.
    private static func reason(_ error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
        guard cause.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
        return String(cString: strerror(Int32(cause.code)))
    }
}

extension StandardError {
    /// Writes a line of JSON that ends with a line feed of its own.
    public static func bytes(_ bytes: [UInt8]) { json(String(decoding: bytes.dropLast(), as: UTF8.self)) }
}
