internal import Foundation
package import Kafka
package import Pipeline
internal import Synchronization

/// A stateless handler that drops a record now and then, or takes its time.
package final class SabotagedHandler: BatchHandler {
    private let handler: any BatchHandler
    private let dropEvery: Int?
    private let slowness: Int
    private let count = Atomic(0)

    /// Wraps a handler.
    ///
    /// - Parameters:
    ///   - dropEvery: of how many records one is dropped; nil for none.
    ///   - slowness: how many hundredths of a second more a batch takes, in as many steps: one that is frozen in between
    ///     takes the rest of them after.
    package init(_ handler: any BatchHandler, dropEvery: Int?, slowness: Int) {
        self.handler = handler
        self.dropEvery = dropEvery
        self.slowness = slowness
    }

    package func process(_ messages: [Message]) -> [Record] {
        for _ in 0..<slowness { Thread.sleep(forTimeInterval: 0.01) }
        let records = handler.process(messages)
        guard let dropEvery else { return records }
        return records.filter { _ in !count.add(1, ordering: .relaxed).newValue.isMultiple(of: dropEvery) }
    }
}
