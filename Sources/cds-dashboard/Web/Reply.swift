import Dashboard
import HTTPTypes
import Hummingbird
import Logging
import Metrics

/// Responses.
enum Reply {
    /// The response to a question.
    static func answer(_ answer: Answer, to request: Request, status: HTTPResponse.Status = .ok) -> Response {
        var response = bytes(
            answer.bytes, tag: EntityTag.of(answer.bytes), type: type(of: answer.format), to: request, status: status)
        if let name = answer.fileName {
            response.headers[.contentDisposition] = "attachment; filename=\"\(name).csv\""
        }
        return response
    }

    /// A response with bytes, or 304 where the browser has them already.
    static func bytes(
        _ bytes: [UInt8], tag: String, type: String, to request: Request, status: HTTPResponse.Status = .ok
    ) -> Response {
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").contains { part in
            let given = part.drop { $0 == " " }
            return (given.hasPrefix("W/") ? given.dropFirst(2) : given).prefix { $0 != " " } == tag
        }
        if known == true, status == .ok { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// {"error": message}.
    static func problem(_ message: String, _ status: HTTPResponse.Status) -> Response {
        let bytes = Answer.problem(message).bytes
        return Response(
            status: status, headers: [.contentType: type(of: .json), .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static func type(of format: AnswerFormat) -> String {
        switch format {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8"
        }
    }
}

/// What holds for every response: its methods, how errors look, and what a browser may do with it.
struct SiteRules: RouterMiddleware {
    typealias Context = SiteContext

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response = await respond(request, context, next)
        for (name, value) in Self.headers { response.headers[name] = value }
        DashboardMetrics.requests(status: response.status.code).increment()
        return response
    }

    private func respond(
        _ request: Request, _ context: SiteContext, _ next: (Request, SiteContext) async throws -> Response
    ) async -> Response {
        guard [.get, .head].contains(request.method) else {
            var response = Reply.problem("the method must be GET or HEAD", .methodNotAllowed)
            response.headers[.allow] = "GET, HEAD"
            return response
        }
        do {
            return try await next(request, context)
        } catch let fault as QueryFault {
            switch fault {
            case .badRequest(let message): return Reply.problem(message, .badRequest)
            case .notFound(let message): return Reply.problem(message, .notFound)
            }
        } catch let error as any HTTPResponseError {
            return Reply.problem(error.status == .notFound ? "there is no such page" : "\(error)", error.status)
        } catch {
            context.logger.error("a request failed: \(error)")
            return Reply.problem("the request failed", .internalServerError)
        }
    }

    /// Nothing but the page's own files may run, load or frame it.
    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        (.referrerPolicy, "no-referrer"),
        (.crossOriginResourcePolicy, "same-origin"),
    ]
}

extension HTTPField.Name {
    private static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }

    fileprivate static let referrerPolicy = named("Referrer-Policy")
    fileprivate static let crossOriginResourcePolicy = named("Cross-Origin-Resource-Policy")
}
