import Foundation
import Logging
import Service
import ServiceLifecycle
import Synchronization
import Testing

@Suite struct ShutdownPlanTests {
    @Test func `The first signal drains and the second aborts with its own status`() {
        var plan = ShutdownPlan()
        #expect(plan.signal(SIGTERM) == .drain)
        #expect(plan.signal(SIGINT) == .abort(status: 130))
        #expect(plan.signal(SIGTERM) == .none)
        #expect(plan.deadline() == .none)
    }

    @Test func `At the deadline the first signal gives the status`() {
        var plan = ShutdownPlan()
        #expect(plan.deadline() == .none)
        #expect(plan.signal(SIGTERM) == .drain)
        #expect(plan.deadline() == .abort(status: 143))
        #expect(plan.deadline() == .none)
    }

    @Test func `A part that ends by itself starts the clock once, and a signal then aborts`() {
        var plan = ShutdownPlan()
        #expect(plan.partEnded(status: 4) == .await)
        #expect(plan.partEnded(status: 1) == .none)
        var other = plan
        #expect(plan.deadline() == .abort(status: 4))
        #expect(other.signal(SIGTERM) == .abort(status: 143))
    }

    @Test func `After the end nothing happens`() {
        var plan = ShutdownPlan()
        #expect(plan.signal(SIGTERM) == .drain)
        plan.finish()
        #expect(plan.deadline() == .none)
        #expect(plan.signal(SIGTERM) == .none)
    }
}

/// An engine on a thread of its own, as the Kafka engines are.
private final class TestEngine: Sendable {
    private struct State {
        var stops = 0
        var isStarted = false
    }

    private let state = Mutex(State())
    let obeys: Bool

    init(obeys: Bool = true) { self.obeys = obeys }

    var stops: Int { state.withLock { $0.stops } }
    var isStarted: Bool { state.withLock { $0.isStarted } }

    func start(_ ended: @escaping EngineService.Completion) {
        state.withLock { $0.isStarted = true }
        Thread.detachNewThread { [self] in
            while stops == 0 || !obeys { Thread.sleep(forTimeInterval: 0.005) }
            ended(.success(()))
            ended(.failure(CancellationError()))
        }
    }

    func stop() { state.withLock { $0.stops += 1 } }

    var service: EngineService { EngineService("test", start: start, stop: stop) }

    /// A service that fails as soon as this engine runs.
    func failureBeside() -> EngineService {
        EngineService("failing") { ended in
            Thread.detachNewThread { [self] in
                while !isStarted { Thread.sleep(forTimeInterval: 0.005) }
                ended(.failure(CommandFailure(.kafkaFatal, "fenced")))
            }
        } stop: {
        }
    }
}

private func until(_ condition: () -> Bool) async throws {
    while !condition() { try await Task.sleep(for: .milliseconds(5)) }
}

private let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

@Suite(.timeLimit(.minutes(1))) struct EngineServiceTests {
    @Test func `An engine is stopped once on graceful shutdown and ends its service`() async throws {
        let engine = TestEngine()
        let group = ServiceGroup(services: [engine.service], logger: silent)
        async let end: Void = group.run()
        try await until { engine.isStarted }
        await group.triggerGracefulShutdown()
        try await end
        #expect(engine.stops == 1)
    }

    @Test func `An engine is stopped on cancellation too`() async throws {
        let engine = TestEngine()
        let task = Task { try await engine.service.run() }
        try await until { engine.isStarted }
        task.cancel()
        try await task.value
        #expect(engine.stops == 1)
    }

    @Test func `A service that is cancelled first never starts its engine`() async throws {
        let engine = TestEngine()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await engine.service.run()
        }
        try await task.value
        #expect(!engine.isStarted)
        #expect(engine.stops == 0)
    }

    @Test func `The error that an engine ends with is its service's error`() async {
        let service = EngineService("test") {
            $0(.failure(CommandFailure(.kafkaFatal, "fenced")))
        } stop: {
        }
        let error = await #expect(throws: CommandFailure.self) { try await service.run() }
        #expect(error?.status == .kafkaFatal)
    }
}

