import Foundation
import Service

/// Addresses of this machine that nobody listens on.
enum FreeAddress {
    private static let standard = HostAndPort(host: "127.0.0.1", port: 8080)

    /// The address asked for, with a free port in place of 0; where none is, 127.0.0.1:8080 or another free port.
    ///
    /// - Throws: where the address asked for cannot be listened on.
    static func find(_ asked: HostAndPort?) throws(CommandFailure) -> HostAndPort {
        if let asked {
            if asked.port > 0 || !isNumeric(asked.host) { return asked }
            if let free = listen(asked) { return free }
            throw CommandFailure(.usage, "\(asked) cannot be listened on")
        }
        if let free = listen(standard) ?? listen(HostAndPort(host: standard.host, port: 0)) { return free }
        throw CommandFailure(.usage, "\(standard) cannot be listened on")
    }

    private static func isNumeric(_ host: String) -> Bool { inet_addr(host) != in_addr_t.max }

    /// Listens for a moment at an IPv4 address.
    ///
    /// - Returns: the address with its port; nil where it is taken.
    private static func listen(_ place: HostAndPort) -> HostAndPort? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var reuse: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: place.port).bigEndian
        address.sin_addr.s_addr = inet_addr(place.host)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let outcome = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard bind(descriptor, generic, length) == 0, Glibc.listen(descriptor, 1) == 0 else { return Int32(-1) }
                return getsockname(descriptor, generic, &length)
            }
        }
        return outcome == 0 ? HostAndPort(host: place.host, port: UInt16(bigEndian: address.sin_port)) : nil
    }
}
