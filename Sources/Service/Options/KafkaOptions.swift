public import ArgumentParser

/// The options of every command that speaks to Kafka.
public struct KafkaOptions: ParsableArguments {
    private static let brokers = Setting.brokers("bootstrap-servers", help: "Kafka's first brokers, HOST:PORT,…")
    private static let prefix = Setting.kafkaName(
        "topic-prefix", default: "cds", limit: 249 - ".dead-letters".utf8.count,
        help: "What the names of all topics begin with"
    )
    private static let kafkaHelp = ArgumentHelp(
        "A property for librdkafka; repeatable; KEY=@FILE reads its value from a file (CDS_KAFKA_<KEY>, dots as underscores)",
        valueName: "key=value"
    )
    private static let reserved = [
        "bootstrap.servers": "--bootstrap-servers instead", "metadata.broker.list": "--bootstrap-servers instead",
    ]

    /// Kafka's first brokers.
    @Option(KafkaOptions.brokers) public var bootstrapServers: String?
    /// What the names of all topics begin with.
    @Option(KafkaOptions.prefix) public var topicPrefix: String?
    /// Properties for librdkafka.
    @Option(name: .customLong("kafka"), help: KafkaOptions.kafkaHelp) public var kafka: [String] = []

    /// For ArgumentParser.
    public init() {}

    /// Finds how to reach Kafka.
    ///
    /// - Parameter reserved: more properties that are not the user's to set, each with what to use instead
    ///   ("--group instead").
    /// - Throws: where a value is wrong or the brokers are missing.
    public func resolve(
        in settings: inout Settings, reserved: [String: String] = [:]
    ) throws(SettingsError) -> KafkaSettings {
        KafkaSettings(
            bootstrapServers: try settings.resolve(Self.brokers, flag: bootstrapServers).value,
            topicPrefix: try settings.resolve(Self.prefix, flag: topicPrefix).value,
            properties: try settings.resolveKafka(flags: kafka, reserved: Self.reserved.merging(reserved) { $1 })
        )
    }
}

/// How to reach Kafka.
public struct KafkaSettings: Sendable {
    /// HOST:PORT, several with commas.
    public let bootstrapServers: String
    /// What the names of all topics begin with, without the dot.
    public let topicPrefix: String
    /// The user's properties for librdkafka by ascending key; the brokers are not among them.
    public let properties: [KafkaProperty]

    /// Settings from their parts.
    public init(bootstrapServers: String, topicPrefix: String, properties: [KafkaProperty] = []) {
        self.bootstrapServers = bootstrapServers
        self.topicPrefix = topicPrefix
        self.properties = properties
    }
}
