/// How far a long piece of work is, as text. It writes nothing.
public struct ProgressLine: Sendable {
    /// What is counted, in the plural: "articles".
    public let noun: String
    /// How many are done.
    public let done: Int
    /// How many there are, where that is known.
    public let total: Int?
    /// The time since the start.
    public let elapsed: Duration

    /// A state of the work.
    public init(noun: String, done: Int, total: Int?, elapsed: Duration) {
        self.noun = noun
        self.done = done
        self.total = total
        self.elapsed = elapsed
    }

    /// For a terminal of a width in columns: "[#########...........]  45% 450 of 1,000 articles 123/s 0:05 left". Never
    /// wider than the width; without a total, or where it is too narrow, there is no bar.
    public func bar(width: Int) -> String {
        var text = counts
        if let rate { text += " \(Self.grouped(Int(rate)))/s" }
        if let left { text += " \(Self.clock(left)) left" }
        guard let percent else { return String(text.prefix(max(0, width))) }
        let share = String(repeating: " ", count: 3 - "\(percent)".count) + "\(percent)% "
        let cells = min(30, width - text.count - share.count - 3)
        guard cells >= 5 else { return String((share + text).prefix(max(0, width))) }
        let full = cells * percent / 100
        return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: cells - full) + "] " + share
            + text
    }

    private var counts: String {
        total.map { "\(Self.grouped(done)) of \(Self.grouped($0)) \(noun)" } ?? "\(Self.grouped(done)) \(noun)"
    }

    /// Whole per cent, rounded down: 100 only when all is done.
    private var percent: Int? {
        guard let total, total > 0 else { return nil }
        return Int((Double(min(done, total)) / Double(total) * 100).rounded(.down))
    }

    /// Per second since the start; nil before anything can be said.
    private var rate: Double? {
        let seconds = elapsed / .seconds(1)
        return seconds >= 0.5 && done > 0 ? Double(done) / seconds : nil
    }

    /// Seconds left at the rate so far, rounded up.
    private var left: Int? {
        guard let total, let rate, done < total else { return nil }
        return Int(min((Double(total - done) / rate).rounded(.up), 359_999))
    }

    /// "4:05", "1:02:03".
    private static func clock(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return (hours > 0 ? "\(hours):\(two(minutes))" : "\(minutes)") + ":" + two(seconds % 60)
    }

    /// "1,234,567".
    private static func grouped(_ number: Int) -> String { DisplayText.grouped(String(number)) }
}
