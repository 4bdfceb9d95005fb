public import Logging

/// The properties of a librdkafka client, by their names in librdkafka's CONFIGURATION.md.
public struct ClientProperties: Sendable {
    /// The values by property name.
    public private(set) var values: [String: String]

    /// Properties from their values.
    public init(_ values: [String: String] = [:]) { self.values = values }

    /// These properties with others laid over them: the others win.
    public func overlaid(with others: [String: String]) -> ClientProperties {
        ClientProperties(values.merging(others) { _, other in other })
    }

    /// A property's value, or nil where it is left to librdkafka's default.
    public subscript(_ key: String) -> String? { values[key] }

    /// Checks that librdkafka knows every property and accepts its value.
    ///
    /// - Throws: `KafkaError` naming the property.
    public func validate() throws(KafkaError) { _ = try Configuration(self) }
}

/// What a client tells besides its messages. The closures are called on the thread that polls the client, except
/// that `logger` is used from librdkafka's own threads.
public struct ClientHooks {
    /// Takes librdkafka's log lines.
    public var logger: Logger
    /// Takes errors that belong to no call, such as brokers that went away.
    public var onError: (KafkaError) -> Void
    /// Takes the statistics, every statistics.interval.ms.
    public var onStatistics: (ClientStatistics) -> Void

    /// Hooks from their parts; without closures errors are logged and statistics dropped.
    public init(
        logger: Logger, onError: ((KafkaError) -> Void)? = nil,
        onStatistics: @escaping (ClientStatistics) -> Void = { _ in }
    ) {
        self.logger = logger
        self.onError = onError ?? { logger.warning("Kafka: \($0)") }
        self.onStatistics = onStatistics
    }
}
