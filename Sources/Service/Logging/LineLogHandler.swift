internal import Core
internal import Foundation
public import Logging
internal import Synchronization

/// Writes each event of the log as one line to standard error:
/// `2026-11-21T10:00:00Z info worker: message key=value …`, the metadata in order of its keys.
public struct LineLogHandler: LogHandler {
    /// The name of the part of the program that logs.
    public let label: String
    /// Metadata of every event.
    public var metadata: Logger.Metadata = [:]
    /// Gives more metadata of every event.
    public var metadataProvider: Logger.MetadataProvider?
    /// Events below it are not written.
    public var logLevel: Logger.Level
    private let write: @Sendable (String) -> Void

    /// A handler.
    ///
    /// - Parameters:
    ///   - label: the name of the part of the program, "worker".
    ///   - level: the least level that is written.
    ///   - write: takes each line without its newline.
    public init(
        label: String, level: Logger.Level = .info, write: @escaping @Sendable (String) -> Void = StandardError.line
    ) {
        self.label = label
        self.logLevel = level
        self.write = write
    }

    /// One entry of the metadata.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one event.
    public func log(event: LogEvent) {
        var all = metadata
        all.merge(metadataProvider?.get() ?? [:]) { $1 }
        all.merge(event.metadata ?? [:]) { $1 }
        if let error = event.error { all["error"] = "\(error)" }
        write(
            Self.line(
                seconds: Int64(Date().timeIntervalSince1970.rounded(.down)), level: event.level, label: label,
                message: "\(event.message)", metadata: all
            )
        )
    }

    /// The line of an event.
    ///
    /// - Parameter seconds: the time, in seconds since 1970.
    package static func line(
        seconds: Int64, level: Logger.Level, label: String, message: String, metadata: Logger.Metadata
    ) -> String {
        let time = Timestamp(seconds: seconds).map(\.description) ?? "-"
        let pairs = metadata.sorted { $0.key < $1.key }.map {
            " \(LineText.escaped($0.key))=\(LineText.value("\($0.value)"))"
        }
        return "\(time) \(level) \(LineText.escaped(label)): \(LineText.escaped(message))" + pairs.joined()
    }
}

extension LoggingSystem {
    private static let isReady = Mutex(false)

    /// Sends all logging of the process to standard error in lines. Only the first call has an effect.
    public static func useLines(level: Logger.Level) {
        let first = isReady.withLock { ready in
            defer { ready = true }
            return !ready
        }
        if first { bootstrap { LineLogHandler(label: $0, level: level) } }
    }
}
