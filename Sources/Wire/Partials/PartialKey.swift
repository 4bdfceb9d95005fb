public import Core

extension PartialSubject {
    /// Kind and key, such as "rollup/38/workforce.community_teams/2022" or "summary/34:38".
    public var text: String {
        switch self {
        case .rollup(let key): "rollup/" + key.text
        case .stated(let key): "stated/" + key.text
        case .summary(let province): "summary/" + province.key
        }
    }

    /// Reads what ``text`` writes; nil for anything else.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "rollup":
            guard let key = RollupKey(text: parts[1]) else { return nil }
            self = .rollup(key)
        case "stated":
            guard let key = NationalKey(text: parts[1]) else { return nil }
            self = .stated(key)
        case "summary":
            guard let province = ProvinceID(key: parts[1]) else { return nil }
            self = .summary(province)
        default:
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
    public var text: String { "\(subject.text)/\(partition)/\(chunk)" }

    /// ``text`` as UTF-8.
    public var bytes: [UInt8] { Array(text.utf8) }

    /// Reads what ``bytes`` gives; nil for anything else.
    public init?(_ bytes: some Collection<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 4, let partition = Int32(parts[parts.count - 2]), partition >= 0,
            let chunk = Int(parts[parts.count - 1]), chunk >= 0,
            let subject = PartialSubject(text: parts.dropLast(2).joined(separator: "/"))
        else { return nil }
        self.init(subject: subject, partition: partition, chunk: chunk)
        guard self.text.utf8.elementsEqual(bytes) else { return nil }
    }
}
