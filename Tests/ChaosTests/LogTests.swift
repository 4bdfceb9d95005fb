import Chaos
import Testing

@Suite struct LogTests {
    private static let stale =
        "2026-11-21T22:49:10Z error worker: librdkafka: Failed to commit offsets (Specified group generation id is not valid)"
    private static let fenced =
        "2026-11-21T22:49:10Z error worker: librdkafka: fenced by a newer instance facility=FATAL"
    private static let other = "2026-11-21T22:49:10Z error worker: no such thing"

    @Test(arguments: [
        (stale, [Fault.Kind.join], true), (stale, [], true), (fenced, [.zombieWorker], true), (fenced, [.join], false),
        (other, Fault.Kind.allCases, false), ("error: cannot go on", Fault.Kind.allCases, false),
        ("2026-11-21T22:49:10Z warning worker: error in the text only", [], true),
        ("2026-11-21T22:49:10Z info worker: ended", [], true),
    ])
    func anErrorIsAFindingUnlessAFaultExplainsIt(line: String, faults: [Fault.Kind], isFine: Bool) {
        #expect(LogCheck(Set(faults)).unexplained("before\n\(line)\nafter\n").isEmpty == isFine)
    }
}
