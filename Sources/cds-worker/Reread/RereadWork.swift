import Core
import Extraction
import Foundation
import Kafka
import Launch
import Logging
import Pipeline
import Publishing
import Rereading
import Review
import Service
import Wire
import WorkerDaemon

/// One run of `cds-worker reread`.
struct RereadWork: Sendable {
    let connection: Connection
    /// The workers' group.
    let group: String
    let reader: ArticleReader
    let reference: ReferenceData
    let rules: String
    let selection: RereadSelection
    let limits: ArticleLimits
    let cores: Int
    let isQuiet, isJSON: Bool

    private var topology: Topology { connection.topology }

    private var rereader: Rereader {
        Rereader(limits: limits, cores: cores, selection: selection, read: reader.read)
    }

    // MARK: Without writing

    /// Says what would change.
    ///
    /// - Throws: `CommandFailure` with status 1 where a file could not be read.
    func draft(_ paths: [String]) async throws {
        let faults = try await connection.work("reread") {
            let source = RereadDraft.Source(
                log: TopicLog(clients: connection.clients, group: group),
                articles: try connection.partitions(of: [topology.articles]),
                readings: try connection.partitions(of: [topology.readings]))
            var draft = try RereadDraft(
                source: source, rereader: rereader, selection: selection, reference: reference)
            let faults = try read(paths, into: &draft)
            let printer = RereadPrinter(rules: rules, topology: topology, isJSON: isJSON, style: .standardOutput)
            for unreadable in draft.unreadable { try printer.print(unreadable) }
            for change in try draft.readingChanges() { try printer.print(change) }
            let rollups = draft.rollupChanges()
            for change in rollups { try printer.print(change) }
            try printer.print(draft.counts, unreadable: draft.unreadable.count, rollups: rollups.count)
            return faults
        }
        if faults > 0 { throw CommandFailure(.badInput) }
    }

    /// - Returns: how many inputs were bad.
    private func read(_ paths: [String], into draft: inout RereadDraft) throws -> Int {
        let progress = ProgressReporter(noun: "articles", quiet: isQuiet)
        defer { progress.finish() }
        guard !paths.isEmpty else {
            try draft.readTopic(begin: { progress.setTotal($0) }, advance: { progress.advance(by: $0) })
            return 0
        }
        var faults = 0
        var group: [Article] = []
        func readGroup() {
            draft.read(group)
            progress.advance(by: group.count)
            group = []
        }
        func refuse(_ place: String, _ reason: String) {
            faults += 1
            StandardError.line("error: \(LineText.escaped("\(place): \(reason)"))")
        }
        for path in paths {
            try ArticleFiles(limits: limits).read(path: path, refused: refuse) { place, outcome in
                switch outcome {
                case .success(let found):
                    group.append(try found.whole)
                    if group.count >= rereader.groupSize { readGroup() }
                case .failure(let rejection): refuse("\(place)", "\(rejection)")
                }
            }
        }
        readGroup()
        return faults
    }

    // MARK: Writing

    /// How long this member's share must stay the same before it counts as all that the group gives it: longer than a
    /// member takes to hear of a rebalance (heartbeat.interval.ms is 3 s).
    private static let settle = Duration.seconds(10)

    /// Writes what changed, as a member of the workers' group.
    ///
    /// - Throws: `CommandFailure` with status 1 where partitions were not reached.
    func apply(by engine: EngineDaemon, waits: Bool) async throws {
        let tally = RereadTally()
        let progress = RereadProgress(isQuiet: isQuiet, isJSON: isJSON)
        try await engine.run(
            topics: { [$0.articles] }, resultTopic: \.readings,
            watch: { ShareWatch(tally, settle: waits ? nil : Self.settle, stop: $0) }
        ) { facts, setup in
            let worker = ArticleHandler(topology: setup.topology, limits: limits, cores: cores, read: reader.read)
            return RereadHandler(
                worker: worker, rereader: rereader, selection: selection, facts: facts, setup: setup, tally: tally
            ) { progress.take($0) }
        }
        progress.finish()
        let state = tally.now
        try progress.print(state, rules: rules)
        guard state.isSettled else {
            throw CommandFailure(.badInput, "ended before every partition was read again: run it once more")
        }
        guard state.missing?.isEmpty == true else {
            throw CommandFailure(.badInput, try await connection.work("owners") { try missing(state.missing ?? []) })
        }
    }

    /// Which partitions were not reached, and who has them.
    private func missing(_ partitions: [Int32]) throws -> String {
        let admin = try Admin(connection.clients.admin(), hooks: ClientHooks(logger: connection.logger))
        let owners = members(admin).compactMap { member -> String? in
            let shared = member.partitions.map(\.partition).filter(partitions.contains)
            guard !shared.isEmpty else { return nil }
            return "\(Self.list(shared)): \(member.instance ?? member.id) at \(member.host)"
        }
        let who = owners.isEmpty ? "" : " (\(owners.joined(separator: "; ")))"
        return "partitions \(Self.list(partitions)) were not read again: other members of group \(group) have them"
            + "\(who). Stop these and run it again, or give --wait and stop them then"
    }

    /// The group's members once they have shared out what this one had; none where the broker does not tell.
    private func members(_ admin: Admin) -> [GroupMember] {
        let start = ContinuousClock.now
        while let description = try? admin.group(group, timeout: .seconds(5)) {
            guard description.state != "Stable", ContinuousClock.now - start < Self.settle else {
                return description.members
            }
            admin.wait(.milliseconds(500))
        }
        return []
    }

    private static func list(_ partitions: [Int32]) -> String {
        partitions.sorted().map(String.init).joined(separator: ", ")
    }
}
