import Service
import Testing

@Suite struct ProgressTests {
    private static func line(_ done: Int, of total: Int?, after elapsed: Duration) -> ProgressLine {
        ProgressLine(noun: "articles", done: done, total: total, elapsed: elapsed)
    }

    @Test(
        arguments: [
            (0, 1000, 0, "  0% 0 of 1,000 articles"), (450, 1000, 3, " 45% 450 of 1,000 articles 150/s 0:04 left"),
            (999_999, 1_000_000, 1, " 99% 999,999 of 1,000,000 articles 999,999/s 0:01 left"),
            (1000, 1000, 10, "100% 1,000 of 1,000 articles 100/s"),
            (1, 100_000, 1, "  0% 1 of 100,000 articles 1/s 27:46:39 left"),
            (1, 4000, 1, "  0% 1 of 4,000 articles 1/s 1:06:39 left"), (5, nil, 2, "5 articles 2/s"),
            (0, 0, 9, "0 of 0 articles"),
            (1, 1_000_000_000, 1000, "  0% 1 of 1,000,000,000 articles 0/s 99:59:59 left"),
        ] as [(Int, Int?, Int, String)])
    func `The bar tells share, count, rate and time left`(
        _ done: Int, _ total: Int?, _ seconds: Int, _ expected: String
    ) {
        #expect(Self.line(done, of: total, after: .seconds(seconds)).bar(width: 120).hasSuffix(expected))
    }

    @Test func `The bar fills with the share that is done`() {
        #expect(
            Self.line(450, of: 1000, after: .seconds(3)).bar(width: 80)
                == "[#############.................]  45% 450 of 1,000 articles 150/s 0:04 left"
        )
        #expect(
            Self.line(1000, of: 1000, after: .seconds(10)).bar(width: 60)
                == "[#######################] 100% 1,000 of 1,000 articles 100/s"
        )
        #expect(Self.line(7, of: nil, after: .seconds(1)).bar(width: 80) == "7 articles 7/s")
    }

    @Test func `The bar is never wider than the terminal`() {
        for width in -1...120 {
            for total in [nil, 0, 1, 999_999_999] {
                let bar = Self.line(1, of: total, after: .seconds(5)).bar(width: width)
                #expect(bar.count <= max(0, width))
            }
        }
    }

    @Test func `On a terminal the bar is drawn at most ten times a second, and the end always`() {
        let (clock, shown) = (ManualClock(), Collected<ProgressReporter.Output>())
        let reporter = ProgressReporter(
            noun: "articles", total: 1001, style: .bar(width: 60), now: { clock.now }, show: shown.add
        )
        for _ in 0..<1000 {
            clock.advance(by: .milliseconds(3))
            reporter.advance()
        }
        #expect((25...30).contains(shown.all.count))
        reporter.advance()
        reporter.finish()
        #expect(shown.all.last == .keepBar)
        guard case .bar(let text)? = shown.all.dropLast().last else {
            Issue.record("no bar")
            return
        }
        #expect(text.contains("100% 1,001 of 1,001 articles"))
    }

    @Test func `A line of the log comes above the bar and leaves it whole`() {
        var screen = BarBelowLines()
        let (line, bar) = (screen.line("first"), screen.draw(bar: "[#.]"))
        #expect(line + bar + screen.line("second") == "first\n\r\u{1B}[K[#.]\r\u{1B}[Ksecond\n[#.]")
        #expect(screen.keepBar() == "\n")
        #expect(screen.keepBar() == "")
        #expect(screen.line("third") == "third\n")
    }

    @Test func `Quiet shows nothing`() {
        let (clock, shown) = (ManualClock(), Collected<ProgressReporter.Output>())
        let reporter = ProgressReporter(noun: "x", total: 1, style: .quiet, now: { clock.now }, show: shown.add)
        clock.advance(by: .seconds(60))
        reporter.advance()
        reporter.finish()
        #expect(shown.all.isEmpty)
    }
}
