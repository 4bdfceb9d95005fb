internal import Foundation
public import Logging
public import ServiceLifecycle

/// Runs the services of a daemon until SIGTERM or SIGINT, or until one of them ends.
///
/// The HTTP service is bound first and ends last, so that `/readyz` tells of the drain. The other services start when
/// it is bound and are shut down in reverse order. A second signal, or the drain timeout, ends the process at once
/// with 128 and the number of the signal.
public struct Daemon: Sendable {
    private let health: Health
    private let http: HTTPService?
    private let drainTimeout: Duration
    private let logger: Logger
    private let exit: @Sendable (Int32) -> Void

    /// A daemon.
    ///
    /// - Parameters:
    ///   - health: is set to draining when the shutdown begins.
    ///   - http: serves the health, if anything does.
    ///   - drainTimeout: how long the graceful shutdown may take.
    public init(health: Health, http: HTTPService?, drainTimeout: Duration, logger: Logger) {
        self.init(health: health, http: http, drainTimeout: drainTimeout, logger: logger, exit: { _exit($0) })
    }

    /// A daemon that a test can see the end of.
    ///
    /// - Parameter exit: ends the process at once with a status.
    package init(
        health: Health, http: HTTPService?, drainTimeout: Duration, logger: Logger,
        exit: @escaping @Sendable (Int32) -> Void
    ) {
        self.health = health
        self.http = http
        self.drainTimeout = drainTimeout
        self.logger = logger
        self.exit = exit
    }

    /// Runs the services, in the order of their dependence.
    ///
    /// - Throws: the first error of a service; `SettingsError` where the address of HTTP cannot be listened on.
    public func run(_ services: [any ServiceLifecycle.Service]) async throws {
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        let watch = SignalWatch(drainTimeout: drainTimeout) { [health, logger] in
            logger.info("draining")
            health.beginDraining()
            stop.finish()
        } abort: { [logger, exit] status, reason in
            logger.error("\(reason)", metadata: ["status": "\(status)"])
            exit(status)
        }
        let parts = services.map { service in
            DaemonPart(service: service, gate: http?.bound) { [health] error in
                health.beginDraining()
                watch.partEnded(error)
            }
        }
        let group = group(of: parts)
        try await watch.around {
            let trigger = Task {
                for await _ in stops {}
                if !Task.isCancelled { await group.triggerGracefulShutdown() }
            }
            defer { trigger.cancel() }
            try await group.run()
        }
        logger.info("ended")
    }

    /// The parts with the HTTP service before them; when one ends or fails, the others are shut down gracefully.
    private func group(of parts: [any ServiceLifecycle.Service]) -> ServiceGroup {
        let all: [any ServiceLifecycle.Service] = (http.map { [$0] } ?? []) + parts
        return ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: all.map {
                    ServiceGroupConfiguration.ServiceConfiguration(
                        service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup
                    )
                },
                logger: logger
            )
        )
    }
}

/// A service that starts when the gate is open and tells when it ends.
private struct DaemonPart: ServiceLifecycle.Service, CustomStringConvertible {
    let service: any ServiceLifecycle.Service
    let gate: StartGate?
    let ended: @Sendable ((any Error)?) -> Void

    var description: String { "\(service)" }

    func run() async throws {
        if let gate {
            await cancelWhenGracefulShutdown { await gate.wait() }
            guard gate.port != nil else { return }
        }
        do {
            try await service.run()
            ended(nil)
        } catch {
            ended(error)
            throw error
        }
    }
}
