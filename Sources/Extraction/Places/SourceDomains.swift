import Catalogue
import VietnameseText

/// The domains of papers and portals, for finding the province of the one that an address belongs to.
struct SourceDomains: Sendable {
    private struct Entry {
        let domain: [UInt8]
        let province: Int?
    }

    /// In the order of the catalogue.
    private var entries: [Entry] = []
    /// The places of entries by the hashes of their domains; of two with one hash the first is known.
    private var places = KeyTable()

    init(_ sources: [SourceRecord]) {
        for (source, domain) in sources.flatMap({ source in source.domains.map { (source, $0) } }) {
            let bytes = Array(domain.utf8)
            let hash = bytes.reversed().reduce(Self.seed, Self.hash)
            guard places.value(hash) == nil, !bytes.isEmpty else { continue }
            places.insert(hash, Int32(entries.count))
            entries.append(Entry(domain: bytes, province: source.province))
        }
    }

    /// Whether the paper of one of the addresses is known, by the longest domain that one is or lies in, and the place of
    /// its province in the catalogue; nil where it is of none.
    func find(_ address: String?, _ other: String?) -> (province: Int?, found: Bool) {
        let found = (longest(address), longest(other))
        guard let first = found.0, let second = found.1 else {
            let place = found.0 ?? found.1
            return (place.flatMap { entries[$0].province }, place != nil)
        }
        let isFirst = (entries[first].domain.count, -first) >= (entries[second].domain.count, -second)
        return (entries[isFirst ? first : second].province, true)
    }

    private func longest(_ address: String?) -> Int? {
        guard let address else { return nil }
        return address.utf8Span.span.withUnsafeBytes { longest($0) }
    }

    /// The place of the longest domain that the host of an address is or lies in.
    private func longest(_ address: UnsafeRawBufferPointer) -> Int? {
        let host = Self.host(address)
        var found: Int?
        var hash = Self.seed
        for start in host.reversed() {
            hash = Self.hash(hash, Self.small(address[start]))
            guard start == host.lowerBound || address[start - 1] == UInt8(ascii: "."),
                let place = places.value(hash).map({ Int($0) }),
                entries[place].domain.elementsEqual(address[start..<host.upperBound].lazy.map(Self.small))
            else { continue }
            found = place
        }
        return found
    }

    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a, from the last byte of a domain to its first.
    private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    private static func small(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

    /// Where the host stands in an address, or in a text that is one, without "www.".
    private static func host(_ address: UnsafeRawBufferPointer) -> Range<Int> {
        var start = 0
        if let scheme = address.indices.dropLast(2).first(where: {
            address[$0] == UInt8(ascii: ":") && address[$0 + 1] == UInt8(ascii: "/")
                && address[$0 + 2] == UInt8(ascii: "/")
        }) {
            start = scheme + 3
        }
        let end = address[start...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") } ?? address.count
        if address[start..<end].lazy.map(small).starts(with: "www.".utf8) { start += 4 }
        return start..<end
    }
}
