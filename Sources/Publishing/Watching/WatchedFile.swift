internal import Core
public import Wire

/// What is remembered of a file that was published, or could not be read.
public struct WatchedFile: Sendable, Hashable {
    /// What it looked like from outside.
    let stamp: FileStamp
    /// The SHA-256 of its bytes; nil where it could not be read.
    let digest: String?
}

/// All that the watching of a folder remembers, by the files' paths below it.
public struct WatchState: Sendable {
    var files: [ExactText: WatchedFile] = [:]

    /// Nothing is remembered.
    public init() {}

    /// Reads the objects that ``lines()`` makes; others are passed over: their files are published again.
    public init(lines: [JSONValue]) {
        for line in lines {
            guard let name = line["file"]?.string, let stamp = FileStamp(line) else { continue }
            files[ExactText(name)] = WatchedFile(stamp: stamp, digest: line["sha256"]?.string)
        }
    }

    /// The state as JSON objects, one a file, in the order of their names.
    public func lines() -> [[UInt8]] {
        files.sorted { $0.key < $1.key }.map { name, file in
            JSONWriter.bytes { writer in
                writer.object { writer in
                    writer.member("file", name.string)
                    writer.member("sha256", file.digest)
                    file.stamp.write(to: &writer)
                }
            }
        }
    }
}
