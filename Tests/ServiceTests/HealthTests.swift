import CoreMetrics
import Logging
import Service
import ServiceLifecycle
import Synchronization
import Testing

@Suite struct HealthTests {
    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private static let anyPort = Resolved<HostAndPort?>(value: HostAndPort(host: "127.0.0.1", port: 0), origin: .flag)

    @Test func `A daemon that starts is live and not ready`() {
        let health = Health()
        #expect(health.deathReason == nil)
        #expect(health.unreadyReason == "starting")
    }

    @Test func `Readiness follows what the daemon says until it drains`() {
        let health = Health()
        health.setReady(true)
        #expect(health.unreadyReason == nil)
        health.setReady(false, reason: "no assignment")
        #expect(health.unreadyReason == "no assignment")
        health.beginDraining()
        health.setReady(true)
        #expect(health.unreadyReason == "draining")
    }

    @Test func `Without a beat a daemon is dead, and with one it lives again`() {
        let clock = ManualClock()
        let health = Health(stallAfter: .seconds(60), now: { clock.now })
        clock.advance(by: .seconds(60))
        #expect(health.deathReason == nil)
        clock.advance(by: .seconds(1))
        #expect(health.deathReason == "no progress for 61 s")
        health.beat()
        #expect(health.deathReason == nil)
    }

    @Test func `A check of the daemon's own can declare it dead`() {
        #expect(Health(check: { "the engine is stuck" }).deathReason == "the engine is stuck")
    }

    /// Runs the body beside a server on a free port, then shuts the server down gracefully.
    private func serving(
        _ health: Health, _ metrics: MetricsRegistry, _ body: @Sendable (Int) async throws -> Void
    ) async throws {
        let service = try #require(HTTPService.health(health, metrics: metrics, at: Self.anyPort, logger: Self.silent))
        let group = ServiceGroup(services: [service], logger: Self.silent)
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            try await body(#require(await service.port()))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func `The pages answer over a real socket`() async throws {
        let clock = ManualClock()
        let health = Health(stallAfter: .seconds(5), now: { clock.now })
        let metrics = MetricsRegistry(describing: [MetricDescription("cds_total", "Things.")])
        metrics.makeCounter(label: "cds_total", dimensions: []).increment(by: 2)
        try await serving(health, metrics) { port in
            let live = try #require(await rawGet("/livez", port: port))
            #expect(live.status == 200)
            #expect(live.body == "ok\n")
            let starting = try #require(await rawGet("/readyz", port: port))
            #expect(starting.status == 503)
            #expect(starting.body == "starting\n")
            health.setReady(true)
            #expect(await rawGet("/readyz", port: port)?.status == 200)
            clock.advance(by: .seconds(6))
            let dead = try #require(await rawGet("/livez", port: port))
            #expect(dead.status == 503)
            #expect(dead.body == "no progress for 6 s\n")
            let page = try #require(await rawGet("/metrics", port: port))
            #expect(page.status == 200)
            #expect(page.body == "# HELP cds_total Things.\n# TYPE cds_total counter\ncds_total 2\n")
            #expect(page.headers.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8"))
        }
    }

    @Test func `Anything else is not found`() async throws {
        try await serving(Health(), MetricsRegistry()) { port in
            for path in ["/", "/healthz", "/livez/x", "/METRICS", "/../etc/passwd"] {
                #expect(await rawGet(path, port: port)?.status == 404, "\(path)")
            }
            #expect(await rawGet("/livez", port: port, method: "POST")?.status == 404)
        }
    }

    @Test func `After the shutdown nobody listens`() async throws {
        let used = Mutex(0)
        try await serving(Health(), MetricsRegistry()) { port in used.withLock { $0 = port } }
        #expect(await rawGet("/livez", port: used.withLock { $0 }) == nil)
    }

    @Test func `An address that is taken is an error of settings`() async throws {
        try await serving(Health(), MetricsRegistry()) { port in
            let address = Resolved<HostAndPort?>(
                value: HostAndPort("127.0.0.1:\(port)"), origin: .environment("CDS_HTTP")
            )
            let second = HTTPService.health(Health(), metrics: MetricsRegistry(), at: address, logger: Self.silent)
            let error = await #expect(throws: SettingsError.self) { try await second?.run() }
            let text = error.map { "\($0)" } ?? ""
            #expect(text.hasPrefix("http = \"127.0.0.1:\(port)\" (environment variable CDS_HTTP): expected an address"))
            #expect(text.contains("Address already in use"))
        }
    }

    @Test func `Without an address there is no server`() {
        let nowhere = Resolved<HostAndPort?>(value: nil, origin: .standard)
        #expect(
            HTTPService.health(Health(), metrics: MetricsRegistry(), at: nowhere, logger: Self.silent) == nil
        )
    }
}
