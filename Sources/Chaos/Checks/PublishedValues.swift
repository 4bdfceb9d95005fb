internal import Foundation

/// Reads the figures of published messages with a JSON reader of its own, so that a recount can be compared with them.
package enum PublishedValues {
    /// The section `actual` of a Rollup; nil where it is null.
    package static func section(_ value: [UInt8]) -> Recount.Section? {
        guard let actual = object(value)?["actual"] as? [String: Any] else { return nil }
        guard let articles = actual["articles"] as? Int, let sources = actual["sources"] as? Int,
            let tenths = tenths(actual["value"]), let low = Self.tenths(actual["low"]),
            let high = Self.tenths(actual["high"]), let asOf = actual["asOf"] as? String
        else { return nil }
        return Recount.Section(articles: articles, sources: sources, tenths: tenths, low: low, high: high, asOf: asOf)
    }

    /// The counts of a ProvinceSummary.
    package static func summary(_ value: [UInt8]) -> Recount.Summary? {
        guard let fields = object(value), let articles = fields["articles"] as? Int,
            let observations = fields["observations"] as? Int
        else { return nil }
        return Recount.Summary(
            articles: articles, observations: observations, firstPublishedAt: fields["firstPublishedAt"] as? String,
            lastPublishedAt: fields["lastPublishedAt"] as? String)
    }

    /// The figures of a NationalRollup.
    package static func national(_ value: [UInt8]) -> Recount.National? {
        guard let fields = object(value), let provinces = fields["provincesReporting"] as? Int,
            let low = tenths(fields["low"]), let high = tenths(fields["high"])
        else { return nil }
        return Recount.National(provinces: provinces, low: low, high: high, total: tenths(fields["total"]))
    }

    /// The provinces of a NationalRollup with their values in tenths.
    package static func ranking(_ value: [UInt8]) -> [(province: String, tenths: Int)] {
        let entries = object(value)?["ranking"] as? [[String: Any]] ?? []
        return entries.compactMap { entry in
            guard let province = entry["province"] as? String, let tenths = tenths(entry["value"]) else { return nil }
            return (province, tenths)
        }
    }

    private static func object(_ value: [UInt8]) -> [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(value)) as? [String: Any]
    }

    /// Tenths of a number that has at most one decimal.
    private static func tenths(_ number: Any?) -> Int? {
        (number as? NSNumber).map { Int(($0.doubleValue * 10).rounded()) }
    }
}
