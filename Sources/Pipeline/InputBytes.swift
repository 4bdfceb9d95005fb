internal import Foundation

/// Reads a file, a pipe or a terminal as its bytes come, without waiting for a buffer to fill.
public struct InputBytes {
    private let handle: FileHandle

    /// Standard input.
    public static var standardInput: InputBytes { InputBytes(handle: .standardInput) }

    /// A file.
    ///
    /// - Throws: where it cannot be opened.
    public init(path: String) throws { handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)) }

    private init(handle: FileHandle) { self.handle = handle }

    /// The next bytes, at most 256 KiB; empty at the end of the input.
    ///
    /// - Throws: where the input cannot be read.
    public func next() throws -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
            var got = read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
            while got < 0, errno == EINTR { got = read(handle.fileDescriptor, buffer.baseAddress, buffer.count) }
            if got < 0 { failure = errno }
            count = max(0, got)
        }
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        return bytes
    }
}
