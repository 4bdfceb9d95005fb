/// Decides what becomes of a process whose transactional producer broke: a broken producer is rebuilt, a fenced one
/// once; fenced again within a minute means that another process holds the same transactional id.
public struct ProducerRecovery: Sendable {
    /// What to do.
    public enum Decision: Sendable, Equatable {
        /// Open a new producer with the same transactional id.
        case rebuild
        /// Give up: the process exits with status 4.
        case giveUp(String)
    }

    /// The time within which a second fencing, or too many breakages, mean giving up.
    public static let window = Duration.seconds(60)
    /// How many breakages other than fencing are mended within the window.
    public static let breakageLimit = 5

    private var fencedAt: Duration?
    private var brokenAt: [Duration] = []

    /// A producer that never broke.
    public init() {}

    /// Takes note that the producer broke.
    ///
    /// - Parameters:
    ///   - isFenced: whether another producer took over the transactional id.
    ///   - now: the time since any fixed instant.
    public mutating func broke(isFenced: Bool, at now: Duration) -> Decision {
        if isFenced {
            if let last = fencedAt, now - last < Self.window {
                return .giveUp("fenced twice within a minute: another process uses the same transactional id")
            }
            fencedAt = now
            return .rebuild
        }
        brokenAt = brokenAt.filter { now - $0 < Self.window } + [now]
        guard brokenAt.count <= Self.breakageLimit else {
            return .giveUp("the producer broke \(brokenAt.count) times within a minute")
        }
        return .rebuild
    }
}
