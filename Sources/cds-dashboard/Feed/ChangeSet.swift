import Core
import Dashboard
import Wire

/// The keys that have changed since pages were last told; beyond a limit only that much has.
struct ChangeSet {
    private static let limit = 200
    private var keys: [Feed: Set<ExactText>] = [:]
    private var count = 0

    var isEmpty: Bool { count == 0 }

    /// Notes a change of a key.
    mutating func insert(_ key: ExactText, in feed: Feed) {
        guard count <= Self.limit else { return }
        if keys[feed, default: []].insert(key).inserted { count += 1 }
    }

    /// {"rollups", "provinces", "national", "articles": keys, "all": whether there are more than can be told}.
    var json: [UInt8] {
        let all = count > Self.limit
        var writer = JSONWriter()
        writer.beginObject()
        for (name, feed) in Self.names {
            writer.name(name)
            writer.beginArray()
            if !all { for key in (keys[feed] ?? []).sorted() { writer.string(key.string) } }
            writer.endArray()
        }
        writer.name("all")
        writer.bool(all)
        writer.endObject()
        return writer.bytes
    }

    private static let names: [(String, Feed)] = [
        ("rollups", .rollups), ("provinces", .provinces), ("national", .national), ("articles", .readings),
    ]
}
