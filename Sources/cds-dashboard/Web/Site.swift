import Dashboard
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// The pages and the API, as `Resources/openapi.yaml` describes them.
struct Site: Sendable {
    let live: Live
    let hub: EventHub
    let files: WebFiles

    /// Answers every request.
    func responder(health: Health, metrics: MetricsRegistry) -> some HTTPResponder<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SiteRules())
        router.addHealth(health, metrics: metrics)
        addFiles(to: router)
        addFigures(to: router.group("api/v1"))
        addArticles(to: router.group("api/v1"))
        router.get("api/v1/events") { _, context in try events(context) }
        return router.buildResponder()
    }

    private func addFiles(to router: Router<SiteContext>) {
        router.get("/") { request, _ in try file("", request) }
        router.get("api/openapi.yaml") { request, _ in
            Reply.bytes(files.description.bytes, tag: files.description.tag, type: files.description.type, to: request)
        }
        router.get("**") { request, context in
            try file(context.parameters.getCatchAll().joined(separator: "/"), request)
        }
    }

    private func file(_ path: String, _ request: Request) throws -> Response {
        guard let file = files[path] else { throw QueryFault.notFound("there is no page /\(path.prefix(100))") }
        return Reply.bytes(file.bytes, tag: file.tag, type: file.type, to: request)
    }

    private func addFigures(to api: RouterGroup<SiteContext>) {
        let catalogue = live.directory.catalogue()
        api.get("catalogue") { request, _ in Reply.answer(catalogue, to: request) }
        api.get("periods") { request, _ in try ask(request) { try $0.periods($1) } }
        api.get("country") { request, _ in try ask(request) { try $0.country($1) } }
        api.get("provinces") { request, _ in try ask(request) { try $0.provinces($1) } }
        api.get("provinces/:province") { request, context in
            let key = try context.part("province")
            return try ask(request) { try $0.provincePage(key, $1) }
        }
        api.get("indicators/:indicator") { request, context in
            let id = try context.part("indicator")
            return try ask(request) { try $0.indicatorPage(id, $1) }
        }
        api.get("compare") { request, _ in try ask(request) { try $0.comparison($1) } }
        api.get("rollup") { request, _ in try ask(request) { try $0.rollup($1) } }
    }

    private func addArticles(to api: RouterGroup<SiteContext>) {
        api.get("provinces/:province/articles") { request, context in
            let key = try context.part("province")
            return try ask(request) { try $0.provinceArticles(key, $1) }
        }
        api.get("provinces/:province/timeline") { request, context in
            let key = try context.part("province")
            return try ask(request) { state, _ in try state.timeline(key) }
        }
        api.get("article") { request, _ in try ask(request) { try $0.article($1) } }
        api.get("search") { request, _ in try ask(request) { try $0.search($1) } }
        api.get("status") { request, _ in Reply.answer(live.status(), to: request) }
    }

    /// Answers a question on the state with the request's parameters.
    private func ask(
        _ request: Request, _ question: (inout DashboardState, QueryParameters) throws -> Answer
    ) throws -> Response {
        let parameters = try QueryString.parameters(request.uri.query ?? "")
        return Reply.answer(try live.answer { try question(&$0, parameters) }, to: request)
    }

    /// A stream of events: the present status at once, then what happens.
    private func events(_ context: SiteContext) throws -> Response {
        let channel = context.channel
        let body = ResponseBody { writer in
            guard let subscription = hub.subscribe(cut: { channel.close(promise: nil) }) else {
                return try await writer.finish(nil)
            }
            defer { hub.unsubscribe(subscription) }
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            try await writer.write(EventHub.event("status", live.status().bytes))
            for await event in subscription.events { try await writer.write(event) }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }
}

/// A request with the connection that it came on.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// A part of the path, with its percent signs resolved.
    func part(_ name: String) throws(QueryFault) -> String {
        guard let text = parameters.get(name), let part = QueryString.decoded(text[...]) else {
            throw .badRequest("\(name) is no UTF-8 text: expected a part of the path in percent-encoding")
        }
        return part
    }
}
