public import Hummingbird
public import Logging

extension RouterMethods {
    /// Serves `/livez` and `/readyz` (200 "ok", or 503 with the reason) and `/metrics` (Prometheus text).
    public func addHealth(_ health: Health, metrics: MetricsRegistry) {
        get("livez") { _, _ in HealthAnswer.verdict(health.deathReason) }
        get("readyz") { _, _ in HealthAnswer.verdict(health.unreadyReason) }
        get("metrics") { _, _ in
            HealthAnswer.text(metrics.prometheusText(), status: .ok, type: PrometheusText.contentType)
        }
    }
}

/// The responses of the health pages.
private enum HealthAnswer {
    static func verdict(_ obstacle: String?) -> Response {
        text((obstacle ?? "ok") + "\n", status: obstacle == nil ? .ok : .serviceUnavailable)
    }

    static func text(
        _ text: String, status: HTTPResponse.Status, type: String = "text/plain; charset=utf-8"
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension HTTPService {
    /// The service of a daemon without pages of its own: health and metrics, anything else is 404.
    ///
    /// - Returns: nil where the daemon serves no HTTP.
    public static func health(
        _ health: Health, metrics: MetricsRegistry, at address: Resolved<HostAndPort?>, logger: Logger
    ) -> HTTPService? {
        guard let place = address.value else { return nil }
        let router = Router()
        router.addHealth(health, metrics: metrics)
        return HTTPService(
            router.buildResponder(), at: Resolved(value: place, origin: address.origin), logger: logger
        )
    }
}
