internal import CRdKafka
internal import Logging

/// What librdkafka calls back into; kept alive by the ``Handle`` of its client.
final class Callbacks {
    private let hooks: ClientHooks
    /// Called in the middle of a poll, on its thread, when partitions are assigned or revoked.
    var onRebalance: ((rd_kafka_resp_err_t, PartitionList) -> Void)?
    /// Called in the middle of a poll, on its thread, for each message that was acknowledged or given up.
    var onDelivery: ((FailedDelivery?) -> Void)?

    init(_ hooks: ClientHooks) { self.hooks = hooks }

    /// Points a configuration's callbacks at the instance that its opaque pointer will name.
    func install(in configuration: OpaquePointer) {
        rd_kafka_conf_set_log_cb(configuration) { client, level, facility, text in
            guard let opaque = rd_kafka_opaque(client), let facility, let text else { return }
            Callbacks.of(opaque).log(level: level, facility: String(cString: facility), text: String(cString: text))
        }
        rd_kafka_conf_set_error_cb(configuration) { client, code, reason, opaque in
            guard let client, let opaque, let reason else { return }
            Callbacks.of(opaque).error(client: client, code: rd_kafka_resp_err_t(code), reason: String(cString: reason))
        }
        rd_kafka_conf_set_stats_cb(configuration) { _, json, length, opaque in
            guard let opaque, let json else { return 0 }
            let bytes = UnsafeRawBufferPointer(start: json, count: length)
            if let statistics = ClientStatistics(json: bytes) { Callbacks.of(opaque).hooks.onStatistics(statistics) }
            return 0
        }
        if onRebalance != nil {
            rd_kafka_conf_set_rebalance_cb(configuration) { _, code, partitions, opaque in
                guard let opaque, let partitions else { return }
                Callbacks.of(opaque).onRebalance?(code, PartitionList(borrowing: partitions))
            }
        }
        if onDelivery != nil {
            rd_kafka_conf_set_dr_msg_cb(configuration) { _, message, opaque in
                guard let opaque, let message = message?.pointee else { return }
                let isDelivered = message.err == RD_KAFKA_RESP_ERR_NO_ERROR
                Callbacks.of(opaque).onDelivery?(isDelivered ? nil : MessageBridge.failure(message))
            }
        }
    }

    private static func of(_ opaque: UnsafeMutableRawPointer) -> Callbacks {
        Unmanaged<Callbacks>.fromOpaque(opaque).takeUnretainedValue()
    }

    private func log(level: Int32, facility: String, text: String) {
        // Told once more for each client and of no use: that a client passes over the other kind's properties
        // (CONFWARN), that the embedded broker is too old to be told not to create topics (AUTOCREATE).
        let isIdle = ["CONFWARN", "AUTOCREATE"].contains(facility)
        let severity: Logger.Level =
            switch isIdle ? 7 : level {
            case ...3: .error
            case 4: .warning
            case 5: .notice
            case 6: .info
            default: .debug
            }
        hooks.logger.log(level: severity, "librdkafka: \(text)", metadata: ["facility": "\(facility)"])
    }

    private func error(client: OpaquePointer, code: rd_kafka_resp_err_t, reason: String) {
        guard code == RD_KAFKA_RESP_ERR__FATAL else {
            hooks.onError(KafkaError(KafkaErrorCode(rawValue: code.rawValue), operation: "client", reason: reason))
            return
        }
        var text = [CChar](repeating: 0, count: 512)
        let cause = rd_kafka_fatal_error(client, &text, text.count)
        hooks.onError(
            KafkaError(KafkaErrorCode(rawValue: cause.rawValue), operation: "client", reason: reason, isFatal: true))
    }
}
