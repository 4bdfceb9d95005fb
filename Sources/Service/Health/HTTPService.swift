public import Hummingbird
public import Logging
public import ServiceLifecycle

/// Serves HTTP until the graceful shutdown.
public struct HTTPService: ServiceLifecycle.Service, CustomStringConvertible {
    /// Opens when the address is bound, with the port.
    let bound = StartGate()
    private let address: Resolved<HostAndPort>
    private let serve: @Sendable (StartGate) async throws -> Void

    /// "HTTP on HOST:PORT".
    public var description: String { "HTTP on \(address.value)" }

    /// A server.
    ///
    /// - Parameters:
    ///   - responder: answers the requests, such as `router.buildResponder()`.
    ///   - address: where to listen; port 0 lets the system choose.
    ///   - logger: logs the address when it is bound.
    public init<Responder: HTTPResponder>(
        _ responder: Responder, at address: Resolved<HostAndPort>, logger: Logger
    ) where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
        self.address = address
        serve = { bound in
            let place = address.value
            try await Application(
                responder: responder,
                configuration: ApplicationConfiguration(address: .hostname(place.host, port: place.port)),
                onServerRunning: { bound.open(port: $0.localAddress?.port ?? place.port) },
                logger: logger
            ).run()
        }
    }

    /// Serves until the graceful shutdown.
    ///
    /// - Throws: `SettingsError` where the address cannot be listened on.
    public func run() async throws {
        do {
            try await serve(bound)
        } catch {
            guard bound.port == nil else { throw error }
            throw SettingsError(
                setting: "http", origin: address.origin, value: "\(address.value)",
                expected: "an address that this machine can listen on: \(error)"
            )
        }
    }

    /// Waits until the address is bound.
    ///
    /// - Returns: the port; nil where the waiting task was cancelled first.
    public func port() async -> Int? {
        await bound.wait()
        return bound.port
    }
}
