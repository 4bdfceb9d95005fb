public import ArgumentParser

/// The options of every daemon.
public struct DaemonOptions: ParsableArguments {
    private static let groupSetting = Setting.kafkaName(
        "group", help: "The consumer group; default PREFIX.NAME; transactional ids begin with it"
    )
    private static let instanceSetting = Setting.kafkaName(
        "instance", help: "The static member id in the group; replicas of one service must not share one"
    ).optional

    /// Where to serve health and metrics, and how to end.
    @OptionGroup public var serving: ServingOptions
    /// The consumer group.
    @Option(DaemonOptions.groupSetting.optional) public var group: String?
    /// The static member id.
    @Option(DaemonOptions.instanceSetting) public var instance: String?

    /// For ArgumentParser.
    public init() {}

    /// Finds how a daemon runs.
    ///
    /// - Parameter defaultGroup: the consumer group where none is given: "<prefix>.worker".
    /// - Throws: where a value is wrong.
    public func resolve(
        in settings: inout Settings, defaultGroup: String
    ) throws(SettingsError) -> DaemonSettings {
        DaemonSettings(
            serving: try serving.resolve(in: &settings),
            group: try settings.resolve(
                Self.groupSetting.defaulting(to: defaultGroup, text: defaultGroup), flag: group
            ).value,
            instance: try settings.resolve(Self.instanceSetting, flag: instance).value
        )
    }
}

/// How a daemon runs.
public struct DaemonSettings: Sendable {
    /// Where it serves HTTP and how it ends.
    public let serving: ServingSettings
    /// The consumer group.
    public let group: String
    /// The static member id, if any.
    public let instance: String?
}
