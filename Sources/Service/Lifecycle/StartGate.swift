internal import Synchronization

/// A gate that opens once, when a server is bound.
final class StartGate: Sendable {
    private struct State {
        var port: Int?
        var waiting: [AsyncStream<Never>.Continuation] = []
    }

    private let state = Mutex(State())

    /// The bound port; nil while the gate is closed.
    var port: Int? { state.withLock { $0.port } }

    /// Lets everyone through, now and later.
    func open(port: Int) {
        let waiting = state.withLock { state in
            state.port = port
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.finish() }
    }

    /// Waits until the gate is open or the task is cancelled.
    func wait() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        let isOpen = state.withLock { state in
            if state.port == nil { state.waiting.append(continuation) }
            return state.port != nil
        }
        if isOpen { continuation.finish() }
        for await _ in stream {}
    }
}
