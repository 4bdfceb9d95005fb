package import Foundation

/// The workers and aggregators of a run.
package final class Fleet {
    /// What a process does.
    package enum Role: String, Sendable {
        case worker, aggregator
    }

    /// How daemons are started.
    package struct Plan: Sendable {
        /// The folder of the executables.
        package let binaries: URL
        /// Where logs go.
        package let logs: URL
        /// The variables of every daemon.
        package let environment: [String: String]
        /// The arguments of a sabotaged daemon of `cds-chaos`, for roles that are not the product's own.
        package let sabotage: [Role: [String]]

        /// A plan from its parts.
        package init(binaries: URL, logs: URL, environment: [String: String], sabotage: [Role: [String]] = [:]) {
            self.binaries = binaries
            self.logs = logs
            self.environment = environment
            self.sabotage = sabotage
        }
    }

    private let plan: Plan
    /// The processes that are meant to run, by role.
    private var members: [Role: [ManagedProcess]] = [.worker: [], .aggregator: []]
    /// Those that were asked to end, or ended.
    private var former: [ManagedProcess] = []
    private var started = 0
    /// What went wrong with processes so far.
    package private(set) var findings: [Finding] = []

    /// A fleet without processes.
    package init(_ plan: Plan) { self.plan = plan }

    /// All processes, past ones too.
    package var all: [ManagedProcess] { former + members.values.joined() }

    /// Starts a daemon.
    @discardableResult
    package func start(_ role: Role, _ arguments: [String] = []) throws -> ManagedProcess {
        started += 1
        let command = plan.sabotage[role].map { ("cds-chaos", $0) } ?? ("cds-\(role.rawValue)", ["run"])
        let process = try ManagedProcess(
            title: "\(role.rawValue)-\(started)",
            ManagedProcess.Launch(
                binaries: plan.binaries, name: command.0, arguments: command.1 + arguments,
                environment: plan.environment), logs: plan.logs)
        members[role, default: []].append(process)
        return process
    }

    /// A process of a role that is not frozen, chosen by a number; nil where none is.
    package func member(_ role: Role, _ choice: Int) -> ManagedProcess? {
        let awake = (members[role] ?? []).filter { !$0.isFrozen && $0.isRunning }
        return awake.isEmpty ? nil : awake[choice % awake.count]
    }

    /// Takes a process out of those that are meant to run.
    package func dismiss(_ process: ManagedProcess) {
        for role in members.keys { members[role]?.removeAll { $0 === process } }
        former.append(process)
    }

    /// How many processes may end by themselves: more are a crash loop.
    private static let endsLimit = 20

    /// Starts a new process for each that has ended by itself, and says so.
    ///
    /// - Throws: ``ChaosError`` where that goes on and on.
    package func replaceEnded() throws {
        guard findings.count <= Self.endsLimit else {
            throw ChaosError("processes end again and again: \(findings.last?.text ?? "")")
        }
        for (role, processes) in members {
            for process in processes where !process.isRunning {
                let last = process.logText.split(separator: "\n").last ?? ""
                findings.append(
                    Finding(
                        .exit, "\(process.title) ended by itself with status \(process.status): \(last.prefix(300))"))
                dismiss(process)
                try start(role)
            }
        }
    }

    /// Takes note of memory.
    package func measure() { for process in members.values.joined() { process.measure() } }

    /// Lets every frozen process go on.
    package func thawAll() { for process in all { process.thaw() } }

    /// Asks every process to drain; each must end with status 0.
    package func drain() {
        for process in members.values.joined() { process.drain() }
        for process in all where !process.wait(.seconds(60)) {
            findings.append(Finding(.exit, "\(process.title) did not end within a minute of SIGTERM"))
            process.crash()
        }
        for process in members.values.joined() where process.status != 0 {
            findings.append(Finding(.exit, "\(process.title) drained with status \(process.status)"))
        }
    }
}
