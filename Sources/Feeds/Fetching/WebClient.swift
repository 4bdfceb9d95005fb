internal import Core
internal import Dispatch

/// How requests are made.
public struct WebSettings: Sendable {
    /// The `User-Agent`.
    public var userAgent: String
    /// The seconds that a request may take in all.
    public var timeout: Duration = .seconds(30)
    /// The most bytes of a page or feed, decompressed.
    public var maxBytes = 5_000_000
    /// How many redirects are followed.
    public var maxRedirects = 5

    /// Settings with the usual limits.
    public init(userAgent: String) { self.userAgent = userAgent }
}

/// A server's answer.
public struct WebResponse: Sendable {
    /// The status.
    public let status: Int
    /// The headers by name in lower case; of one that comes twice the first.
    public let headers: [String: String]
    /// The body, decompressed; empty where the status is not 200.
    public let body: [UInt8]
    /// Where it came from, after redirects.
    public internal(set) var address: WebAddress

    /// The validators to ask with the next time.
    var validators: Validators { Validators(etag: headers["etag"], lastModified: headers["last-modified"]) }

    /// The encoding that `Content-Type` names.
    var charset: String? {
        headers["content-type"]?.lowercased().firstMatch(of: /charset\s*=\s*"?([^\s";]+)/).map { String($0.output.1) }
    }

    /// The seconds that `Retry-After` asks to wait (RFC 9110, section 10.2.3); at most a day.
    func retryAfter(from time: Int64) -> Int64? {
        guard let text = headers["retry-after"] else { return nil }
        if let seconds = Int64(text), seconds >= 0 { return min(seconds, 86_400) }
        return PageDate.read(text).map { min(max(0, $0.seconds - time), 86_400) }
    }
}

/// Why there is no answer.
public enum WebFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// It may not be asked for; the text says what allows it.
    case refused(String)
    /// The body has more bytes than are read.
    case tooLarge(limit: Int)
    /// It took longer than a request may.
    case timeout
    /// The name is not known, the connection failed, or the answer is no HTTP.
    case unreachable(String)
    /// The robots.txt of a host cannot be reached, so that nothing was asked of it (RFC 9309, section 2.3.1.4).
    case noRobots(host: String, reason: String)

    /// What happened, for a person.
    public var description: String {
        switch self {
        case .refused(let reason): reason
        case .tooLarge(let limit): "larger than \(limit) bytes (--max-page-bytes)"
        case .timeout: "no complete answer in time (--timeout)"
        case .unreachable(let reason): reason
        case .noRobots(let host, let reason): "robots.txt of \(host) cannot be reached: \(reason)"
        }
    }
}

/// Sends one request at a time, to the address that was checked and no other: the name is looked up here and the
/// connection is made to what was found, so that a name cannot lead elsewhere between check and use. No proxies, no
/// cookies, no redirects of its own.
struct WebClient: Sendable {
    let settings: WebSettings
    let rules: HostRules

    /// Asks for an address.
    ///
    /// - Throws: ``WebFailure``, and `CancellationError` where the task is cancelled.
    func get(_ address: WebAddress, validators: Validators, accept: String) async throws -> WebResponse {
        try Self.checked { () throws(HostRules.Refusal) in try rules.check(address) }
        let headers = headers(validators: validators, accept: accept)
        let deadline = ContinuousClock.now + settings.timeout
        let cancellation = CurlTransfer.Cancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Looking up and asking block: a serial queue has a thread of its own, whatever the others wait for.
                DispatchQueue(label: "cds.feeds.request").async {
                    let response = Result { try send(headers, to: address, by: deadline, cancellation) }
                    continuation.resume(with: response)
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }

    /// The headers of a request. What would end its line, as a state that was tampered with may hold, is left out.
    private func headers(validators: Validators, accept: String) -> [String] {
        let fields = [
            ("User-Agent", settings.userAgent), ("Accept", accept), ("Accept-Language", "vi,en;q=0.5"),
            ("If-None-Match", validators.etag), ("If-Modified-Since", validators.lastModified),
        ]
        return fields.compactMap { name, value in
            guard let value, !value.isEmpty, value.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else { return nil }
            return "\(name): \(value)"
        }
    }

    private func send(
        _ headers: [String], to address: WebAddress, by deadline: ContinuousClock.Instant,
        _ cancellation: CurlTransfer.Cancellation
    ) throws -> WebResponse {
        let found = NetworkAddress.lookUp(address.host)
        guard !found.isEmpty else { throw WebFailure.unreachable("the name \(address.host) is not known") }
        let target = try Self.checked { () throws(HostRules.Refusal) in
            try rules.connectable(found, of: address.host)[0]
        }
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw WebFailure.timeout }
        let request = CurlTransfer.Request(
            url: address.string, target: "\(target.contains(":") ? "[\(target)]" : target):\(address.port)",
            headers: headers, timeout: left, maxBytes: settings.maxBytes)
        let answer = try CurlTransfer(request, cancellation).run()
        return WebResponse(status: answer.status, headers: answer.headers, body: answer.body, address: address)
    }

    private static func checked<Value>(_ body: () throws(HostRules.Refusal) -> Value) throws(WebFailure) -> Value {
        do throws(HostRules.Refusal) { return try body() } catch { throw .refused(error.description) }
    }
}
