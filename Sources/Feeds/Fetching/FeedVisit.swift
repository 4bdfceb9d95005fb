internal import Core

/// One request for a feed, and what follows from it.
struct FeedVisit {
    let poller: FeedPoller
    let feed: WebAddress

    private static let accept =
        "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"

    /// Why a feed could not be read.
    private struct Failure: Error {
        let reason: String
        var retryAfter: Int64?
    }

    /// - Returns: whether the feed could be read.
    func run() async throws -> Bool {
        try Task.checkCancellation()
        var record = await poller.ledger.feed(feed)
        if let time = record.notBefore, time > poller.now() {
            poller.report(.feedNotAsked(feed, before: time, lastFailure: record.lastFailure ?? ""))
            return false
        }
        do {
            try await read(&record)
            record.failures = 0
            record.notBefore = nil
            record.lastFailure = nil
            await poller.ledger.keep(record, of: feed)
            return true
        } catch let failure as Failure {
            record.failures += 1
            record.lastFailure = failure.reason
            let wait = failure.retryAfter ?? poller.backOff(record.failures)
            record.notBefore = Timestamp(seconds: poller.now().seconds + wait)
            await poller.ledger.keep(record, of: feed)
            poller.report(.feedFailed(feed, reason: failure.reason, retryAfter: wait))
            return false
        }
    }

    private func read(_ record: inout FeedRecord) async throws {
        let response = try await response(record)
        switch response.status {
        case 200: break
        case 304: return poller.report(.feedUnchanged(feed))
        default:
            throw Failure(
                reason: "status \(response.status)", retryAfter: response.retryAfter(from: poller.now().seconds))
        }
        let document = try document(response)
        let allowed = document.entries.filter { poller.rules.allows($0.link) }
        await poller.ledger.list(allowed, identity: poller.identity, at: poller.now(), policy: poller.settings.policy)
        // What is refused now may be allowed the next time: then the whole feed is needed.
        record.validators = allowed.count == document.entries.count ? response.validators : Validators()
        poller.report(.feed(feed, entries: document.entries.count))
        for entry in document.entries where !poller.rules.allows(entry.link) {
            poller.report(.skipped(link: entry.link, reason: refusal(of: entry.link)))
        }
    }

    private func response(_ record: FeedRecord) async throws -> WebResponse {
        do {
            return try await poller.fetcher.get(feed, validators: record.validators, accept: Self.accept)
        } catch let failure as WebFailure {
            throw Failure(reason: "\(failure)")
        }
    }

    private func document(_ response: WebResponse) throws(Failure) -> FeedDocument {
        let document: FeedDocument
        do throws(MarkupFault) {
            document = try FeedDocument(response.body, at: response.address)
        } catch {
            throw Failure(reason: "\(error)")
        }
        guard document.isFeed else { throw Failure(reason: "neither RSS nor Atom") }
        return document
    }

    private func refusal(of link: WebAddress) -> String {
        do throws(HostRules.Refusal) {
            try poller.rules.check(link)
            return ""
        } catch {
            return error.description
        }
    }
}
