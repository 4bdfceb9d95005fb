internal import AsyncHTTPClient
internal import Core
internal import Dispatch
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression

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
    /// - Throws: ``WebFailure``.
    func get(_ address: WebAddress, validators: Validators, accept: String) async throws -> WebResponse {
        try Self.checked { () throws(HostRules.Refusal) in try rules.check(address) }
        var request = HTTPClientRequest(url: address.string)
        request.headers.add(name: "User-Agent", value: settings.userAgent)
        request.headers.add(name: "Accept", value: accept)
        request.headers.add(name: "Accept-Language", value: "vi,en;q=0.5")
        request.headers.add(name: "Accept-Encoding", value: "gzip")
        if let etag = validators.etag { request.headers.add(name: "If-None-Match", value: etag) }
        if let time = validators.lastModified { request.headers.add(name: "If-Modified-Since", value: time) }
        return try await withThrowingTaskGroup(of: WebResponse.self) { [request] group in
            group.addTask { try await send(request, to: address) }
            group.addTask {
                try await Task.sleep(for: settings.timeout)
                throw WebFailure.timeout
            }
            defer { group.cancelAll() }
            guard let response = try await group.next() else { throw WebFailure.timeout }
            return response
        }
    }

    private func send(_ request: HTTPClientRequest, to address: WebAddress) async throws -> WebResponse {
        let found = await Self.lookUp(address.host)
        guard !found.isEmpty else { throw WebFailure.unreachable("the name \(address.host) is not known") }
        let targets = try Self.checked { () throws(HostRules.Refusal) in
            try rules.connectable(found, of: address.host)
        }
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .seconds(10), read: .seconds(15))
        configuration.decompression = .enabled(limit: .size(settings.maxBytes))
        configuration.httpVersion = .http1Only
        configuration.dnsOverride = [address.host: targets[0]]
        let client = HTTPClient(configuration: configuration)
        do {
            let response = try await receive(request, from: client, address)
            try await client.shutdown()
            return response
        } catch {
            try? await client.shutdown()
            throw failure(error)
        }
    }

    private func receive(
        _ request: HTTPClientRequest, from client: HTTPClient, _ address: WebAddress
    ) async throws -> WebResponse {
        let response = try await client.execute(
            request, timeout: .nanoseconds(Int64(settings.timeout / .nanoseconds(1))))
        var headers: [String: String] = [:]
        for (name, value) in response.headers where headers[name.lowercased()] == nil {
            headers[name.lowercased()] = value
        }
        var body: [UInt8] = []
        if response.status.code == 200 {
            for try await part in response.body {
                body.append(contentsOf: part.readableBytesView)
                guard body.count <= settings.maxBytes else { throw WebFailure.tooLarge(limit: settings.maxBytes) }
            }
        }
        return WebResponse(status: Int(response.status.code), headers: headers, body: body, address: address)
    }

    private func failure(_ error: any Error) -> any Error {
        switch error {
        case is WebFailure, is CancellationError: return error
        case let error as HTTPClientError
        where error == .connectTimeout || error == .readTimeout
            || error == .deadlineExceeded:
            return WebFailure.timeout
        case NIOHTTPDecompression.DecompressionError.limit: return WebFailure.tooLarge(limit: settings.maxBytes)
        default: return WebFailure.unreachable(String("\(error)".prefix(200)))
        }
    }

    private static func checked<Value>(_ body: () throws(HostRules.Refusal) -> Value) throws(WebFailure) -> Value {
        do throws(HostRules.Refusal) { return try body() } catch { throw .refused(error.description) }
    }

    /// Looks a name up on a thread of its own.
    private static func lookUp(_ host: String) async -> [String] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: NetworkAddress.lookUp(host)) }
        }
    }
}
