internal import CRdKafka

/// Reads what rd_kafka_consumer_poll returns, and frees it.
enum Poll {
    static func event(_ raw: UnsafeMutablePointer<rd_kafka_message_t>?) -> PollEvent? {
        guard let raw else { return nil }
        defer { rd_kafka_message_destroy(raw) }
        let fields = raw.pointee
        switch fields.err {
        case RD_KAFKA_RESP_ERR_NO_ERROR:
            return .message(MessageBridge.message(raw))
        case RD_KAFKA_RESP_ERR__PARTITION_EOF:
            let topic = String(cString: rd_kafka_topic_name(fields.rkt))
            return .endOfPartition(TopicPartition(topic, fields.partition), offset: fields.offset)
        default:
            let reason = rd_kafka_message_errstr(raw).map { String(cString: $0) } ?? CError.text(of: fields.err)
            let place = fields.rkt.map {
                " \(TopicPartition(String(cString: rd_kafka_topic_name($0)), fields.partition))"
            }
            return .error(
                KafkaError(
                    KafkaErrorCode(rawValue: fields.err.rawValue), operation: "consume\(place ?? "")", reason: reason))
        }
    }
}
