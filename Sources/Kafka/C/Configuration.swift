internal import CRdKafka

/// Owns a `rd_kafka_conf_t` until a client is opened with it, so that it is freed exactly once on every path.
struct Configuration: ~Copyable {
    private let pointer: OpaquePointer

    /// A configuration with properties set.
    ///
    /// - Throws: `KafkaError` naming the property that librdkafka does not know or does not accept.
    init(_ properties: ClientProperties) throws(KafkaError) {
        pointer = rd_kafka_conf_new()
        for (key, value) in properties.values.sorted(by: { $0.key < $1.key }) {
            var text = [CChar](repeating: 0, count: 512)
            guard rd_kafka_conf_set(pointer, key, value, &text, text.count) != RD_KAFKA_CONF_OK else { continue }
            throw KafkaError(.invalidArgument, operation: "set Kafka property \(key)", reason: Self.string(text))
        }
    }

    deinit { rd_kafka_conf_destroy(pointer) }

    /// Opens a client. The configuration belongs to the client from then on.
    consuming func open(_ type: rd_kafka_type_t, callbacks: Callbacks) throws(KafkaError) -> Handle {
        callbacks.install(in: pointer)
        let retained = Unmanaged.passRetained(callbacks)
        rd_kafka_conf_set_opaque(pointer, retained.toOpaque())
        var text = [CChar](repeating: 0, count: 512)
        guard let client = rd_kafka_new(type, pointer, &text, text.count) else {
            retained.release()
            _ = consume self
            throw KafkaError(.invalidArgument, operation: "open Kafka client", reason: Self.string(text))
        }
        discard self
        return Handle(client, callbacks: retained)
    }

    private static func string(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
