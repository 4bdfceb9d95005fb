internal import Foundation

/// The few calls of the sockets' API that the proxy needs; each blocks its thread.
enum Socket {
    /// Listens on a free port of 127.0.0.1.
    static func listen() -> (socket: Int32, port: UInt16)? {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withAddress(&address) { bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0 }
        guard socket >= 0, isBound, Foundation.listen(socket, 64) == 0 else { return nil }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    /// Waits for a connection; nil once the listener is shut down.
    static func accept(_ listener: Int32) -> Int32? {
        let socket = Foundation.accept(listener, nil, nil)
        return socket >= 0 ? socket : nil
    }

    /// Connects to a broker.
    static func connect(_ target: Proxy.HostPort) -> Int32? {
        var hints = addrinfo()
        hints.ai_family = AF_INET
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(target.host, "\(target.port)", &hints, &found) == 0, let found else { return nil }
        defer { freeaddrinfo(found) }
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        guard Foundation.connect(socket, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0 else {
            close(socket)
            return nil
        }
        return socket
    }

    /// Reads what comes next; nil at the end.
    static func read(_ socket: Int32) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Reads an answer of the Kafka protocol with the four bytes of its length; nil at the end.
    static func readFrame(_ socket: Int32) -> [UInt8]? {
        guard let head = read(socket, exactly: 4) else { return nil }
        let length = head.reduce(0) { $0 << 8 | Int($1) }
        return read(socket, exactly: length).map { head + $0 }
    }

    /// Writes all bytes.
    static func write(_ bytes: [UInt8], to socket: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = send(
                    socket, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    private static func read(_ socket: Int32, exactly count: Int) -> [UInt8]? {
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while got < count {
                let more = recv(socket, buffer.baseAddress?.advanced(by: got), count - got, 0)
                guard more > 0 else { break }
                got += more
            }
            initialized = got
        }
        return got == count ? bytes : nil
    }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withAddress<Result>(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }
}
