internal import Core

/// One request for an article's page, and what follows from it.
struct PageVisit {
    let poller: FeedPoller
    let key: ExactText
    let record: ArticleRecord

    private static let accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
    /// The fewest letters and digits of an article's text.
    private static let leastWeight = 120

    /// What a page gave.
    private struct Finding {
        var sighting: Sighting
        var page: ArticlePage?
        var address: WebAddress?
        var validators: Validators?
        /// Why nothing is known; empty where something is.
        var reason = ""
        /// Whether the host asks to be left alone for now.
        var isPause = false
    }

    /// - Returns: whether the host may be asked for more in this round.
    func run() async throws -> Bool {
        try Task.checkCancellation()
        let finding = try await find()
        if finding.sighting == .unknown { poller.report(.skipped(link: record.link, reason: finding.reason)) }
        var identified = record
        if let page = finding.page, let address = finding.address {
            identified = await poller.ledger.identified(record, key, page, at: address, poller.identity, poller.rules)
        }
        let (after, action) = identified.after(finding.sighting, at: poller.now(), policy: poller.settings.policy)
        var kept = after
        if let validators = finding.validators { kept.validators = validators }
        if identified.standing == .duplicate {
            await poller.ledger.keep(identified, as: key)
            poller.report(.skipped(link: record.link, reason: "the same article as \(identified.id?.string ?? "")"))
            return true
        }
        try await act(action, &kept, finding)
        await poller.ledger.keep(kept, as: key)
        try await poller.ledger.saveNowAndThen()
        return !finding.isPause
    }

    private func act(_ action: VisitAction, _ kept: inout ArticleRecord, _ finding: Finding) async throws {
        switch action {
        case .none:
            if finding.reason.isEmpty { poller.report(.unchanged(link: record.link)) }
        case .retract:
            guard let id = kept.id else { return }
            try await poller.sink.retract(id)
            poller.report(.retracted(id, link: record.link))
        case .publish(let revision):
            guard let page = finding.page, let address = finding.address, let id = kept.id else { return }
            let article = Article(
                id: id, revision: revision, title: page.title.isEmpty ? nil : page.title, body: page.body,
                url: (page.canonical.flatMap { poller.rules.allows($0) ? $0 : nil } ?? address).string,
                source: ExactText(address.source), publishedAt: page.publishedAt ?? record.listedAt,
                province: poller.settings.province)
            do {
                try await poller.sink.publish(article)
                poller.report(.published(article))
            } catch let rejection as Rejection {
                poller.report(.skipped(link: record.link, reason: "\(rejection)"))
            }
        }
    }

    private func find() async throws -> Finding {
        let response: WebResponse
        do {
            response = try await poller.fetcher.get(record.link, validators: record.validators, accept: Self.accept)
        } catch let failure as WebFailure {
            return Finding(sighting: .unknown, reason: "\(failure)")
        }
        switch response.status {
        case 200: return read(response)
        case 304: return Finding(sighting: .unchanged)
        case 410: return Finding(sighting: .gone)
        case 404: return Finding(sighting: .missing)
        case 429, 503: return Finding(sighting: .unknown, reason: "status \(response.status)", isPause: true)
        default: return Finding(sighting: .unknown, reason: "status \(response.status)")
        }
    }

    private func read(_ response: WebResponse) -> Finding {
        // Sites that have removed an article often lead to their front page.
        if response.address.isFrontPage, !record.link.isFrontPage { return Finding(sighting: .missing) }
        let type = response.headers["content-type"]?.lowercased() ?? "text/html"
        guard type.contains("html") else { return Finding(sighting: .unknown, reason: "no HTML: \(type.prefix(60))") }
        let page = poller.reader.read(response.body, charset: response.charset, at: response.address)
        guard PlainText.weight(page.body) >= Self.leastWeight else {
            return Finding(sighting: .unknown, reason: "no article text was found on the page")
        }
        return Finding(
            sighting: .text(digest: TextDigest.of(title: page.title, body: page.body)), page: page,
            address: response.address, validators: response.validators)
    }
}
