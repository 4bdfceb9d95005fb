internal import Core
internal import Digest
internal import Foundation
public import Wire

/// A file in which a process keeps what it has done: JSON Lines under a head that says what they are, for whom, how
/// many, and their SHA-256. It is replaced as a whole, so that it is never half written, and never read half.
public struct CheckedFile: Sendable {
    /// Where it lies.
    public let path: String
    private let format: String
    private let scope: String?

    /// The version that is written and read.
    private static let version: Int64 = 1

    /// Why a state cannot be read or kept.
    public struct Fault: Error, Sendable, CustomStringConvertible {
        /// What is wrong, and what to do.
        public let description: String
    }

    /// A file that may not be there yet.
    ///
    /// - Parameters:
    ///   - format: what it holds.
    ///   - scope: for whom: a state of other topics is not taken for one's own. nil takes any, and is not to be saved.
    public init(path: String, format: String, scope: String?) {
        self.path = path
        self.format = format
        self.scope = scope
    }

    /// Reads the lines; none where there is no file.
    ///
    /// - Throws: ``Fault`` where it cannot be read, was damaged, or is another's.
    public func load() throws(Fault) -> [JSONValue] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let bytes = FileManager.default.contents(atPath: path).map(Array.init) else {
            throw Fault(description: "\(path) cannot be read: check its permissions")
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        guard let first = lines.first, let head = try? JSONDocument(first).root, head["format"]?.string == format else {
            throw Fault(description: "\(path) is no state of \(format): name another file with --state")
        }
        guard head["version"]?.integer == Self.version else {
            throw Fault(description: "\(path) is of another version of this program: name another file with --state")
        }
        let owner = head["scope"]?.string ?? ""
        if let scope, ExactText(owner) != ExactText(scope) {
            throw Fault(
                description: "\(path) is of the topics of \(owner), not of \(scope): name another file with --state")
        }
        let values = lines.dropFirst().compactMap { try? JSONDocument($0).root }
        guard head["lines"]?.integer == Int64(values.count), head["sha256"]?.string == Self.digest(lines.dropFirst())
        else {
            throw Fault(
                description: "\(path) is damaged: restore it, or delete it to begin anew; what was published is then "
                    + "published again, which changes nothing where it is the same")
        }
        return values
    }

    /// Replaces the file: the new one is complete on the disk before it takes the old one's name.
    ///
    /// - Throws: ``Fault`` where that fails; the old file then stands.
    public func save(_ lines: [[UInt8]]) throws(Fault) {
        let head = JSONWriter.bytes { writer in
            writer.object { writer in
                writer.member("format", format)
                writer.member("version", Int(Self.version))
                writer.member("scope", scope)
                writer.member("lines", lines.count)
                writer.member("sha256", Self.digest(lines))
            }
        }
        let bytes = ([head] + lines).reduce(into: [UInt8]()) { $0 += $1 + [UInt8(ascii: "\n")] }
        let draft = path + ".new"
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: draft))
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: draft))
            try handle.synchronize()
            try handle.close()
        } catch {
            throw Fault(description: "\(draft) cannot be written: \(error.localizedDescription)")
        }
        guard rename(draft, path) == 0 else {
            throw Fault(description: "\(path) cannot be replaced: \(String(cString: strerror(errno)))")
        }
    }

    private static func digest(_ lines: some Sequence<some Sequence<UInt8>>) -> String {
        var hash = SHA256()
        for line in lines { hash.update(Array(line) + [UInt8(ascii: "\n")]) }
        return hash.finalize().hexadecimal()
    }
}

/// Keeps other processes from using the same state, until it is released or the process ends.
public final class StateLock {
    private let descriptor: Int32

    /// Takes the lock of a state file: "PATH.lock" beside it.
    ///
    /// - Throws: ``CheckedFile/Fault`` where another process has it, or the folder cannot be written to.
    public init(of path: String) throws(CheckedFile.Fault) {
        descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw CheckedFile.Fault(
                description:
                    "\(path).lock cannot be made: \(String(cString: strerror(errno))); name a state in a folder "
                    + "that can be written to with --state")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw CheckedFile.Fault(
                description: "\(path) is in use by another process: end it, or name another with --state")
        }
    }

    deinit { close(descriptor) }
}
