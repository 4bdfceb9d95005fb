public import ArgumentParser

/// The options of every process that serves HTTP and drains on a signal.
public struct ServingOptions: ParsableArguments {
    private static let httpSetting = Setting.address(
        "http", help: "Serve /livez, /readyz and /metrics (the dashboard: its pages, too) on HOST:PORT"
    )
    private static let drainSetting = Setting.seconds(
        "drain-timeout", default: 30, range: 1...3600, help: "Seconds to finish work in after SIGTERM or SIGINT"
    )

    /// Where to serve HTTP.
    @Option(ServingOptions.httpSetting.optional) public var http: String?
    /// How long a drain may take.
    @Option(ServingOptions.drainSetting) public var drainTimeout: String?

    /// For ArgumentParser.
    public init() {}

    /// Finds where HTTP is served.
    ///
    /// - Parameter fallback: where to serve it if no address is given; nil: nowhere.
    /// - Throws: where a value is wrong.
    public func resolve(
        in settings: inout Settings, defaultHTTP fallback: HostAndPort? = nil
    ) throws(SettingsError) -> ServingSettings {
        let address = fallback.map { Self.httpSetting.optional.defaulting(to: $0, text: "\($0)") }
        return ServingSettings(
            http: try settings.resolve(address ?? Self.httpSetting.optional, flag: http),
            drainTimeout: try settings.resolve(Self.drainSetting, flag: drainTimeout).value)
    }
}

/// Where a process serves HTTP and how it ends.
public struct ServingSettings: Sendable {
    /// Where to serve HTTP, nil for nowhere, with its origin, which a failed bind is reported with.
    public let http: Resolved<HostAndPort?>
    /// How long a drain may take, 1 to 3600 seconds.
    public let drainTimeout: Duration
}
