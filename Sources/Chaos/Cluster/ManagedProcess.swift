package import Foundation

/// One of the cluster's executables as a process whose standard error goes to a file.
package final class ManagedProcess {
    /// What to start.
    package struct Launch: Sendable {
        /// The folder of the executables.
        let binaries: URL
        /// The executable's name.
        let name: String
        /// Its arguments.
        let arguments: [String]
        /// Variables beside PATH and HOME.
        let environment: [String: String]
    }

    /// What the process is called in findings, "worker-3".
    package let title: String
    /// Where its standard error goes.
    package let log: URL
    /// Whether it is stopped by SIGSTOP.
    package private(set) var isFrozen = false
    /// The most memory that it was seen to take, in MiB.
    package private(set) var peakMemory = 0
    private let process = Process()

    /// Starts a process; the kernel ends it when the harness dies (setpriv of util-linux).
    ///
    /// - Throws: where the executable or the log cannot be opened.
    package init(title: String, _ launch: Launch, logs: URL) throws {
        self.title = title
        log = logs.appendingPathComponent("\(title).log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let wrapper = "/usr/bin/setpriv"
        let executable = launch.binaries.appendingPathComponent(launch.name)
        if FileManager.default.isExecutableFile(atPath: wrapper) {
            process.executableURL = URL(fileURLWithPath: wrapper)
            process.arguments = ["--pdeathsig", "KILL", executable.path] + launch.arguments
        } else {
            process.executableURL = executable
            process.arguments = launch.arguments
        }
        process.environment = Self.environment.merging(launch.environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
    }

    deinit { send(SIGKILL) }

    private static var environment: [String: String] {
        ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "LD_LIBRARY_PATH"].contains($0.key) }
    }

    /// Whether it has not ended.
    package var isRunning: Bool { process.isRunning }

    /// The exit status of a process that has ended; that of a signal is 128 above its number.
    package var status: Int32 {
        process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    }

    /// What it has written to standard error so far.
    package var logText: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    /// Ends it at once, frozen or not.
    package func crash() {
        send(SIGKILL)
    }

    /// Asks it to drain and leave.
    package func drain() {
        thaw()
        send(SIGTERM)
    }

    /// Stops it in the middle of whatever it does.
    package func freeze() {
        isFrozen = true
        send(SIGSTOP)
    }

    /// Lets it go on.
    package func thaw() {
        guard isFrozen else { return }
        isFrozen = false
        send(SIGCONT)
    }

    /// Sends a signal, unless the process has ended and its number may be another's.
    private func send(_ signal: Int32) { if process.isRunning { kill(process.processIdentifier, signal) } }

    /// Waits for the end.
    ///
    /// - Returns: false where it still runs after the given time.
    package func wait(_ limit: Duration) -> Bool {
        let start = ContinuousClock.now
        while process.isRunning, ContinuousClock.now - start < limit { Thread.sleep(forTimeInterval: 0.02) }
        return !process.isRunning
    }

    /// Takes note of the memory that it takes now.
    package func measure() {
        guard process.isRunning,
            let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { return }
        peakMemory = max(peakMemory, kibibytes / 1024)
    }

    /// Runs a command to its end and gives what it writes.
    ///
    /// - Throws: where it cannot be started or does not end with status 0.
    package static func output(
        of name: String, _ arguments: [String], in binaries: URL, input: Data
    ) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("cds-chaos-\(UUID().uuidString)")
        try input.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = binaries.appendingPathComponent(name)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = try FileHandle(forReadingFrom: file)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ChaosError("\(name) \(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
        }
        return output
    }

    /// Runs a shell command to its end, which Foundation's `Process` would not see where a daemon that the command
    /// starts lives on.
    ///
    /// - Throws: where it does not end with status 0.
    package static func shell(_ command: String) throws {
        let words: [String] = ["/bin/sh", "-c", command]
        let arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        guard posix_spawn(&child, "/bin/sh", nil, nil, arguments, environ) == 0 else {
            throw ChaosError("\(command): cannot be started")
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw ChaosError("\(command): status \(status >> 8)") }
    }
}

/// Why the harness itself cannot go on.
package struct ChaosError: Error, CustomStringConvertible {
    package let description: String

    /// An error with its text.
    package init(_ description: String) { self.description = description }
}
