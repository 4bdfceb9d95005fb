internal import Foundation
internal import Wire

/// What tells without reading that a file may have changed.
struct FileStamp: Sendable, Hashable {
    /// The file, however it is called.
    let inode: UInt64
    /// Bytes.
    let size: Int64
    /// Nanoseconds since 1970 of the last change of the content, and of content, name or rights.
    let modified, changed: Int64

    /// The stamp of a regular file; nil for anything else.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
    }

    /// A stamp as it was written down; nil for anything else.
    init?(_ value: JSONValue) {
        guard let inode = value["inode"]?.integer, let size = value["size"]?.integer,
            let modified = value["modified"]?.integer, let changed = value["changed"]?.integer
        else { return nil }
        self.inode = UInt64(bitPattern: inode)
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    func write(to writer: inout JSONWriter) {
        writer.member("inode", Int(Int64(bitPattern: inode)))
        writer.member("size", Int(size))
        writer.member("modified", Int(modified))
        writer.member("changed", Int(changed))
    }
}
