internal import Core

/// The state of polling, shared by the hosts that are asked side by side, and saved as it changes.
public actor FeedLedger {
    private var state: FeedState
    private let write: @Sendable (FeedState) throws -> Void
    private var lastSave = ContinuousClock.now
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

    func identified(
        _ record: ArticleRecord, _ key: ExactText, _ page: ArticlePage, at address: WebAddress,
        _ identity: ArticleIdentity, _ rules: HostRules
    ) -> ArticleRecord {
        state.identified(record, key, page, at: address, identity: identity, rules: rules)
    }

    func forget(at time: Timestamp, policy: VisitPolicy) { state.forget(at: time, policy: policy) }

    /// Saves what has changed.
    ///
    /// - Throws: what the writing throws.
    public func save() throws {
        guard hasChanged else { return }
        try write(state)
        hasChanged = false
        lastSave = .now
    }

    /// Saves, but not more often than every few seconds: what a crash forgets is published again, which changes
    /// nothing.
    func saveNowAndThen() throws {
        if ContinuousClock.now - lastSave >= .seconds(5) { try save() }
    }
}
