import Core
import Foundation
import Kafka
import Launch
import Logging
import Pipeline
import Publishing
import Service
import Wire

/// One run of the sandbox.
struct Sandbox: Sendable {
    let partitions: Int
    let files: [String]
    let endsAfterReport: Bool
    let dump: String?
    /// Where the dashboard listens; nil for none.
    let dashboard: HostAndPort?
    let stop: StopSignal

    /// How many published articles may wait for their readings.
    private static let window = 64

    func run() throws {
        do {
            try start()
        } catch let error as KafkaError {
            throw CommandFailure(.kafkaFatal, "\(error)")
        }
    }

    private func start() throws {
        var logger = Logger(label: "sandbox")
        logger.logLevel = .error
        let topology = Topology(prefix: "cds")
        let broker = try EmbeddedBroker(logger: logger)
        for topic in topology.all { try broker.createTopic(topic, partitions: partitions) }
        say("embedded broker: \(broker.bootstrapServers), \(topology.all.count) topics of \(partitions) partitions")
        // The broker outlives its clients, which would complain of its end.
        try withExtendedLifetime(broker) { try run(on: broker.bootstrapServers, topology, logger) }
    }

    private func run(on bootstrapServers: String, _ topology: Topology, _ logger: Logger) throws {
        let clients = ClusterClients(bootstrapServers: bootstrapServers, userProperties: [:], logger: logger)
        let ledger = try Ledger(clients: clients, topology: topology, partitions: partitions, logger: logger)
        let children = Children(bootstrapServers: bootstrapServers)
        defer {
            say("stopping the daemons")
            children.stop()
        }
        try children.startDaemon("cds-worker", ["run"])
        try children.startDaemon("cds-aggregator", ["run"])
        if let dashboard { try children.startDaemon("cds-dashboard", ["run", "--http", "\(dashboard)"]) }
        say("cds-worker and cds-aggregator started; joining their groups takes the broker some seconds")
        let published = try publish(ledger, children)
        try settle(ledger, children, published: published)
        guard !stop.isRequested else { return }
        if let dump { try write(ledger, to: dump, topology) }
        for line in Report(ledger: ledger, topology: topology).lines { print(line) }
        guard !endsAfterReport else { return }
        let advice = Advice(bootstrapServers: bootstrapServers, dashboard: dashboard, topology: topology)
        for line in advice.lines { print(line) }
        // Whoever reads a pipe sees them now, not when the sandbox ends.
        fflush(nil)
        try stayUp(ledger, children)
    }

    private func say(_ text: String) { StandardError.line("sandbox: \(text)") }

    /// Publishes through a producer process, no faster than workers read, and never more than the broker holds.
    ///
    /// - Returns: how many messages were published.
    private func publish(_ ledger: Ledger, _ children: Children) throws -> Int {
        let (process, pipe) = try children.startProducer()
        defer { if process.isRunning { process.terminate() } }
        let progress = ProgressReporter(noun: "articles")
        var published = 0
        let source = ArticleFiles(limits: ArticleLimits(provinces: Self.codes))
        for path in files {
            for file in try ArticleFiles.files(at: path) {
                try source.read(file) { place, outcome in
                    guard !stop.isRequested else { return }
                    switch outcome {
                    case .failure(let rejection): say("refused \(place): \(rejection)")
                    case .success(let article):
                        try waitForRoom(ledger, children, published: published)
                        try refuseOverflow(article, ledger, place)
                        try pipe.write(contentsOf: Data(article.value.filter { $0 != 0x0A && $0 != 0x0D } + [0x0A]))
                        published += 1
                        progress.advance()
                    }
                }
            }
        }
        try pipe.close()
        process.waitUntilExit()
        progress.finish()
        guard process.terminationStatus == 0 || stop.isRequested else {
            throw CommandFailure(.badInput, "cds-producer ended with status \(process.terminationStatus)")
        }
        return published
    }

    /// The codes of the 63; the producer checks them against the catalogue.
    private static let codes = Set((1...99).compactMap { ProvinceCode($0 < 10 ? "0\($0)" : "\($0)") })

    private func waitForRoom(_ ledger: Ledger, _ children: Children, published: Int) throws {
        ledger.update(.zero)
        while published - ledger.answered >= Self.window, !stop.isRequested {
            try checkAlive(children)
            ledger.update(.milliseconds(50))
        }
    }

    private func refuseOverflow(_ article: PublishableArticle, _ ledger: Ledger, _ place: ArticleFiles.Place) throws {
        guard let full = ledger.announce(article, partitions: partitions) else { return }
        throw CommandFailure(
            .badInput,
            "\(place): refused, as \(full) is full: the embedded broker keeps 5 MiB a partition in memory and would drop "
                + "the oldest messages. Use fewer articles, more --partitions, or a real Kafka")
    }

    /// Waits until every article is read and the roll-ups stand still.
    private func settle(_ ledger: Ledger, _ children: Children, published: Int) throws {
        while !stop.isRequested {
            ledger.update(.milliseconds(100))
            try checkAlive(children)
            let summaries = ledger.values["cds.provinces"]?.count ?? 0
            let isQuiet = ContinuousClock.now - ledger.lastArrival > .milliseconds(1500)
            if ledger.answered >= published, summaries >= 86, isQuiet { return }
        }
    }

    private func checkAlive(_ children: Children) throws {
        guard let name = children.deadDaemon else { return }
        throw CommandFailure(.badInput, "\(name) ended by itself: see its messages above")
    }

    private func stayUp(_ ledger: Ledger, _ children: Children) throws {
        var isWarned = false
        while !stop.isRequested {
            ledger.update(.milliseconds(200))
            try checkAlive(children)
            if !isWarned, let fullest = ledger.fullest, fullest.share > 0.85 {
                isWarned = true
                say("warning: \(fullest.partition) is nearly full; the broker will drop its oldest messages")
            }
        }
    }

    private func write(_ ledger: Ledger, to path: String, _ topology: Topology) throws {
        var lines: [UInt8] = []
        for topic in (topology.outputs + [topology.readings]).sorted() {
            for (key, value) in (ledger.values[topic] ?? [:]).sorted(by: { $0.key < $1.key }) {
                lines += OutputLines.output(topic: topic, key: key.string, value: value)
            }
        }
        try Data(lines).write(to: URL(fileURLWithPath: path))
    }
}
