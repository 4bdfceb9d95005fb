import Core
import Kafka
import Launch
import Pipeline
import Publishing
import Service

/// One run of `cds-producer publish`.
struct Publication: Sendable {
    let files: ArticleFiles
    let paths: [String]
    /// Where to publish; nil for a dry run.
    let connection: Connection?
    let isQuiet: Bool

    /// - Returns: how many inputs were bad.
    func run() async throws -> Int {
        guard let connection else { return try await onOwnThread(named: "read") { try show() } }
        do {
            try await onOwnThread(named: "check") { try connection.checkTopic(connection.topology.articles) }
            let pipe = ArticlePipe()
            async let publishing = onOwnThread(named: "publish") { try publish(what: pipe, to: connection) }
            async let reading = onOwnThread(named: "read") {
                defer { pipe.end() }
                return try read { try pipe.put($0) }
            }
            let tally = try await publishing
            let faults = try await reading
            try report(tally, faults)
            return faults
        } catch let error as KafkaError {
            throw kafkaFailure(error)
        }
    }

    /// A dry run.
    private func show() throws -> Int {
        let outlet = DryRun()
        let faults = try read { try outlet.publish($0) }
        StandardError.line("would publish \(outlet.count) articles, refused \(faults)")
        return faults
    }

    /// Publishes what comes out of a pipe, until all is acknowledged or given up.
    private func publish(what pipe: ArticlePipe, to connection: Connection) throws -> ArticlePublisher.Tally {
        defer { pipe.abandon() }
        let progress = ProgressReporter(noun: "articles", quiet: isQuiet)
        let publisher = try ArticlePublisher(
            clients: connection.clients, topology: connection.topology, onAcknowledged: { progress.advance(by: $0) })
        while let articles = pipe.take() {
            if articles.isEmpty { publisher.wait(.milliseconds(2)) }
            for article in articles { try publisher.publish(article) }
        }
        progress.setTotal(publisher.tally.sent)
        try publisher.finish()
        progress.finish()
        return publisher.tally
    }

    /// Hands all articles on.
    private func read(found: (PublishableArticle) throws -> Void) throws -> Int {
        var faults = 0
        func refuse(_ place: String, _ reason: String) {
            faults += 1
            StandardError.line("error: \(LineText.escaped("\(place): \(reason)"))")
        }
        for path in paths {
            try files.read(path: path, refused: refuse) { place, outcome in
                switch outcome {
                case .success(let article): try found(article)
                case .failure(let rejection): refuse("\(place)", "\(rejection)")
                }
            }
        }
        return faults
    }

    private func report(_ tally: ArticlePublisher.Tally, _ faults: Int) throws {
        for failure in tally.failures {
            StandardError.line(
                "error: article \(LineText.escaped(failure.id.string)) was not published: \(failure.error)")
        }
        if !isQuiet {
            StandardError.line("published \(tally.acknowledged) articles, refused \(faults), failed \(tally.failed)")
        }
        guard tally.isComplete else {
            throw CommandFailure(.kafkaFatal, "\(tally.failed) articles were not acknowledged")
        }
    }
}
