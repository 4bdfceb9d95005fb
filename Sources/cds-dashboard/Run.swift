import ArgumentParser
import Catalogue
import Core
import Dashboard
import Launch
import Logging
import Metrics
import Pipeline
import Service

/// The web server.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the dashboard until SIGTERM or SIGINT.",
        discussion: """
            A consumer like any user's own program: it reads the public topics from their beginning, outside any
            group, committed messages only, keeps what stands in memory and follows. It writes nothing. /readyz says
            when the topics have been read to their ends once; the API is described at /api/openapi.yaml.

            Everyone who reaches the address can read everything. It listens on this machine alone unless --http says
            otherwise; put a proxy with TLS and a login before it to open it to others.
            """)

    private static let workerGroup = Setting.kafkaName(
        "worker-group", help: "The workers' consumer group, whose offsets tell how far they are; default PREFIX.worker")
    private static let web = Setting.text(
        "web", help: "A folder with the page's files, read anew for each request: for those who write the page"
    ).optional

    @OptionGroup var common: CommonOptions
    @OptionGroup var kafka: KafkaOptions
    @OptionGroup var serving: ServingOptions
    @OptionGroup var catalogue: CatalogueOptions
    @Option(Run.workerGroup.optional) var workerGroup: String?
    @Option(Run.web) var web: String?

    func run() async throws {
        var settings = try common.settings()
        let logger = Logger(label: "dashboard")
        let kafka = try kafka.resolve(in: &settings, reserved: ["group.id": "--worker-group instead"])
        let serving = try serving.resolve(in: &settings, defaultHTTP: HostAndPort(host: "127.0.0.1", port: 8080))
        let standard = "\(kafka.topicPrefix).worker"
        let group = try settings.resolve(
            Self.workerGroup.defaulting(to: standard, text: standard), flag: workerGroup
        ).value
        let folder = try settings.resolve(Self.web, flag: web).value
        let (catalogue, atlas) = try catalogue.loadWithAtlas(in: &settings)
        settings.log(warnings: try settings.finish(alsoKnown: SharedSettings.names), to: logger)
        let live = Live(DashboardState(directory: Directory(catalogue, atlas: atlas)))
        let clients = try ClusterClients(kafka, logger: logger)
        let source = Source(clients: clients, topology: Topology(prefix: kafka.topicPrefix), workerGroup: group)
        try await serve(live, source, at: serving, files: try WebFiles(folder: folder), logger: logger)
    }

    private func serve(
        _ live: Live, _ source: Source, at serving: ServingSettings, files: WebFiles, logger: Logger
    ) async throws {
        let registry = MetricsRegistry(describing: DashboardMetrics.descriptions)
        MetricsSystem.use(registry)
        let health = Health(stallAfter: .seconds(120))
        let hub = EventHub()
        let site = Site(live: live, hub: hub, files: files)
        let http = serving.http.value.map { address in
            HTTPService(
                site.responder(health: health, metrics: registry),
                at: Resolved(value: address, origin: serving.http.origin), logger: logger)
        }
        let follower = ThreadService("follower") { stop in
            try Follower(source, live: live, hub: hub, health: health, logger: logger).run(until: stop)
        }
        let probe = ThreadService("probe") { stop in
            try PipelineProbe(source, live: live, logger: logger).run(until: stop)
        }
        try await Daemon(health: health, http: http, drainTimeout: serving.drainTimeout, logger: logger)
            .run([probe, follower])
    }
}
