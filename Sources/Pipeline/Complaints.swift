internal import Logging

/// Says what keeps a daemon waiting: at once when it is of a new kind, and as a warning twice a minute.
struct Complaints {
    private let logger: Logger
    private let firstLevel: Logger.Level
    private var last = ""
    private var toldAt = ContinuousClock.now

    /// - Parameter firstLevel: the level of what is told at once, lower where it may well be over soon.
    init(logger: Logger, firstLevel: Logger.Level = .warning) {
        self.logger = logger
        self.firstLevel = firstLevel
    }

    /// How long the same complaint is not repeated, and how long nothing may be heard before it is told.
    static let pause = Duration.seconds(30)

    mutating func tell(_ text: String, kind: String) {
        let now = ContinuousClock.now
        let isNew = kind != last
        guard isNew || now - toldAt >= Self.pause else { return }
        last = kind
        toldAt = now
        logger.log(level: isNew ? firstLevel : .warning, "\(text); trying again")
    }
}
