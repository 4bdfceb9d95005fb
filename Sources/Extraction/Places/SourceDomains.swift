import Catalogue

/// The domains of papers and portals, for finding the province of the one that an address belongs to.
struct SourceDomains: Sendable {
    private struct Entry {
        let length: Int
        /// The place in the order of the catalogue.
        let order: Int
        let province: Int?
    }

    private var entries: [[UInt8]: Entry] = [:]

    init(_ sources: [SourceRecord]) {
        for (source, domain) in sources.flatMap({ source in source.domains.map { (source, $0) } }) {
            let bytes = Array(domain.utf8)
            guard entries[bytes] == nil, !bytes.isEmpty else { continue }
            entries[bytes] = Entry(length: bytes.count, order: entries.count, province: source.province)
        }
    }

    /// Whether the paper of one of the addresses is known, by the longest domain that one is or lies in, and the place of
    /// its province in the catalogue; nil where it is of none.
    func find(_ addresses: [String]) -> (province: Int?, found: Bool) {
        var best: Entry?
        for address in addresses {
            guard let entry = longest(Self.host(address)) else { continue }
            if let best, (best.length, -best.order) >= (entry.length, -entry.order) { continue }
            best = entry
        }
        return (best?.province, best != nil)
    }

    /// The longest domain that a host is or lies in.
    private func longest(_ host: [UInt8]) -> Entry? {
        var start = 0
        while start < host.count {
            if let entry = entries[Array(host[start...])] { return entry }
            guard let point = host[start...].firstIndex(of: UInt8(ascii: ".")) else { return nil }
            start = point + 1
        }
        return nil
    }

    /// The host of an address, or the text itself, in small letters and without "www.".
    private static func host(_ text: String) -> [UInt8] {
        var bytes = text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
        if let scheme = bytes.indices.dropLast(2).first(where: {
            bytes[$0] == 58 && bytes[$0 + 1] == 47 && bytes[$0 + 2] == 47
        }) {
            bytes.removeFirst(scheme + 3)
        }
        if let slash = bytes.firstIndex(of: 47) { bytes.removeLast(bytes.count - slash) }
        if let colon = bytes.firstIndex(of: 58) { bytes.removeLast(bytes.count - colon) }
        if bytes.starts(with: Array("www.".utf8)) { bytes.removeFirst(4) }
        return bytes
    }
}
