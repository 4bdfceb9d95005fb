internal import Foundation
internal import Synchronization

/// Blocks the calling thread, which must be one of the daemon's own, never one of Swift's cooperative threads.
func sleepThread(_ duration: Duration) { Thread.sleep(forTimeInterval: duration / .seconds(1)) }

/// A request to stop that any thread may make; it cannot be taken back.
public final class StopSignal: Sendable {
    private let flag = Atomic(false)

    /// A signal that has not been given.
    public init() {}

    /// Asks to stop.
    public func request() { flag.store(true, ordering: .releasing) }

    /// Whether a stop was asked for.
    public var isRequested: Bool { flag.load(ordering: .acquiring) }

    /// Blocks the calling thread, which must be one of its own, for a time or until the stop is asked for.
    public func sleep(_ duration: Duration) {
        let end = ContinuousClock.now + duration
        while !isRequested, ContinuousClock.now < end { sleepThread(.milliseconds(50)) }
    }
}

/// Runs blocking work on a thread of its own.
///
/// - Returns: what the work returned or threw, once it has.
public func onOwnThread<Output: Sendable>(
    named name: String, _ work: @escaping @Sendable () throws -> Output
) async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread { continuation.resume(with: Result { try work() }) }
        thread.name = name
        thread.stackSize = 8 << 20
        thread.start()
    }
}
