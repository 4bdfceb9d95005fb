import Foundation
import Service

/// The cluster's executables as child processes, none of which outlives the sandbox.
final class Children {
    private let folder: URL
    private let environment: [String: String]
    private var daemons: [(name: String, process: Process)] = []

    /// - Parameter bootstrapServers: the embedded broker's address.
    init(bootstrapServers: String) {
        folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("CDS_") }
        environment["CDS_BOOTSTRAP_SERVERS"] = bootstrapServers
        // The embedded broker's later group joins take the session timeout; compression would hide how much it holds.
        environment["CDS_KAFKA_SESSION_TIMEOUT_MS"] = "6000"
        environment["CDS_KAFKA_COMPRESSION_TYPE"] = "none"
        environment["CDS_LOG_LEVEL"] = "warning"
        self.environment = environment
    }

    /// Starts a daemon.
    ///
    /// - Throws: where the executable is missing.
    func startDaemon(_ name: String, _ arguments: [String]) throws {
        let process = try make(name, arguments)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        daemons.append((name, process))
    }

    /// Starts the producer, which publishes what is written to the pipe.
    func startProducer() throws -> (Process, FileHandle) {
        let process = try make("cds-producer", ["publish", "--quiet", "-"])
        let pipe = Pipe()
        process.standardInput = pipe
        try process.run()
        return (process, pipe.fileHandleForWriting)
    }

    /// The name of a daemon that has ended by itself, or nil.
    var deadDaemon: String? { daemons.first { !$0.process.isRunning }?.name }

    /// Ends all daemons: they drain for a while, then are killed.
    func stop() {
        for daemon in daemons where daemon.process.isRunning { daemon.process.terminate() }
        let start = ContinuousClock.now
        for daemon in daemons {
            while daemon.process.isRunning, ContinuousClock.now - start < .seconds(8) {
                Thread.sleep(forTimeInterval: 0.02)
            }
            if daemon.process.isRunning { kill(daemon.process.processIdentifier, SIGKILL) }
            daemon.process.waitUntilExit()
        }
    }

    /// A process that the kernel ends when the thread that starts it does (setpriv of util-linux).
    private func make(_ name: String, _ arguments: [String]) throws -> Process {
        let executable = folder.appendingPathComponent(name)
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw CommandFailure(.usage, "\(executable.path) is missing: build the package first")
        }
        let process = Process()
        process.environment = environment
        process.standardOutput = FileHandle.standardError
        let wrapper = "/usr/bin/setpriv"
        if FileManager.default.isExecutableFile(atPath: wrapper) {
            process.executableURL = URL(fileURLWithPath: wrapper)
            process.arguments = ["--pdeathsig", "TERM", executable.path] + arguments
        } else {
            process.executableURL = executable
            process.arguments = arguments
        }
        return process
    }
}
