import Feeds
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A site for one test, on a free port of this machine.
final class TestSite: Sendable {
    /// What a path answers.
    struct Page: Sendable {
        var status = 200
        var headers: [String: String] = ["Content-Type": "text/html; charset=utf-8"]
        var body: [UInt8] = []
        /// Pieces that are sent one after the other, each after a pause, without end.
        var isEndless = false

        static func html(_ text: String) -> Page { Page(body: Array(text.utf8)) }
        static func status(_ status: Int, _ headers: [String: String] = [:]) -> Page {
            Page(status: status, headers: headers)
        }
    }

    /// A request that came.
    struct Visit: Sendable {
        let path: String
        let headers: [String: String]
    }

    private struct State {
        var pages: [String: Page] = [:]
        var visits: [Visit] = []
    }

    private let state = Mutex(State())
    /// The port; the host is 127.0.0.1.
    let port: Int

    private init(port: Int) { self.port = port }

    subscript(path: String) -> Page? {
        get { state.withLock { $0.pages[path] } }
        set { state.withLock { $0.pages[path] = newValue } }
    }

    /// The requests so far, in order.
    var visits: [Visit] { state.withLock { $0.visits } }
    var paths: [String] { visits.map(\.path) }
    func forgetVisits() { state.withLock { $0.visits = [] } }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// An article's page in the simplest markup.
    static func article(_ title: String, _ text: String) -> Page {
        .html(
            "<html><head><title>\(title)</title></head><body><h1>\(title)</h1><article><p>\(text)</p></article></body></html>"
        )
    }

    /// A feed with links.
    func feed(_ links: [String], changed: String = "") -> Page {
        let items = links.map {
            "<item><title>t</title><link>\($0.hasPrefix("http") ? $0 : url($0))</link><pubDate>Tue, 10 Jan 2023 08:15:00 +0700</pubDate>"
                + (changed.isEmpty ? "" : "<updated>\(changed)</updated>") + "</item>"
        }
        return Page(
            headers: ["Content-Type": "application/rss+xml"],
            body: Array("<rss version=\"2.0\"><channel>\(items.joined())</channel></rss>".utf8))
    }

    /// Runs a test with a site.
    static func with(_ body: @escaping @Sendable (TestSite) async throws -> Void) async throws {
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let holder = Mutex<TestSite?>(nil)
        let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
            holder.withLock { $0 }?.answer(request) ?? Response(status: .serviceUnavailable)
        }
        var logger = Logger(label: "site")
        logger.logLevel = .critical
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { bound.yield($0.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports {
                let site = TestSite(port: port)
                holder.withLock { $0 = site }
                defer { group.cancelAll() }
                try await body(site)
                return
            }
        }
    }

    private func answer(_ request: Request) -> Response {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        let path = request.uri.string
        let page = state.withLock { state in
            state.visits.append(Visit(path: path, headers: headers))
            return state.pages[path]
        }
        guard let page else { return Response(status: .notFound) }
        var fields = HTTPFields()
        for (name, value) in page.headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        if let etag = page.headers["ETag"], headers["if-none-match"] == etag {
            return Response(status: .notModified, headers: fields)
        }
        let body =
            page.isEndless
            ? ResponseBody(asyncSequence: Endless(piece: page.body))
            : ResponseBody(byteBuffer: ByteBuffer(bytes: page.body))
        return Response(status: .init(code: page.status), headers: fields, body: body)
    }
}

/// The same bytes again and again.
private struct Endless: AsyncSequence, Sendable {
    let piece: [UInt8]

    struct AsyncIterator: AsyncIteratorProtocol {
        let piece: [UInt8]
        mutating func next() async throws -> ByteBuffer? {
            try await Task.sleep(for: .milliseconds(20))
            return ByteBuffer(bytes: piece)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(piece: piece) }
}
