public import Core

extension PartialSubject {
    /// Kind and key, such as "rollup/38/workforce.community_teams/2022" or "summary/34:38".
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The UTF-8 bytes of ``text``.
    package var utf8: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        switch self {
        case .rollup(let key):
            bytes += "rollup/".utf8
            key.addText(to: &bytes)
        case .stated(let key):
            bytes += "stated/".utf8
            key.addText(to: &bytes)
        case .summary(let province):
            bytes += "summary/".utf8
            province.addKey(to: &bytes)
        }
        return bytes
    }

    /// Reads what ``text`` writes; nil for anything else.
    public init?(text: some StringProtocol) {
        guard let subject = Array(text.utf8).withUnsafeBufferPointer({ PartialSubject(utf8: $0) }) else { return nil }
        self = subject
    }

    /// Reads the UTF-8 bytes of ``text``; nil for anything else.
    init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        guard let (kind, rest) = text.cutAtSlash() else { return nil }
        if kind.elementsEqual("rollup".utf8), let key = RollupKey(utf8: rest) {
            self = .rollup(key)
        } else if kind.elementsEqual("stated".utf8), let key = NationalKey(utf8: rest) {
            self = .stated(key)
        } else if kind.elementsEqual("summary".utf8), let province = ProvinceID(utf8: rest) {
            self = .summary(province)
        } else {
            return nil
        }
    }
}

/// The key of a message on `cds.partials`.
public struct PartialKey: Sendable, Hashable {
    /// What the partial is of.
    public let subject: PartialSubject
    /// The partition of `cds.readings` whose articles it counts, from 0.
    public let partition: Int32
    /// Which message of those that the state is split over, from 0.
    public let chunk: Int

    /// A key from its parts.
    public init(subject: PartialSubject, partition: Int32, chunk: Int = 0) {
        self.subject = subject
        self.partition = partition
        self.chunk = chunk
    }

    /// The message key: "rollup/38/workforce.community_teams/2022/3/0", the partition and the chunk last.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// ``text`` as UTF-8.
    public var bytes: [UInt8] { Self.bytes(subject.utf8, partition: partition, chunk: chunk) }

    /// The message key of a subject whose text is known.
    package static func bytes(_ subject: [UInt8], partition: Int32, chunk: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(subject.count + 16)
        bytes += subject
        bytes += "/\(partition)/\(chunk)".utf8
        return bytes
    }

    /// Reads what ``bytes`` gives; nil for anything else.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let key = Array(bytes).withUnsafeBufferPointer({ PartialKey(utf8: $0) }) else { return nil }
        self = key
    }

    private init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        let slash = UInt8(ascii: "/")
        guard let last = text.lastIndex(of: slash), let middle = text[..<last].lastIndex(of: slash),
            let chunk = Self.number(text[(last + 1)...]), chunk < Self.chunkLimit,
            let partition = Self.number(text[(middle + 1)..<last]).flatMap({ Int32(exactly: $0) }),
            let subject = PartialSubject(utf8: UnsafeBufferPointer(rebasing: text[..<middle]))
        else { return nil }
        self.init(subject: subject, partition: partition, chunk: chunk)
    }

    /// Far above what a partial is split into: at 4 MiB a message these would be 40 GB. A key that names more is none.
    private static let chunkLimit = 10_000

    /// A number of at most 18 digits as it is written, without leading zeros.
    private static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard (1...18).contains(text.count), text.allSatisfy({ (48...57).contains($0) }),
            text.count == 1 || text.first != 48
        else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1) - 48 }
    }
}
