public import Foundation
internal import Synchronization

/// One of the package's executables as a process.
public final class CommandProcess {
    private let process = Process()
    private let output = CollectedBytes()
    private let error = CollectedBytes()
    private let input: Pipe?

    /// What a process left.
    public struct Outcome: Sendable {
        /// The exit status, or the number of the signal that ended it.
        public let status: Int32
        /// Whether a signal ended it.
        public let isSignalled: Bool
        /// Standard output.
        public let output: Data
        /// Standard error, as text.
        public let error: String
    }

    /// The folder of the built executables: the one that the running tests were built into.
    public static var folder: URL {
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let candidates =
            [executable, URL(fileURLWithPath: CommandLine.arguments.first ?? "")]
            + CommandLine.arguments.map { URL(fileURLWithPath: $0) }
        for candidate in candidates {
            var folder = candidate.resolvingSymlinksInPath().deletingLastPathComponent()
            for _ in 0..<4 {
                let command = folder.appendingPathComponent("cds-worker").path
                if FileManager.default.isExecutableFile(atPath: command) { return folder }
                folder.deleteLastPathComponent()
            }
        }
        return executable.deletingLastPathComponent()
    }

    /// Starts a command.
    ///
    /// - Parameters:
    ///   - name: the executable's name.
    ///   - environment: variables beside PATH and HOME.
    ///   - takesInput: whether ``write(_:)`` will be used; else standard input is empty.
    /// - Throws: where the executable is missing.
    public init(
        _ name: String, _ arguments: [String], environment: [String: String] = [:], takesInput: Bool = false
    ) throws {
        input = takesInput ? Pipe() : nil
        process.executableURL = Self.folder.appendingPathComponent(name)
        process.arguments = arguments
        let kept = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "LD_LIBRARY_PATH"].contains($0.key) }
        process.environment = kept.merging(environment) { $1 }
        process.standardInput = input ?? FileHandle.nullDevice
        process.standardOutput = output.pipe
        process.standardError = error.pipe
        try process.run()
        output.start()
        error.start()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Writes to standard input.
    public func write(_ bytes: some DataProtocol) throws {
        try input?.fileHandleForWriting.write(contentsOf: Data(bytes))
    }

    /// Ends standard input.
    public func closeInput() throws { try input?.fileHandleForWriting.close() }

    /// Sends a signal.
    public func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Whether the process has not ended.
    public var isRunning: Bool { process.isRunning }

    /// What standard error holds so far.
    public var errorText: String { error.text }

    /// Waits until standard error holds a text.
    ///
    /// - Returns: false where it does not within the given time.
    public func waitForError(_ text: String, within limit: Duration = .seconds(30)) -> Bool {
        let start = ContinuousClock.now
        while !errorText.contains(text) {
            guard ContinuousClock.now - start < limit else { return false }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return true
    }

    /// Waits for the end; kills the process after the given time.
    public func wait(_ limit: Duration = .seconds(120)) -> Outcome {
        let start = ContinuousClock.now
        while process.isRunning, ContinuousClock.now - start < limit { Thread.sleep(forTimeInterval: 0.02) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, isSignalled: process.terminationReason == .uncaughtSignal,
            output: output.finish(), error: String(decoding: error.finish(), as: UTF8.self))
    }

    /// Runs a command to its end.
    public static func run(
        _ name: String, _ arguments: [String], environment: [String: String] = [:], input: some DataProtocol = Data()
    ) throws -> Outcome {
        let process = try CommandProcess(name, arguments, environment: environment, takesInput: true)
        try? process.write(input)
        try process.closeInput()
        return process.wait()
    }
}

/// Collects what a process writes, on a thread of its own, so that it never waits for its reader.
private final class CollectedBytes: Sendable {
    let pipe = Pipe()
    private let bytes = Mutex(Data())
    private let ended = DispatchSemaphore(value: 0)

    func start() {
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread {
            while case let chunk = handle.availableData, !chunk.isEmpty {
                self.bytes.withLock { $0.append(chunk) }
            }
            self.ended.signal()
        }
    }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    func finish() -> Data {
        ended.wait()
        ended.signal()
        return bytes.withLock { $0 }
    }
}
