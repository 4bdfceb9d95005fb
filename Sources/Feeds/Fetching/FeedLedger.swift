internal import Core

/// The state of polling, shared by the hosts that are asked side by side, and saved as it changes.
public actor FeedLedger {
    private var state: FeedState
    private let write: @Sendable (FeedState) throws -> Void
    private var unsaved = 0
    private var hasChanged = false

    /// A ledger.
    ///
    /// - Parameters:
    ///   - state: what earlier runs have left.
    ///   - write: keeps the state for later runs.
    public init(_ state: FeedState, write: @escaping @Sendable (FeedState) throws -> Void) {
        self.state = state
        self.write = write
    }

    /// What is remembered now.
    public var current: FeedState { state }

    func feed(_ address: WebAddress) -> FeedRecord { state.feeds[address] ?? FeedRecord() }

    func keep(_ record: FeedRecord, of address: WebAddress) {
        state.feeds[address] = record
        hasChanged = true
    }

    func keep(_ record: ArticleRecord, as key: ExactText) {
        state.keep(record, as: key)
        hasChanged = true
    }

    func list(
        _ entries: [FeedDocument.Entry], identity: ArticleIdentity, at time: Timestamp, policy: VisitPolicy
    ) {
        state.list(entries, identity: identity, at: time, policy: policy)
        hasChanged = true
    }

    /// The pages that are due, by host: new ones first, then those that wait the longest.
    func due(at time: Timestamp, atMost limit: Int) -> [String: [(key: ExactText, record: ArticleRecord)]] {
        state.due(at: time, atMost: limit)
    }

    func article(_ key: ExactText) -> ArticleRecord? { state.articles[key] }

    /// Gives an article its id and reserves it, in one step, as pages are visited side by side.
    func identify(_ key: ExactText, by claim: ArticleClaim, at time: Timestamp) -> ArticleRecord? {
        hasChanged = true
        return state.identify(key, by: claim, at: time)
    }

    func forget(at time: Timestamp, policy: VisitPolicy) { state.forget(at: time, policy: policy) }

    /// Saves what has changed.
    ///
    /// - Throws: what the writing throws.
    public func save() throws {
        guard hasChanged else { return }
        try write(state)
        hasChanged = false
        unsaved = 0
    }

    /// Notes that an article was published or retracted, and saves after every 20 of them: what a crash forgets is
    /// published again, which changes nothing.
    func noteSent() throws {
        unsaved += 1
        if unsaved >= 20 { try save() }
    }
}
