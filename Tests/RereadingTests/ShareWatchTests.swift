import Foundation
import Pipeline
import Rereading
import Testing

@Suite struct ShareWatchTests {
    @Test func theEndComesOnceEveryPartitionIsDone() {
        let (tally, stop) = (RereadTally(), StopSignal())
        let watch = ShareWatch(tally, settle: nil, stop: stop)
        tally.change { $0.partitions = 2 }
        watch.ready(true, reason: "")
        #expect(!stop.isRequested)
        tally.change { $0.done = [0, 1] }
        watch.ready(false, reason: "restoring")
        #expect(!stop.isRequested)
        watch.ready(true, reason: "")
        #expect(stop.isRequested)
        #expect(tally.now.isSettled)
    }

    @Test func aShareCountsAsAllThatThereIsOnceItHasStayedTheSame() {
        let (tally, stop) = (RereadTally(), StopSignal())
        let watch = ShareWatch(tally, settle: .milliseconds(60), stop: stop)
        tally.change { $0.partitions = 2 }
        for change in 0..<4 {
            watch.ready(true, reason: "")
            Thread.sleep(forTimeInterval: 0.03)
            // A change of the share, or a restore under way, begins the time anew.
            if change.isMultiple(of: 2) { tally.change { $0.changes += 1 } } else { watch.ready(false, reason: "") }
        }
        #expect(!stop.isRequested)
        watch.ready(true, reason: "")
        Thread.sleep(forTimeInterval: 0.08)
        watch.ready(true, reason: "")
        #expect(stop.isRequested)
        #expect(tally.now.missing == [0, 1])
    }

    @Test func beforeTheNumberOfPartitionsIsKnownNothingIsMissingAndNothingDone() {
        let (tally, stop) = (RereadTally(), StopSignal())
        ShareWatch(tally, settle: nil, stop: stop).ready(true, reason: "")
        #expect(tally.now.missing == nil)
        #expect(!stop.isRequested)
    }
}
