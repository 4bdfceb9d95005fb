internal import Foundation
internal import Synchronization

/// Standard error, where everything goes but results. Lines of the log and the progress bar share it: a line is
/// written above the bar, never into it. All threads may write.
public enum StandardError {
    private static let screen = Mutex(BarBelowLines())

    /// Writes a line; the newline is added. What could steer a terminal is escaped, whoever wrote it. What cannot be
    /// written is lost.
    public static func line(_ text: String) {
        let text = LineText.harmless(text)
        screen.withLock { write($0.line(text)) }
    }

    /// Writes a line of JSON, which stays JSON.
    public static func json(_ line: String) {
        let line = LineText.harmlessJSON(line)
        screen.withLock { write($0.line(line)) }
    }

    /// Draws the progress bar anew, on a terminal.
    static func draw(bar: String) {
        screen.withLock { write($0.draw(bar: bar)) }
    }

    /// Ends the progress bar: it stays, and later lines come below it.
    static func keepBar() {
        screen.withLock { write($0.keepBar()) }
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}

/// Lines with a progress bar that stays below them, as what is to be written to a terminal.
package struct BarBelowLines: Sendable {
    private var bar = ""
    /// Back to the start of the line, and erase it (ECMA-48, EL).
    private let clear = "\r\u{1B}[K"

    /// No lines and no bar.
    package init() {}

    /// A line, above the bar if there is one.
    package func line(_ text: String) -> String {
        bar.isEmpty ? text + "\n" : clear + text + "\n" + bar
    }

    /// The bar in place of the one before.
    package mutating func draw(bar: String) -> String {
        self.bar = bar
        return clear + bar
    }

    /// The end of the bar's line.
    package mutating func keepBar() -> String {
        defer { bar = "" }
        return bar.isEmpty ? "" : "\n"
    }
}
