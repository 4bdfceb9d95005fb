internal import Core

/// What a request for an article's page gave.
struct PageFinding {
    var sighting: Sighting
    /// The page's text, where it has one.
    var page: ArticlePage?
    /// Where it stands, after redirects.
    var address: WebAddress?
    var claim: ArticleClaim?
    var validators: Validators?
    /// Why nothing is known; empty where something is.
    var reason = ""
    /// Whether the host is to be left alone for the rest of the round.
    var isPause = false
    /// Whether the page was asked for; not where its host's robots.txt cannot be reached.
    var wasAsked = true
}

/// One request for an article's page, and what follows from it.
struct PageVisit {
    let poller: FeedPoller
    let key: ExactText
    let record: ArticleRecord

    private static let accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
    /// The fewest letters and digits of an article's text.
    private static let leastWeight = 120

    /// Asks for the page.
    func find() async throws -> PageFinding {
        let response: WebResponse
        do {
            response = try await poller.fetcher.get(record.link, validators: record.validators, accept: Self.accept)
        } catch let failure as WebFailure {
            return finding(of: failure)
        }
        switch response.status {
        case 200: return read(response)
        case 304: return PageFinding(sighting: .unchanged)
        case 410: return PageFinding(sighting: .gone)
        case 404: return PageFinding(sighting: .missing)
        case 429, 503: return PageFinding(sighting: .unknown, reason: "status \(response.status)", isPause: true)
        default: return PageFinding(sighting: .unknown, reason: "status \(response.status)")
        }
    }

    private func finding(of failure: WebFailure) -> PageFinding {
        var finding = PageFinding(sighting: .unknown, reason: "\(failure)")
        if case .noRobots(record.link.host, _) = failure { finding.wasAsked = false }
        finding.isPause = failure == .timeout || !finding.wasAsked
        return finding
    }

    private func read(_ response: WebResponse) -> PageFinding {
        // Sites that have removed an article often lead to their front page.
        if response.address.isFrontPage, !record.link.isFrontPage { return PageFinding(sighting: .missing) }
        let type = response.headers["content-type"]?.lowercased() ?? "text/html"
        guard type.contains("html") else {
            return PageFinding(sighting: .unknown, reason: "no HTML: \(type.prefix(60))")
        }
        let page = poller.reader.read(response.body, charset: response.charset, at: response.address)
        guard PlainText.weight(page.body) >= Self.leastWeight else {
            return PageFinding(sighting: .unknown, reason: "no article text was found on the page")
        }
        let canonical = page.canonical.flatMap { poller.rules.allows($0) ? $0 : nil } ?? response.address
        let claim = ArticleClaim(id: poller.identity.id(of: canonical), title: page.title, body: page.body)
        if record.isElsewhere(claim, key: key) {
            return PageFinding(sighting: .unknown, reason: "leads to another page, \(claim.id)")
        }
        return PageFinding(
            sighting: .text(digest: claim.digest), page: page, address: response.address, claim: claim,
            validators: response.validators)
    }

    /// What would follow from a finding, if it is believed.
    func action(of finding: PageFinding) -> VisitAction {
        record.after(finding.sighting, at: poller.now(), policy: poller.settings.policy).action
    }

    /// Does what follows from a finding, and keeps it.
    func settle(_ finding: PageFinding) async throws {
        // Another link may have taken the id over meanwhile.
        guard var identified = await poller.ledger.article(key), identified.id == record.id else { return }
        if finding.sighting == .unknown { poller.report(.skipped(link: record.link, reason: finding.reason)) }
        if let claim = finding.claim {
            identified = await poller.ledger.identify(key, by: claim, at: poller.now()) ?? identified
            if identified.standing == .duplicate {
                let reason = "the same article as \(identified.id?.string ?? "")"
                return poller.report(.skipped(link: record.link, reason: reason))
            }
        }
        var (kept, action) = identified.after(finding.sighting, at: poller.now(), policy: poller.settings.policy)
        if let validators = finding.validators { kept.validators = validators }
        switch action {
        case .none:
            if finding.reason.isEmpty { poller.report(.unchanged(link: record.link)) }
        case .retract: try await retract(kept)
        case .publish: kept = try await publish(kept, finding, otherwise: identified)
        }
        await poller.ledger.keep(kept, as: key)
        if action != .none { try await poller.ledger.noteSent() }
    }

    private func retract(_ kept: ArticleRecord) async throws {
        guard let id = kept.id else { return }
        try await poller.sink.retract(id)
        poller.report(.retracted(id, link: record.link))
    }

    /// - Returns: the record to keep: what was published before stays noted where the article is rejected.
    private func publish(
        _ kept: ArticleRecord, _ finding: PageFinding, otherwise old: ArticleRecord
    ) async throws -> ArticleRecord {
        guard let page = finding.page, let address = finding.address, let claim = finding.claim, let id = kept.id else {
            return kept
        }
        // A canonical address that is not this article's is another's.
        let url = page.canonical.flatMap { poller.identity.id(of: $0) == id ? $0 : nil } ?? address
        let article = Article(
            id: id, revision: kept.revision, title: page.title.isEmpty ? nil : page.title, body: page.body,
            url: url.string, source: ExactText(address.source),
            publishedAt: page.publishedAt ?? record.listedAt ?? page.shownAt,
            province: poller.settings.province)
        var kept = kept
        do {
            try await poller.sink.publish(article)
            kept.titleDigest = claim.titleDigest
            poller.report(.published(article))
        } catch let rejection as Rejection {
            kept.restore(old)
            poller.report(.skipped(link: record.link, reason: "\(rejection)"))
        }
        return kept
    }
}
