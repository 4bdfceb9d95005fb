import Foundation
import Pipeline
import Testing

@Suite("Metrics that users rely on") struct MetricsListTests {
    @Test("docs/operations.md lists every metric with the text of /metrics, and no other") func listed() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/operations.md"), encoding: .utf8)
        let rows = page.matches(of: /(?m)^\| `([a-z_]+)` \| (?:counter|gauge|histogram) \| (.+) \|$/)
        let listed = Dictionary(uniqueKeysWithValues: rows.map { (String($0.1), String($0.2)) })
        #expect(listed == MetricHelp.texts)
    }
}
