internal import CRdKafka

/// Copies messages and headers over the border to C.
enum MessageBridge {
    /// A consumed message, copied; the C message stays the caller's.
    static func message(_ raw: UnsafeMutablePointer<rd_kafka_message_t>) -> Message {
        let fields = raw.pointee
        let time = rd_kafka_message_timestamp(raw, nil)
        return Message(
            topicPartition: TopicPartition(String(cString: rd_kafka_topic_name(fields.rkt)), fields.partition),
            offset: fields.offset,
            key: fields.key.map { Array(UnsafeRawBufferPointer(start: $0, count: fields.key_len)) },
            value: fields.payload.map { Array(UnsafeRawBufferPointer(start: $0, count: fields.len)) },
            headers: headers(raw), timestamp: time < 0 ? nil : time)
    }

    /// A produced message that was given up.
    static func failure(_ message: rd_kafka_message_t) -> FailedDelivery {
        FailedDelivery(
            key: message.key.map { Array(UnsafeRawBufferPointer(start: $0, count: message.key_len)) },
            error: KafkaError(
                KafkaErrorCode(rawValue: message.err.rawValue), operation: "produce",
                reason: CError.text(of: message.err)))
    }

    private static func headers(_ raw: UnsafeMutablePointer<rd_kafka_message_t>) -> [Header] {
        var list: OpaquePointer?
        guard rd_kafka_message_headers(raw, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
        var headers: [Header] = []
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var length = 0
        while rd_kafka_header_get_all(list, headers.count, &name, &value, &length) == RD_KAFKA_RESP_ERR_NO_ERROR,
            let name
        {
            headers.append(
                Header(String(cString: name), value.map { Array(UnsafeRawBufferPointer(start: $0, count: length)) }))
        }
        return headers
    }

    /// Headers for producing; the caller, or librdkafka once it has accepted them, frees them.
    static func list(_ headers: [Header]) -> OpaquePointer? {
        guard !headers.isEmpty, let list = rd_kafka_headers_new(headers.count) else { return nil }
        for header in headers {
            header.key.withCString { name in
                withBytes(header.value) { value, length in _ = rd_kafka_header_add(list, name, -1, value, length) }
            }
        }
        return list
    }

    /// Hands a record to a producer, which copies it.
    ///
    /// Texts are lent to C by `withCString`: passed as they are, each would be copied to memory of its own.
    static func produce(_ record: Record, client: OpaquePointer) -> rd_kafka_resp_err_t {
        let headers = list(record.headers)
        let code = record.topic.withCString { topic in
            withBytes(record.key) { key, keyLength in
                withBytes(record.value) { value, valueLength in
                    cds_rd_kafka_produce(
                        client, topic, record.partition ?? RD_KAFKA_PARTITION_UA, key, keyLength, value, valueLength,
                        headers)
                }
            }
        }
        if code != RD_KAFKA_RESP_ERR_NO_ERROR, let headers { rd_kafka_headers_destroy(headers) }
        return code
    }

    /// A pointer that is nil for no bytes at all, and not nil for an empty value.
    private static func withBytes<Result>(_ bytes: [UInt8]?, _ body: (UnsafeRawPointer?, Int) -> Result) -> Result {
        guard let bytes else { return body(nil, 0) }
        return withUnsafePointer(to: UInt8(0)) { nothing in
            bytes.withUnsafeBytes { body($0.baseAddress ?? UnsafeRawPointer(nothing), $0.count) }
        }
    }
}
