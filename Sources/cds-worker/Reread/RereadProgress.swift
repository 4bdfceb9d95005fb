import Core
import Launch
import Rereading
import Service
import Synchronization
import Wire

/// Tells how far `reread --apply` is. Any thread may report.
final class RereadProgress: Sendable {
    private let reporter: ProgressReporter
    private let isJSON: Bool
    private let total = Mutex(0)

    init(isQuiet: Bool, isJSON: Bool) {
        reporter = ProgressReporter(noun: "articles", quiet: isQuiet)
        self.isJSON = isJSON
    }

    func take(_ event: RereadHandler.Event) {
        switch event {
        case .began(let partition, let articles):
            StandardError.line("reading \(articles) articles of \(partition) again")
            let total = total.withLock { total in
                total += articles
                return total
            }
            reporter.setTotal(total)
        case .read(let count): reporter.advance(by: count)
        case .left(let id, let place, let rejection):
            StandardError.line(
                LineText.escaped("left as it is: \(id.string): \(place) cannot be read: \(rejection)"))
        case .finished(let partition, let written):
            StandardError.line("\(partition) is done: \(written) readings written")
        }
    }

    func finish() { reporter.finish() }

    /// Prints what was done.
    func print(_ state: RereadTally.State, rules: String) throws(CommandFailure) {
        guard isJSON else {
            return try StandardOutput.line(
                "Read \(state.read) articles again with rules \(rules): wrote \(state.written) readings, \(state.rules) of "
                    + "them for the version of the rules alone; \(state.done.count) of \(state.partitions ?? 0) "
                    + "partitions done.")
        }
        let bytes = JSONWriter.bytes { writer in
            writer.object { writer in
                writer.member("kind", "summary")
                writer.member("rules", rules)
                writer.member("read", state.read)
                writer.member("written", state.written)
                writer.member("rulesOnly", state.rules)
                for (name, partitions) in [("done", state.done.sorted()), ("missing", state.missing ?? [])] {
                    writer.name(name)
                    writer.array(partitions) { $0.integer($1) }
                }
            }
        }
        try StandardOutput.write(bytes + [0x0A])
    }
}
