package import Core
package import Wire

/// Puts together partials that are split over several messages. A state counts once all its chunks are there; until
/// then the one before stands.
package struct ChunkAssembly: Sendable {
    /// A subject's contribution from one partition of the readings.
    package struct Slot: Hashable, Sendable {
        package let subject: PartialSubject
        package let partition: Int32
    }

    /// What a message does to its slot.
    package enum Outcome: Sendable {
        /// The slot's state is this now; nil for none.
        case state(PartialContent?)
        /// The state before still stands.
        case unchanged
    }

    /// The chunks of the slots that are split; a slot that fits one message is not among them.
    package private(set) var chunks: [Slot: [Int: PartialMessage]] = [:]

    /// An assembly without chunks.
    package init() {}

    /// Whether a message may change what chunks there are.
    func concerns(_ message: PartialMessage?) -> Bool { !chunks.isEmpty || (message?.chunks ?? 1) > 1 }

    /// Takes a chunk; nil removes it.
    package mutating func take(_ key: PartialKey, _ message: PartialMessage?) -> Outcome {
        guard concerns(message) else { return key.chunk == 0 ? .state(message?.content) : .unchanged }
        let slot = Slot(subject: key.subject, partition: key.partition)
        if let message, message.chunks == 1 {
            chunks[slot] = nil
            return .state(message.content)
        }
        guard message != nil || chunks[slot] != nil else { return key.chunk == 0 ? .state(nil) : .unchanged }
        var parts = chunks[slot] ?? [:]
        parts[key.chunk] = message
        chunks[slot] = parts.isEmpty ? nil : parts
        guard let first = message ?? parts[0] else { return parts.isEmpty ? .state(nil) : .unchanged }
        guard let whole = PartialMessage.merge(parts.values.filter { $0.digest == first.digest }) else {
            return .unchanged
        }
        return .state(whole)
    }

    /// Brings back a slot's chunks.
    package mutating func restore(_ slot: Slot, _ parts: [Int: PartialMessage]?) { chunks[slot] = parts }
}
