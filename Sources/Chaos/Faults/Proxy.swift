internal import Foundation
internal import Synchronization

/// A small proxy between the daemons and one broker: it can cut all connections, and make every answer late.
///
/// A broker tells clients where it is; the proxy puts its own port in place of the broker's in those answers, so that
/// clients stay with the proxy. The broker must therefore name the very host that it is reached by.
package final class Proxy: Sendable {
    private struct State {
        var isCut = false
        var delay: Duration = .zero
        var sockets: Set<Int32> = []
    }

    private let state = Mutex(State())
    private let listener: Int32
    private let target: HostPort
    private let others: Mutex<[HostPort: UInt16]>
    /// The port that it listens on, on 127.0.0.1.
    package let port: UInt16

    /// A host and a port.
    package struct HostPort: Sendable, Hashable {
        let host: String
        let port: UInt16

        /// Reads "host:port".
        package init?(_ text: some StringProtocol) {
            guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
                return nil
            }
            self.port = port
            host = String(text[..<colon])
        }
    }

    /// Starts a proxy to a broker.
    ///
    /// - Throws: ``ChaosError`` where no port is to be had.
    package init(to target: HostPort) throws {
        self.target = target
        guard let (listener, port) = Socket.listen() else { throw ChaosError("the proxy has no port") }
        self.listener = listener
        self.port = port
        others = Mutex([target: port])
        Thread.detachNewThread { [weak self] in
            while let connection = Socket.accept(listener) {
                guard let self else {
                    close(connection)
                    break
                }
                self.serve(connection)
            }
            close(listener)
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Names the proxies of the cluster's other brokers.
    package func name(_ proxies: [Proxy]) {
        others.withLock { map in for proxy in proxies { map[proxy.target] = proxy.port } }
    }

    /// Cuts all connections and lets none in, or lets them in again.
    package func setCut(_ isCut: Bool) {
        let sockets = state.withLock { state in
            state.isCut = isCut
            return isCut ? state.sockets : []
        }
        for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    /// Makes every answer late.
    package func setDelay(_ delay: Duration) { state.withLock { $0.delay = delay } }

    private func serve(_ client: Int32) {
        guard !state.withLock({ $0.isCut }), let server = Socket.connect(target) else {
            close(client)
            return
        }
        let pair = Connection(client: client, server: server)
        state.withLock { $0.sockets.formUnion([client, server]) }
        Thread.detachNewThread { [self] in
            while let bytes = Socket.read(client), Socket.write(bytes, to: server) {}
            release(pair)
        }
        Thread.detachNewThread { [self] in
            while let frame = Socket.readFrame(server) {
                let delay = state.withLock { $0.delay }
                if delay > .zero { Thread.sleep(forTimeInterval: delay / .seconds(1)) }
                guard Socket.write(renamed(frame), to: client) else { break }
            }
            release(pair)
        }
    }

    /// Each direction ends once; the sockets are closed when both have.
    private func release(_ pair: Connection) {
        shutdown(pair.client, Int32(SHUT_RDWR))
        shutdown(pair.server, Int32(SHUT_RDWR))
        guard pair.ended.add(1, ordering: .acquiringAndReleasing).newValue == 2 else { return }
        state.withLock { $0.sockets.subtract([pair.client, pair.server]) }
        close(pair.client)
        close(pair.server)
    }

    /// An answer with the proxies' ports in place of the brokers'.
    private func renamed(_ frame: [UInt8]) -> [UInt8] {
        others.withLock { $0 }.reduce(frame) { frame, entry in
            ProxyNames.replace(entry.key.host, entry.key.port, by: entry.value, in: frame)
        }
    }

    private final class Connection: Sendable {
        let client, server: Int32
        let ended = Atomic(0)

        init(client: Int32, server: Int32) {
            self.client = client
            self.server = server
        }
    }
}

/// How the protocol writes where a broker is: the host's text, then the port in four bytes.
package enum ProxyNames {
    /// Puts another port in place of a broker's, wherever an answer names it.
    package static func replace(_ host: String, _ port: UInt16, by other: UInt16, in frame: [UInt8]) -> [UInt8] {
        func name(_ port: UInt16) -> [UInt8] { Array(host.utf8) + [0, 0, UInt8(port >> 8), UInt8(port & 0xFF)] }
        let wanted = name(port)
        // Where brokers are is told in short answers; records may be long.
        guard frame.count >= wanted.count, frame.count < 1 << 16 else { return frame }
        var frame = frame
        var place = 0
        while place + wanted.count <= frame.count {
            if frame[place] == wanted[0], frame[place..<place + wanted.count].elementsEqual(wanted) {
                frame.replaceSubrange(place..<place + wanted.count, with: name(other))
                place += wanted.count
            } else {
                place += 1
            }
        }
        return frame
    }
}
