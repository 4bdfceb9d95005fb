internal import CoreMetrics
import Logging
internal import Metrics

/// Tells operators of figures that the catalogue does not know: each is counted, and a line says so, at most one a
/// minute.
struct UnknownNamesReport: Sendable {
    private let logger: Logger
    private var waiting = UnknownNames()
    private var told: ContinuousClock.Instant?

    init(logger: Logger) { self.logger = logger }

    private static let interval = Duration.seconds(60)

    /// Counts what a committed batch brought.
    mutating func count(_ unknown: UnknownNames) {
        guard !unknown.isEmpty else { return }
        for (kind, count) in unknown.counts {
            Counter(label: "cds_unknown_names_total", dimensions: [("kind", kind.rawValue)]).increment(by: count)
        }
        waiting.add(unknown)
        guard told.map({ ContinuousClock.now - $0 >= Self.interval }) ?? true else { return }
        told = .now
        tell("new", waiting)
        waiting = UnknownNames()
    }

    /// Tells of what a rebuild found, which was counted when it was new.
    func tell(_ origin: String, _ unknown: UnknownNames) {
        guard !unknown.isEmpty else { return }
        logger.warning("figures join no roll-up, of the \(origin) readings \(unknown.description)")
    }
}
