public import ArgumentParser
public import Catalogue
public import Core
internal import Kafka
public import Logging
public import Pipeline
public import Service

/// Settings that several commands share, and the names of all, so that one configuration file serves every command.
public enum SharedSettings {
    /// Every setting of every command: a configuration file may hold those of others.
    public static let names: Set<String> = [
        "bootstrap-servers", "topic-prefix", "kafka", "http", "group", "instance", "drain-timeout", "log-level", "data",
        "cores", "max-article-bytes", "worker-group", "web",
        "batch-max-messages", "batch-max-bytes", "batch-max-wait-ms",
        "on-missing-offsets", "aggregator-group", "state", "interval", "max-articles", "delay", "timeout",
        "max-page-bytes", "contact",
    ]

    /// The largest article, in bytes of its message's value.
    public static let maxArticleBytes = Setting.integer(
        "max-article-bytes", default: 1_000_000, range: 1...4_000_000,
        help: "The largest article in bytes; a larger one is a dead letter")

    /// On how many cores articles are read.
    public static func cores(default count: Int) -> Setting<Int> {
        .integer("cores", default: count, range: 1...256, help: "On how many cores to work")
    }
}

/// The option of every command that needs the catalogue.
public struct CatalogueOptions: ParsableArguments {
    private static let directory = Setting.text(
        "data", completion: .directory,
        help: "The folder of the catalogue and lexicons; default: the one beside the executable"
    ).optional

    /// The data folder.
    @Option(CatalogueOptions.directory) public var data: String?

    /// For ArgumentParser.
    public init() {}

    /// Loads the catalogue.
    ///
    /// - Throws: where there is no such folder, or its files are wrong: the message says which, and in which line.
    public func load(in settings: inout Settings) throws -> Catalogue {
        try load(in: &settings) { try Catalogue.load(directory: $0) }
    }

    /// Loads what roll-ups and publishers need of the catalogue.
    ///
    /// - Throws: as ``load(in:)``.
    public func loadReference(in settings: inout Settings) throws -> ReferenceData {
        try load(in: &settings) { try Catalogue.loadReference(directory: $0) }
    }

    /// Loads the catalogue together with what people are shown of it.
    ///
    /// - Throws: as ``load(in:)``.
    public func loadWithAtlas(in settings: inout Settings) throws -> (catalogue: Catalogue, atlas: Atlas) {
        try load(in: &settings) { directory in
            let catalogue = try Catalogue.load(directory: directory)
            return (catalogue, try Atlas.load(directory: directory, indicators: catalogue.indicators))
        }
    }

    private func load<Data>(in settings: inout Settings, _ read: (String) throws -> Data) throws -> Data {
        let given = try settings.resolve(Self.directory, flag: data)
        guard let directory = given.value ?? Catalogue.defaultDirectory else {
            throw SettingsError(
                setting: "data", origin: given.origin, expected: "a folder: none lies beside the executable")
        }
        do {
            return try read(directory)
        } catch {
            throw SettingsError(
                setting: "data", origin: given.origin, value: directory, expected: "a folder of valid data: \(error)")
        }
    }
}

/// How large a daemon's batches may become.
public struct BatchOptions: ParsableArguments {
    private static let messages = Setting.integer(
        "batch-max-messages", default: BatchLimits.standard.messages, range: 1...100_000,
        help: "The most messages of a transaction")
    private static let bytes = Setting.integer(
        "batch-max-bytes", default: BatchLimits.standard.bytes, range: 1...500_000_000,
        help: "The bytes after which a transaction takes no further message")
    private static let wait = Setting.integer(
        "batch-max-wait-ms", default: Int(BatchLimits.standard.wait / .milliseconds(1)), range: 0...60_000,
        help: "Milliseconds that a message waits for others to share its transaction")

    /// The most messages.
    @Option(BatchOptions.messages) public var batchMaxMessages: String?
    /// The most bytes.
    @Option(BatchOptions.bytes) public var batchMaxBytes: String?
    /// The longest wait.
    @Option(BatchOptions.wait) public var batchMaxWaitMs: String?

    /// For ArgumentParser.
    public init() {}

    /// Finds the limits.
    ///
    /// - Throws: where a value is wrong.
    public func resolve(in settings: inout Settings) throws(SettingsError) -> BatchLimits {
        BatchLimits(
            messages: try settings.resolve(Self.messages, flag: batchMaxMessages).value,
            bytes: try settings.resolve(Self.bytes, flag: batchMaxBytes).value,
            wait: .milliseconds(try settings.resolve(Self.wait, flag: batchMaxWaitMs).value))
    }
}

/// What a daemon does when its group's offsets are gone.
public struct OffsetOptions: ParsableArguments {
    private static let missing = Setting<MissingOffsets>.choice(
        "on-missing-offsets", default: .earliest,
        help: "Where the group has worked before but has no committed offsets: read from the beginning, or stop")

    /// What to do.
    @Option(OffsetOptions.missing) public var onMissingOffsets: String?

    /// For ArgumentParser.
    public init() {}

    /// Finds what to do.
    ///
    /// - Throws: where the value is wrong.
    public func resolve(in settings: inout Settings) throws(SettingsError) -> MissingOffsets {
        try settings.resolve(Self.missing, flag: onMissingOffsets).value
    }
}

extension ClusterClients {
    /// The clients of the cluster that settings name.
    ///
    /// - Throws: `SettingsError` for a property that librdkafka does not know or accept.
    public init(_ kafka: KafkaSettings, logger: Logger) throws(SettingsError) {
        let pairs = kafka.properties.map { ($0.key, $0.value) }
        self.init(
            bootstrapServers: kafka.bootstrapServers,
            userProperties: Dictionary(pairs, uniquingKeysWith: { _, last in last }), logger: logger)
        for property in kafka.properties {
            do throws(KafkaError) {
                try ClientProperties([property.key: property.value]).validate()
            } catch {
                throw SettingsError(
                    setting: "kafka \(property.key)", origin: property.origin,
                    value: property.isSecret ? nil : property.value,
                    expected: property.isSecret ? "a property and value that librdkafka takes" : error.reason)
            }
        }
    }
}
