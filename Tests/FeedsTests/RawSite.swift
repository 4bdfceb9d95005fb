import Foundation
import Synchronization

/// A server for one test that answers with the bytes that it was given, whether they are HTTP or not.
final class RawSite: Sendable {
    /// What is sent over a connection before it is closed.
    struct Answer: Sendable {
        var bytes: [UInt8]
        /// What follows again and again, without end.
        var endless = ""
        /// The time before each of these.
        var pause: Duration = .zero

        init(_ text: String, endless: String = "", pause: Duration = .zero) {
            bytes = Array(text.utf8)
            self.endless = endless
            self.pause = pause
        }

        static let notFound = Answer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    }

    /// The site could not be opened.
    struct Unavailable: Error {}

    let port: Int
    private let listener: Int32
    private let answers: [String: Answer]
    private let asked = Mutex<[String]>([])

    /// The heads of the requests so far.
    var requests: [String] { asked.withLock { $0 } }

    /// Opens a site on this machine, by IPv4 or IPv6.
    init(_ answers: [String: Answer], isIPv6: Bool = false) throws {
        self.answers = answers
        listener = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = try isIPv6 ? Self.bindIPv6(listener) : Self.bindIPv4(listener)
        guard listen(listener, 16) == 0 else { throw Unavailable() }
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                Thread.detachNewThread { [self] in serve(connection) }
            }
        }
    }

    func close() { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func bindIPv4(_ listener: Int32) throws -> Int {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        try bind(listener, &address)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func bindIPv6(_ listener: Int32) throws -> Int {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_addr = in6addr_loopback
        try bind(listener, &address)
        return Int(UInt16(bigEndian: address.sin6_port))
    }

    /// Binds to a free port, which the address then says.
    private static func bind<Address>(_ listener: Int32, _ address: inout Address) throws {
        var length = socklen_t(MemoryLayout<Address>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                Foundation.bind(listener, pointer, length) == 0 && getsockname(listener, pointer, &length) == 0
            }
        }
        guard isBound else { throw Unavailable() }
    }

    private func serve(_ connection: Int32) {
        defer { Foundation.close(connection) }
        var buffer = [UInt8](repeating: 0, count: 8_192)
        let count = max(0, recv(connection, &buffer, buffer.count, 0))
        let head = String(decoding: buffer.prefix(count), as: UTF8.self)
        asked.withLock { $0.append(head) }
        let path = head.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        let answer = answers[path] ?? .notFound
        var isOpen = Self.send(answer.bytes, to: connection)
        let endless = Array(answer.endless.utf8)
        while isOpen, !endless.isEmpty {
            usleep(UInt32(answer.pause / .microseconds(1)))
            isOpen = Self.send(endless, to: connection)
        }
    }

    private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        Foundation.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) >= 0
    }
}
