/// Sees to it that a host gets one request at a time, and a pause after each.
actor HostTurns {
    private var busy: Set<String> = []
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
    private var lastEnd: [String: ContinuousClock.Instant] = [:]
    private let delay: Duration

    /// - Parameter delay: the least time between the end of a request and the next one to the same host.
    init(delay: Duration) { self.delay = delay }

    /// Makes a request when the host's turn comes.
    ///
    /// - Parameter pause: how long the host itself asks to wait between requests, if it does.
    func turn<Output: Sendable>(
        _ host: String, pause: Duration?, _ request: @Sendable () async throws -> Output
    ) async throws -> Output {
        if !busy.insert(host).inserted {
            await withCheckedContinuation { waiting[host, default: []].append($0) }
        }
        defer { release(host) }
        if let end = lastEnd[host] {
            try await Task.sleep(until: end + max(delay, pause ?? .zero), clock: .continuous)
        }
        defer { lastEnd[host] = .now }
        return try await request()
    }

    private func release(_ host: String) {
        guard waiting[host]?.isEmpty == false, let next = waiting[host]?.removeFirst() else {
            busy.remove(host)
            return
        }
        next.resume()
    }
}
