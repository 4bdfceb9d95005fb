internal import Foundation

/// Where requests may go: the hosts of the feeds that were named, and those that were allowed beside them.
public struct HostRules: Sendable {
    private var ports: [String: Set<Int>] = [:]
    /// Whether addresses of the machine itself and of private networks may be asked.
    public let allowsPrivate: Bool

    /// Why an address may not be asked.
    public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is refused, and what allows it.
        public let description: String
    }

    /// Rules for feeds.
    ///
    /// - Parameters:
    ///   - feeds: the feeds; their hosts are allowed at their ports and at 80 and 443.
    ///   - hosts: more hosts, HOST or HOST:PORT.
    ///   - allowsPrivate: whether loopback, private and other special addresses are allowed.
    /// - Throws: ``Refusal`` for what is no host.
    public init(feeds: [WebAddress], hosts: [String] = [], allowsPrivate: Bool = false) throws(Refusal) {
        self.allowsPrivate = allowsPrivate
        for feed in feeds { ports[feed.host, default: [80, 443]].insert(feed.port) }
        for host in hosts {
            guard let address = WebAddress("http://\(host)/"), address.isFrontPage, !host.contains("/") else {
                throw Refusal(description: "\(host) is no HOST and no HOST:PORT")
            }
            ports[address.host, default: [80, 443]].insert(address.port)
        }
    }

    /// Checks that an address may be asked.
    ///
    /// - Throws: ``Refusal``, with the option that allows it.
    public func check(_ address: WebAddress) throws(Refusal) {
        guard let allowed = ports[address.host] else {
            throw Refusal(
                description: "the host \(address.host) is not allowed: --allow-host \(address.host) allows it")
        }
        guard allowed.contains(address.port) else {
            let place = "\(address.host):\(address.port)"
            throw Refusal(description: "\(place) is not allowed: --allow-host \(place) allows it")
        }
    }

    /// Whether an address is on an allowed host.
    public func allows(_ address: WebAddress) -> Bool { ports[address.host]?.contains(address.port) ?? false }

    /// Whether an address in digits belongs to the public internet; a name does not.
    public static func isPublic(_ address: String) -> Bool { NetworkAddress.isPublic(address) }

    /// The addresses among those of a host that may be connected to.
    ///
    /// - Throws: ``Refusal`` where all are private and that is not allowed.
    func connectable(_ addresses: [String], of host: String) throws(Refusal) -> [String] {
        let found = allowsPrivate ? addresses : addresses.filter(NetworkAddress.isPublic)
        guard !found.isEmpty else {
            throw Refusal(
                description: "\(host) leads to a private address (\(addresses.first ?? "none")): "
                    + "--allow-private-addresses allows it")
        }
        return found
    }
}

/// Addresses of the internet protocol.
enum NetworkAddress {
    /// Whether an address in digits belongs to the public internet (IANA's special-purpose registries, RFC 6890).
    static func isPublic(_ text: String) -> Bool {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return isPublic(v4: withUnsafeBytes(of: &four, Array.init)) }
        var six = in6_addr()
        let plain = text.split(separator: "%").first.map(String.init) ?? text
        guard inet_pton(AF_INET6, plain, &six) == 1 else { return false }
        return isPublic(v6: withUnsafeBytes(of: &six, Array.init))
    }

    private static func isPublic(v4 bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127), (198, 18...19): false
        case (192, 0): bytes[2] != 0 && bytes[2] != 2
        case (198, 51): bytes[2] != 100
        case (203, 0): bytes[2] != 113
        case (224..., _): false
        default: true
        }
    }

    private static func isPublic(v6 bytes: [UInt8]) -> Bool {
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        let isTranslated = bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B])
        if isMapped || isTranslated { return isPublic(v4: Array(bytes[12...])) }
        // Of all IPv6 only 2000::/3 is given out, without documentation, Teredo and 6to4.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        return !bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) && !bytes.starts(with: [0x20, 0x01, 0x00, 0x00])
            && !bytes.starts(with: [0x20, 0x02])
    }

    /// The addresses of a host, in digits, those of IPv4 first; blocks while the name is looked up.
    static func lookUp(_ host: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [(isFour: Bool, text: String)] = []
        var next = list
        while let entry = next {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let (address, length) = (entry.pointee.ai_addr, entry.pointee.ai_addrlen)
            if getnameinfo(address, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 {
                let digits = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                found.append((entry.pointee.ai_family == AF_INET, digits))
            }
            next = entry.pointee.ai_next
        }
        return found.filter(\.isFour).map(\.text) + found.filter { !$0.isFour }.map(\.text)
    }
}
