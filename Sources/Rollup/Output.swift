public import Core

/// A key of one of the three output topics.
public enum OutputKey: Sendable, Hashable {
    /// A province's roll-up of an indicator and a period.
    case rollup(RollupKey)
    /// A province's summary.
    case province(ProvinceID)
    /// An indicator over all provinces for a period.
    case national(NationalKey)

    /// The message key on its topic.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The UTF-8 bytes of ``text``.
    package var utf8: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        switch self {
        case .rollup(let key): key.addText(to: &bytes)
        case .province(let id): id.addKey(to: &bytes)
        case .national(let key): key.addText(to: &bytes)
        }
        return bytes
    }

    /// The sharding key of the partials that the output is made of: see ``PartialSubject/shardingKey``.
    public var shardingKey: String {
        switch self {
        case .rollup(let key): PartialSubject.rollup(key).shardingKey
        case .province(let id): PartialSubject.summary(id).shardingKey
        case .national(let key): PartialSubject.stated(key).shardingKey
        }
    }
}

/// The number that an output key has in one ``MergedState``.
public struct OutputNumber: Sendable, Hashable {
    /// From 0, in the order in which the state met the keys.
    public let index: Int32

    /// The key that a state met at that place.
    public init(index: Int32) { self.index = index }
}

/// The whole present state of an output key.
public enum Output: Sendable, Hashable {
    /// Of a roll-up key.
    case rollup(Rollup)
    /// Of a province.
    case summary(ProvinceSummary)
    /// Of a national key.
    case national(NationalRollup)
}

extension PartialSubject {
    /// The text whose hash chooses the partition of the partials: "indicator/ID" or "province/KEY". So all partials
    /// of an indicator lie in one partition, and all of a province's summary.
    public var shardingKey: String {
        switch self {
        case .rollup(let key): "indicator/" + key.indicator.rawValue
        case .stated(let key): "indicator/" + key.indicator.rawValue
        case .summary(let province): "province/" + province.key
        }
    }
}