/// These tests send signals to the whole process and so must not run beside each other.
@Suite(.serialized, .timeLimit(.minutes(1))) struct DaemonTests {
    private struct Fixture {
        let health = Health()
        let exits = Collected<Int32>()
        let lines = Collected<String>()
        let http: HTTPService?
        let daemon: Daemon

        init(drainTimeout: Duration = .seconds(30), port: UInt16? = 0) {
            let lines = lines
            let logger = Logger(label: "daemon") { LineLogHandler(label: $0, write: lines.add) }
            let address = Resolved(value: port.map { HostAndPort(host: "127.0.0.1", port: $0) }, origin: .flag)
            http = HTTPService.health(health, metrics: MetricsRegistry(), at: address, logger: silent)
            daemon = Daemon(
                health: health, http: http, drainTimeout: drainTimeout, logger: logger, exit: exits.add
            )
        }
    }

    @Test(arguments: [SIGTERM, SIGINT]) func `A signal drains the engine while the health still answers`(
        _ number: Int32
    ) async throws {
        let fixture = Fixture()
        let (engine, gate) = (TestEngine(), TestEngine())
        let slow = EngineService("slow") { ended in
            engine.start { result in if case .success = result { gate.start(ended) } }
        } stop: {
            engine.stop()
        }
        let run = Task { try await fixture.daemon.run([slow]) }
        let port = try #require(await fixture.http?.port())
        try await until { engine.isStarted }
        fixture.health.setReady(true)
        #expect(await rawGet("/readyz", port: port)?.status == 200)
        kill(getpid(), number)
        try await until { gate.isStarted }
        #expect(await rawGet("/readyz", port: port)?.body == "draining\n")
        #expect(await rawGet("/livez", port: port)?.status == 200)
        gate.stop()
        try await run.value
        #expect(fixture.exits.all.isEmpty)
        #expect(await rawGet("/livez", port: port) == nil)
        #expect(fixture.lines.all.map { $0.drop { $0 != " " } } == [" info daemon: draining", " info daemon: ended"])
    }

    @Test func `A second signal ends the process at once`() async throws {
        let fixture = Fixture(port: nil)
        let engine = TestEngine(obeys: false)
        let run = Task { try await fixture.daemon.run([engine.service]) }
        try await until { engine.isStarted }
        kill(getpid(), SIGTERM)
        try await until { engine.stops == 1 }
        kill(getpid(), SIGINT)
        try await until { !fixture.exits.all.isEmpty }
        #expect(fixture.exits.all == [130])
        #expect(fixture.lines.all.last?.contains("error daemon: ended by signal 2 before") == true)
        run.cancel()
    }

    @Test func `The drain timeout ends the process with an error in the log`() async throws {
        let fixture = Fixture(drainTimeout: .milliseconds(100), port: nil)
        let engine = TestEngine(obeys: false)
        let run = Task { try await fixture.daemon.run([engine.service]) }
        try await until { engine.isStarted }
        kill(getpid(), SIGTERM)
        try await until { !fixture.exits.all.isEmpty }
        #expect(fixture.exits.all == [143])
        #expect(fixture.lines.all.last?.contains("error daemon: ended by the drain timeout") == true)
        run.cancel()
    }

    @Test func `When an engine fails the others drain and its error comes out`() async throws {
        let fixture = Fixture()
        let engine = TestEngine()
        let failing = engine.failureBeside()
        let error = await #expect(throws: CommandFailure.self) {
            try await fixture.daemon.run([engine.service, failing])
        }
        #expect(error?.status == .kafkaFatal)
        #expect(engine.stops == 1)
        #expect(fixture.health.unreadyReason == "draining")
    }

    @Test func `An engine that hangs after another failed is ended with that failure's status`() async throws {
        let fixture = Fixture(drainTimeout: .milliseconds(100), port: nil)
        let stuck = TestEngine(obeys: false)
        let failing = stuck.failureBeside()
        let run = Task { try await fixture.daemon.run([stuck.service, failing]) }
        try await until { !fixture.exits.all.isEmpty }
        #expect(fixture.exits.all == [4])
        run.cancel()
    }

    @Test func `Where the address is taken no engine starts`() async throws {
        let first = Fixture()
        let (holder, engine) = (TestEngine(), TestEngine())
        let run = Task { try await first.daemon.run([holder.service]) }
        let port = try #require(await first.http?.port())
        let second = Fixture(port: UInt16(port))
        let error = await #expect(throws: SettingsError.self) { try await second.daemon.run([engine.service]) }
        #expect(error?.setting == "http")
        #expect(!engine.isStarted)
        try await until { holder.isStarted }
        kill(getpid(), SIGTERM)
        try await run.value
    }
}
