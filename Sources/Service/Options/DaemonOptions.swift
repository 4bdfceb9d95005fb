public import ArgumentParser

/// The options of every daemon.
public struct DaemonOptions: ParsableArguments {
    private static let httpSetting = Setting.address(
        "http", help: "Serve /livez, /readyz and /metrics on HOST:PORT"
    )
    private static let groupSetting = Setting.kafkaName(
        "group", help: "The consumer group; default PREFIX.NAME; transactional ids begin with it"
    )
    private static let instanceSetting = Setting.kafkaName(
        "instance", help: "The static member id in the group; replicas of one service must not share one"
    ).optional
    private static let drainSetting = Setting.seconds(
        "drain-timeout", default: 30, range: 1...3600, help: "Seconds to finish work in after SIGTERM or SIGINT"
    )

    /// Where to serve health and metrics.
    @Option(DaemonOptions.httpSetting.optional) public var http: String?
    /// The consumer group.
    @Option(DaemonOptions.groupSetting.optional) public var group: String?
    /// The static member id.
    @Option(DaemonOptions.instanceSetting) public var instance: String?
    /// How long a drain may take.
    @Option(DaemonOptions.drainSetting) public var drainTimeout: String?

    /// For ArgumentParser.
    public init() {}

    /// Finds how a daemon runs.
    ///
    /// - Parameters:
    ///   - defaultGroup: the consumer group where none is given: "<prefix>.worker".
    ///   - defaultHTTP: where to serve HTTP if no address is given; nil: nowhere.
    /// - Throws: where a value is wrong.
    public func resolve(
        in settings: inout Settings, defaultGroup: String, defaultHTTP: HostAndPort? = nil
    ) throws(SettingsError) -> DaemonSettings {
        let address = defaultHTTP.map { Self.httpSetting.optional.defaulting(to: $0, text: "\($0)") }
        return DaemonSettings(
            http: try settings.resolve(address ?? Self.httpSetting.optional, flag: http),
            group: try settings.resolve(
                Self.groupSetting.defaulting(to: defaultGroup, text: defaultGroup), flag: group
            ).value,
            instance: try settings.resolve(Self.instanceSetting, flag: instance).value,
            drainTimeout: try settings.resolve(Self.drainSetting, flag: drainTimeout).value
        )
    }
}

/// How a daemon runs.
public struct DaemonSettings: Sendable {
    /// Where to serve HTTP, nil for nowhere, with its origin, which a failed bind is reported with.
    public let http: Resolved<HostAndPort?>
    /// The consumer group.
    public let group: String
    /// The static member id, if any.
    public let instance: String?
    /// How long a drain may take, 1 to 3600 seconds.
    public let drainTimeout: Duration

    /// Settings from their parts.
    public init(http: Resolved<HostAndPort?>, group: String, instance: String?, drainTimeout: Duration) {
        self.http = http
        self.group = group
        self.instance = instance
        self.drainTimeout = drainTimeout
    }
}
