import Metrics
import NIOCore
import Synchronization

/// The pages that listen for events. Their number is bounded, and one that does not keep up is cut off.
final class EventHub: Sendable {
    /// A page that listens.
    private struct Listener {
        let events: AsyncStream<ByteBuffer>.Continuation
        let cut: @Sendable () -> Void
    }

    private struct State {
        var listeners: [Int: Listener] = [:]
        var next = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let gauge = DashboardMetrics.listeners()

    /// The most pages that listen at a time, and how many events may wait for one of them.
    private static let most = 256
    private static let backlog = 16

    /// The events of one page.
    struct Subscription: Sendable {
        let id: Int
        let events: AsyncStream<ByteBuffer>
    }

    /// Lets a page listen.
    ///
    /// - Parameter cut: closes its connection; called when it does not keep up.
    /// - Returns: its events from now on; nil where there are too many pages, or the process is ending.
    func subscribe(cut: @escaping @Sendable () -> Void) -> Subscription? {
        let (events, continuation) = AsyncStream.makeStream(
            of: ByteBuffer.self, bufferingPolicy: .bufferingOldest(Self.backlog))
        return state.withLock { state in
            guard !state.isClosed, state.listeners.count < Self.most else { return nil }
            state.next += 1
            state.listeners[state.next] = Listener(events: continuation, cut: cut)
            gauge.record(state.listeners.count)
            return Subscription(id: state.next, events: events)
        }
    }

    /// A page does not listen any more.
    func unsubscribe(_ subscription: Subscription) {
        state.withLock { state in
            state.listeners[subscription.id] = nil
            gauge.record(state.listeners.count)
        }
    }

    /// Sends an event to all pages.
    ///
    /// - Parameter json: its data, on one line.
    func send(_ name: String, _ json: [UInt8]) {
        let event = Self.event(name, json)
        let listeners = state.withLock { $0.listeners }
        for listener in listeners.values {
            guard case .dropped = listener.events.yield(event) else { continue }
            listener.events.finish()
            listener.cut()
        }
    }

    /// Ends all streams; nobody is let in any more.
    func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            defer { state.listeners = [:] }
            return state.listeners
        }
        for listener in listeners.values { listener.events.finish() }
    }

    /// An event as it is sent (HTML standard, "Server-sent events").
    static func event(_ name: String, _ json: [UInt8]) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeString("event: \(name)\ndata: ")
        buffer.writeBytes(json)
        buffer.writeString("\n\n")
        return buffer
    }
}
