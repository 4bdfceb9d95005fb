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
    func run() throws -> Int {
        guard let connection else {
            let outlet = DryRun()
            let faults = try read(into: outlet)
            StandardError.line("would publish \(outlet.count) articles, refused \(faults)")
            return faults
        }
        do {
            try connection.checkTopic(connection.topology.articles)
            let progress = ProgressReporter(noun: "articles", quiet: isQuiet)
            let publisher = try ArticlePublisher(
                clients: connection.clients, topology: connection.topology,
                onAcknowledged: { progress.advance(by: $0) })
            let faults = try read(into: TopicOutlet(publisher))
            progress.setTotal(publisher.tally.sent)
            try publisher.finish()
            progress.finish()
            try report(publisher.tally, faults)
            return faults
        } catch let error as KafkaError {
            throw kafkaFailure(error)
        }
    }

    /// Hands all articles on.
    private func read(into outlet: any ArticleOutlet) throws -> Int {
        var faults = 0
        func refuse(_ place: String, _ reason: String) {
            faults += 1
            StandardError.line("error: \(LineText.escaped("\(place): \(reason)"))")
        }
        for path in paths {
            try files.read(path: path, refused: refuse) { place, outcome in
                switch outcome {
                case .success(let article): try outlet.publish(article)
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
