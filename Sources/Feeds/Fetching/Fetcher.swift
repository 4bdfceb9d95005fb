internal import Core

/// Fetches pages by the rules: allowed hosts only, robots.txt first, one request at a time a host, redirects checked.
actor Fetcher {
    private let client: WebClient
    private let turns: HostTurns
    private let agent: String
    private let now: @Sendable () -> Timestamp
    private var robots: [String: (outcome: Result<RobotsRules, WebFailure>, until: Timestamp)] = [:]

    /// The seconds for which a robots.txt is taken to stand (RFC 9309, section 2.4: no more than a day).
    private static let robotsLife: Int64 = 12 * 3_600
    /// The seconds after which one that could not be reached is asked for again.
    private static let robotsRetry: Int64 = 600

    /// - Parameter agent: the product token that robots.txt files call this crawler by.
    init(
        settings: WebSettings, rules: HostRules, agent: String, delay: Duration,
        now: @escaping @Sendable () -> Timestamp
    ) {
        client = WebClient(settings: settings, rules: rules)
        turns = HostTurns(delay: delay)
        self.agent = agent
        self.now = now
    }

    /// Fetches a page or feed, following redirects to allowed places.
    ///
    /// - Throws: ``WebFailure``.
    func get(_ address: WebAddress, validators: Validators = Validators(), accept: String) async throws -> WebResponse {
        var target = address
        for hop in 0...client.settings.maxRedirects {
            let rules = try await robots(of: target)
            guard rules.allows(target.target) else {
                throw WebFailure.refused("robots.txt of \(target.host) does not allow \(target.target)")
            }
            let pause = rules.crawlDelay.map { Duration.seconds($0) }
            let asked = hop == 0 ? validators : Validators()
            let response = try await request(target, pause: pause, validators: asked, accept: accept)
            guard let next = try Self.redirect(response) else { return response }
            target = next
        }
        throw WebFailure.unreachable("more than \(client.settings.maxRedirects) redirects")
    }

    private func request(
        _ target: WebAddress, pause: Duration?, validators: Validators, accept: String
    ) async throws -> WebResponse {
        try await turns.turn(target.host, pause: pause) { [client] in
            try await client.get(target, validators: validators, accept: accept)
        }
    }

    /// Where a response leads; nil for one that is no redirect.
    private static func redirect(_ response: WebResponse) throws -> WebAddress? {
        guard [301, 302, 303, 307, 308].contains(response.status) else { return nil }
        guard let place = response.headers["location"],
            let target = WebAddress(place, relativeTo: response.address)
        else { throw WebFailure.unreachable("a redirect (\(response.status)) without a place to go to") }
        return target
    }

    /// The rules of a host, asked for once in a while.
    private func robots(of address: WebAddress) async throws -> RobotsRules {
        if let known = robots[address.origin], known.until > now() { return try known.outcome.get() }
        // A host that is refused is not asked for its robots.txt either.
        do { try client.rules.check(address) } catch { throw WebFailure.refused(error.description) }
        let outcome: Result<RobotsRules, WebFailure>
        do {
            outcome = .success(try await askForRobots(address))
        } catch let failure as WebFailure {
            outcome = .failure(.noRobots(host: address.host, reason: "\(failure)"))
        }
        let life = (try? outcome.get()) == nil ? Self.robotsRetry : Self.robotsLife
        if let until = Timestamp(seconds: now().seconds + life) { robots[address.origin] = (outcome, until) }
        return try outcome.get()
    }

    /// RFC 9309, section 2.3.1: what is not there (4xx) forbids nothing, what cannot be reached forbids everything.
    private func askForRobots(_ address: WebAddress) async throws -> RobotsRules {
        guard var target = WebAddress("/robots.txt", relativeTo: address) else {
            throw WebFailure.unreachable("its address is too long")
        }
        for _ in 0...client.settings.maxRedirects {
            let response = try await request(target, pause: nil, validators: Validators(), accept: "text/plain")
            if let next = try Self.redirect(response) {
                target = next
                continue
            }
            switch response.status {
            case 200: return RobotsRules(response.body, agent: agent)
            case 400..<500 where response.status != 429: return .allowAll
            default: throw WebFailure.unreachable("status \(response.status)")
            }
        }
        return .allowAll
    }
}
