import Foundation

/// What the clocks and the system say of this process.
enum Meter {
    /// Seconds of processor time that this process has used, on all cores.
    static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Bytes that this process has resident, what is free but not given back among them.
    static func residentBytes() -> Int {
        let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ").dropFirst()
            .first
        return (pages.flatMap { Int($0) } ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    }
}

/// How one thing did, round by round.
struct Series: Codable {
    /// What was measured: "reading/news/5000".
    let name: String
    /// What one item is: "article".
    let item: String
    /// The bytes of an item on average; 0 where they say nothing.
    var bytes = 0
    /// Seconds for one item, one value a round.
    var seconds: [Double] = []
    /// Whether that is time on the wall; otherwise it is processor time.
    var isWall = false

    /// The value in the middle.
    var median: Double {
        let sorted = seconds.sorted()
        guard !sorted.isEmpty else { return .nan }
        return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
    }

    /// The line of a person's table: microseconds an item with their range, items and megabytes a second.
    var line: String {
        let micros = [median, seconds.min() ?? .nan, seconds.max() ?? .nan].map { String(format: "%9.1f", $0 * 1e6) }
        let rate = String(format: "%9.0f", 1 / median)
        let megabytes = bytes > 0 ? String(format: "%7.1f MB/s", Double(bytes) / median / 1e6) : ""
        return name.padding(toLength: 36, withPad: " ", startingAt: 0)
            + "\(micros[0]) µs (\(micros[1]) to \(micros[2]))  \(rate) \(item)s/s \(megabytes)\(isWall ? " (wall)" : "")"
    }
}
