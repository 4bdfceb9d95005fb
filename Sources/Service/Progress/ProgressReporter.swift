internal import Foundation
internal import Synchronization

/// Shows on standard error how far a long piece of work is: on a terminal a bar, drawn at most ten times a second, else
/// nothing. Any thread may report.
public final class ProgressReporter: Sendable {
    /// Where and how progress is shown.
    package enum Style: Sendable, Equatable {
        /// Nothing is shown.
        case quiet
        /// A bar on a terminal of this many columns.
        case bar(width: Int)
    }

    /// What the reporter writes.
    package enum Output: Sendable, Equatable {
        /// The bar anew.
        case bar(String)
        /// The bar stays as it is; later output comes below.
        case keepBar
    }

    private struct State {
        var done = 0
        var total: Int?
        var lastShown = Duration.zero
    }

    private let state: Mutex<State>
    private let noun: String
    private let style: Style
    private let now: @Sendable () -> Duration
    private let show: @Sendable (Output) -> Void

    /// A reporter; its clock starts now.
    ///
    /// - Parameters:
    ///   - noun: what is counted, in the plural.
    ///   - total: how many there are, where that is known.
    ///   - quiet: shows nothing at all.
    public convenience init(noun: String, total: Int? = nil, quiet: Bool = false) {
        let start = ContinuousClock.now
        let style: Style = quiet ? .quiet : Self.terminalWidth().map { .bar(width: $0) } ?? .quiet
        self.init(noun: noun, total: total, style: style, now: { ContinuousClock.now - start }, show: Self.write)
    }

    /// A reporter with its own clock and output.
    package init(
        noun: String, total: Int?, style: Style, now: @escaping @Sendable () -> Duration,
        show: @escaping @Sendable (Output) -> Void
    ) {
        self.noun = noun
        self.style = style
        self.now = now
        self.show = show
        state = Mutex(State(total: total))
    }

    /// Some more are done.
    public func advance(by count: Int = 1) {
        change { $0.done += count }
    }

    /// The total has become known or has changed.
    public func setTotal(_ total: Int?) {
        change { $0.total = total }
    }

    /// The work has ended: shows the last state, whatever the time.
    public func finish() {
        change(atOnce: true) { _ in }
        if case .bar = style { show(.keepBar) }
    }

    private func change(atOnce: Bool = false, _ body: (inout State) -> Void) {
        let time = now()
        state.withLock { state in
            body(&state)
            guard case .bar(let width) = style, atOnce || time - state.lastShown >= Self.interval else { return }
            state.lastShown = time
            let line = ProgressLine(noun: noun, done: state.done, total: state.total, elapsed: time)
            show(.bar(line.bar(width: width)))
        }
    }

    private static let interval = Duration.milliseconds(100)

    /// The columns of the terminal on standard error, one less than it has; nil where there is none.
    private static func terminalWidth() -> Int? {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        return TerminalSize.columns(of: STDERR_FILENO) - 1
    }

    private static func write(_ output: Output) {
        switch output {
        case .bar(let text): StandardError.draw(bar: text)
        case .keepBar: StandardError.keepBar()
        }
    }
}
