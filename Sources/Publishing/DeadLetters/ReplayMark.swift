internal import Kafka
internal import Pipeline

/// The message on the dead letters topic that says that a letter was sent back: in the letter's partition, with its
/// key, a null, and the letter's own headers.
struct ReplayMark {
    /// The id of the letters that it marks: those with this origin that stand before it in its partition.
    let origin: DeadLetter.Origin
    /// Where the mark stands.
    let home: DeadLetter.Origin

    private static let type = MessageType("dead-letter-replayed")

    /// Reads a message of the dead letters topic; nil where it is no mark.
    init?(_ message: Message) {
        guard message.header("ce_type") == Self.type.name,
            let origin = message.header("cds-replayed").flatMap({ DeadLetter.Origin($0) })
        else { return nil }
        self.origin = origin
        home = DeadLetter.Origin(message.topicPartition, offset: message.offset)
    }

    /// The mark of a letter.
    static func record(of letter: Message, at origin: DeadLetter.Origin, envelope: Envelope) -> Record {
        let kept = ["cds-error-class", "cds-error-message", "cds-stage", "cds-topic", "cds-partition", "cds-offset"]
        let headers = kept.compactMap { name in letter.headers.last { $0.key == name } }
        return Record(
            topic: letter.topicPartition.topic, partition: letter.topicPartition.partition, key: letter.key,
            value: nil,
            headers: headers + [Header("cds-replayed", "\(origin)")]
                + envelope.headers(type: type, id: "\(origin)/replayed", traceparent: nil))
    }
}
