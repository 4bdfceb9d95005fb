internal import Catalogue
public import Core
internal import Wire

/// A topic whose messages the state is a fold over.
public enum Feed: Sendable, CaseIterable {
    case readings, rollups, provinces, national
}

/// What a message did to the state.
public enum Outcome: Sendable, Hashable {
    /// The key has another value now, or none any more.
    case changed
    /// The key's value is as it was.
    case unchanged
    /// The value cannot be read and counts as a null; nothing of an earlier value stands.
    case unreadable(Rejection)
}

/// What the public topics hold now: a fold over their messages, with the indexes that queries need.
///
/// Of a key the last message stands; between keys and topics there is no order, so that the state depends only on the
/// messages that stand. It knows no Kafka, no clock and no HTTP.
public struct DashboardState: Sendable {
    /// The catalogue of provinces and indicators, with names for people.
    public let directory: Directory
    var rollups = RollupStore()
    var articles: ArticleStore
    var summaries: [ProvinceID: [UInt8]] = [:]
    var nationals = NationalStore()
    var periodCache: [PeriodScope: [PeriodCount]] = [:]

    /// A state that has seen no message.
    public init(directory: Directory) {
        self.directory = directory
        articles = ArticleStore(reference: directory.reference)
    }

    /// Takes a message in.
    ///
    /// - Parameters:
    ///   - key: the message's key; nil where it has none, which no topic but a foreign one has.
    ///   - value: the message's value; nil for a null.
    public mutating func apply(_ feed: Feed, key: [UInt8]?, value: [UInt8]?) -> Outcome {
        guard let key else { return .unreadable(Rejection(.keyMismatch, "a message without a key")) }
        switch feed {
        case .readings: return applyReading(key, value)
        case .rollups: return applyRollup(key, value)
        case .provinces: return applySummary(key, value)
        case .national: return applyNational(key, value)
        }
    }

    /// How many readings stand.
    public var readingCount: Int { articles.count }

    /// How many of them are of relevant articles.
    public var relevantCount: Int { articles.relevantCount }

    /// How many roll-ups stand.
    public var rollupCount: Int { rollups.count }

    private mutating func applyReading(_ key: [UInt8], _ value: [UInt8]?) -> Outcome {
        let id = ExactText(String(decoding: key, as: UTF8.self))
        let reference = directory.reference
        return settle(value) { value throws(Rejection) in
            StoredArticle(try ReadingMessage.decode(value, key: key), bytes: value, reference: reference)
        } set: { state, article in
            state.articles.set(id, article)
        }
    }

    private mutating func applyRollup(_ key: [UInt8], _ value: [UInt8]?) -> Outcome {
        guard let parsed = RollupKey(text: String(decoding: key, as: UTF8.self)) else { return Self.unknown(key) }
        return settle(value) { value throws(Rejection) in
            try StoredRollup(value, key: parsed)
        } set: { state, rollup in
            guard state.rollups.set(parsed, rollup) else { return false }
            for units in UnitList.allCases {
                state.periodCache[PeriodScope(indicator: parsed.indicator, units: units)] = nil
            }
            return true
        }
    }

    private mutating func applySummary(_ key: [UInt8], _ value: [UInt8]?) -> Outcome {
        guard let id = ProvinceID(key: String(decoding: key, as: UTF8.self)) else { return Self.unknown(key) }
        return settle(value) { value throws(Rejection) in
            guard try SummaryMessage.decode(value).info.id == id else { throw Self.mismatch(key) }
            return value
        } set: { state, bytes in
            state.summaries.replace(id, bytes)
        }
    }

    private mutating func applyNational(_ key: [UInt8], _ value: [UInt8]?) -> Outcome {
        guard let parsed = NationalKey(text: String(decoding: key, as: UTF8.self)) else { return Self.unknown(key) }
        return settle(value) { value throws(Rejection) in
            guard try NationalMessage.decode(value).key == parsed else { throw Self.mismatch(key) }
            return value
        } set: { state, bytes in
            state.nationals.set(parsed, bytes)
        }
    }

    /// Reads a value and puts it in force; what cannot be read takes the key's value away.
    private mutating func settle<Stored>(
        _ value: [UInt8]?, read: ([UInt8]) throws(Rejection) -> Stored,
        set: (inout DashboardState, Stored?) -> Bool
    ) -> Outcome {
        guard let value else { return set(&self, nil) ? .changed : .unchanged }
        do throws(Rejection) {
            return set(&self, try read(value)) ? .changed : .unchanged
        } catch {
            _ = set(&self, nil)
            return .unreadable(error)
        }
    }

    private static func unknown(_ key: [UInt8]) -> Outcome { .unreadable(mismatch(key)) }

    private static func mismatch(_ key: [UInt8]) -> Rejection {
        Rejection(.keyMismatch, "the key \"\(String(decoding: key.prefix(200), as: UTF8.self))\" is not the value's")
    }
}

extension Dictionary where Value == [UInt8] {
    /// Sets a value or takes it away; false where nothing changes.
    mutating func replace(_ key: Key, _ bytes: [UInt8]?) -> Bool {
        guard self[key] != bytes else { return false }
        self[key] = bytes
        return true
    }
}
