internal import Synchronization

/// What a reread has done so far. Any thread may ask.
public final class RereadTally: Sendable {
    /// The state at a moment.
    public struct State: Sendable {
        /// The number of partitions of the articles; nil before it is known.
        public var partitions: Int?
        /// The partitions that this member has, and that have been read again and written since they came.
        public var done: Set<Int32> = []
        /// Whether the reread came to its end; what it gives up from then on stays done.
        public var isSettled = false
        /// How many readings were written, and how many of them for the version of the rules alone.
        public var written = 0, rules = 0
        /// How many articles were read again.
        public var read = 0
        /// Counts up with each change of what this member has.
        public var changes = 0

        /// The partitions that are still to be read again; nil before their number is known.
        public var missing: [Int32]? {
            partitions.map { count in (0..<Int32(count)).filter { !done.contains($0) } }
        }
    }

    private let state = Mutex(State())

    /// Nothing done.
    public init() {}

    /// The state now.
    public var now: State { state.withLock { $0 } }

    /// Changes the state.
    package func change<Output: Sendable>(_ body: (inout State) -> Output) -> Output { state.withLock { body(&$0) } }
}
