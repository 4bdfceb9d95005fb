internal import Foundation

/// How results are shown on standard output.
package struct OutputStyle: Sendable {
    /// The columns of the terminal; nil where standard output is none, so that nothing is cut.
    package let width: Int?
    /// Whether a text may be emphasised.
    package let hasColours: Bool

    /// How a part of a line stands out.
    package enum Emphasis: Sendable {
        case none, strong, dim, good, bad
    }

    /// A style from its parts.
    package init(width: Int?, hasColours: Bool) {
        self.width = width
        self.hasColours = hasColours
    }

    /// That of standard output: colours only on a terminal that has some, and not where NO_COLOR is set
    /// (no-color.org).
    package static var standardOutput: OutputStyle {
        let environment = ProcessInfo.processInfo.environment
        guard isatty(STDOUT_FILENO) == 1 else { return OutputStyle(width: nil, hasColours: false) }
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return OutputStyle(
            width: TerminalSize.columns(of: STDOUT_FILENO), hasColours: !isPlain && environment["TERM"] != "dumb")
    }

    /// A text with an emphasis (ECMA-48, SGR); as it is where there are no colours.
    package func show(_ text: String, _ emphasis: Emphasis) -> String {
        guard hasColours, let code = Self.code(emphasis), !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private static func code(_ emphasis: Emphasis) -> String? {
        switch emphasis {
        case .none: nil
        case .strong: "1"
        case .dim: "2"
        case .good: "32"
        case .bad: "31"
        }
    }
}

/// How wide terminals are.
enum TerminalSize {
    /// The columns of the terminal behind a descriptor, 80 where it does not say.
    static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1
        return isKnown ? Int(size.ws_col) : 80
    }
}
