internal import Dispatch
internal import Synchronization

/// A piece of work that runs on a queue of its own, while the thread that started it goes on polling.
final class Job<Output: Sendable>: Sendable {
    private let outcome = Mutex<Result<Output, any Error>?>(nil)
    private let finished = DispatchSemaphore(value: 0)

    /// Starts the work.
    init(on queue: DispatchQueue, _ work: @escaping @Sendable () throws -> Output) {
        queue.async {
            let result = Result { try work() }
            self.outcome.withLock { $0 = result }
            self.finished.signal()
        }
    }

    /// Waits at most the given time.
    ///
    /// - Returns: whether the work is finished.
    func wait(_ timeout: Duration) -> Bool {
        let nanoseconds = Int(timeout / .nanoseconds(1))
        guard finished.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else { return false }
        finished.signal()
        return true
    }

    /// Waits for the result.
    func result() -> Result<Output, any Error> {
        while true {
            if let result = outcome.withLock({ $0 }) { return result }
            finished.wait()
            finished.signal()
        }
    }
}
