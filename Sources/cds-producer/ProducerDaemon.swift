import Kafka
import Launch
import Logging
import Metrics
import Publishing
import Service
import ServiceLifecycle

/// Runs one part of work with signals, health and metrics, as all daemons do.
struct ProducerDaemon {
    let serving: ServingSettings
    let logger: Logger

    /// - Parameter service: makes the part; it tells the health when it is ready, and that it moves.
    func run(_ service: (Health) -> any ServiceLifecycle.Service) async throws {
        let registry = MetricsRegistry(describing: ProducerMetrics.descriptions)
        MetricsSystem.use(registry)
        let health = Health(stallAfter: .seconds(600))
        let http = HTTPService.health(health, metrics: registry, at: serving.http, logger: logger)
        do {
            try await Daemon(health: health, http: http, drainTimeout: serving.drainTimeout, logger: logger)
                .run([service(health)])
        } catch let error as KafkaError {
            throw kafkaFailure(error)
        } catch let error as Undelivered {
            throw CommandFailure(.kafkaFatal, "\(error)")
        } catch let fault as CheckedFile.Fault {
            throw stateFailure(fault)
        }
    }
}
