internal import Core

/// The visits to one host's pages in a round. What would take back or replace a published article is decided when all
/// pages were visited: a site that is down, or that shows the same page everywhere, tells nothing of its articles.
struct HostRound {
    let poller: FeedPoller
    /// Whether a feed of the host was read in this round.
    let isAnswering: Bool

    private typealias Visited = (visit: PageVisit, finding: PageFinding)

    /// Visits pages until the host asks to be left alone.
    func run(_ pages: [ExactText]) async throws {
        var visited = 0
        var isAnswering = isAnswering
        var texts: [String: Int] = [:]
        var held: [Visited] = []
        for key in pages {
            try Task.checkCancellation()
            guard let record = await poller.ledger.article(key) else { continue }
            let visit = PageVisit(poller: poller, key: key, record: record)
            let finding = try await visit.find()
            guard finding.wasAsked else {
                poller.report(.skipped(link: record.link, reason: finding.reason))
                break
            }
            visited += 1
            switch finding.sighting {
            case .text(let digest) where record.revision > 0: texts[digest, default: 0] += 1
            case .text, .unchanged: isAnswering = true
            case .gone, .missing, .unknown: break
            }
            if Self.isHeld(record, finding.sighting) {
                held.append((visit, finding))
            } else {
                try await visit.settle(finding)
            }
            if finding.isPause { break }
        }
        try await settle(held, visited, texts, isAnswering: isAnswering || texts.values.contains(1))
    }

    private static func isHeld(_ record: ArticleRecord, _ sighting: Sighting) -> Bool {
        switch sighting {
        case .gone, .missing: true
        case .text(let digest): record.revision > 0 && record.digest != digest
        case .unchanged, .unknown: false
        }
    }

    /// Decides what was held back.
    ///
    /// - Parameters:
    ///   - visited: how many pages were asked for.
    ///   - texts: how many published articles have shown a text, by its digest.
    private func settle(
        _ held: [Visited], _ visited: Int, _ texts: [String: Int], isAnswering: Bool
    ) async throws {
        let retractions = held.count { $0.visit.action(of: $0.finding) == .retract }
        let isTooMany = visited > 1 && 2 * retractions > visited
        for (visit, finding) in held {
            var finding = finding
            switch finding.sighting {
            case .text(let digest) where texts[digest] ?? 0 > 1:
                finding = PageFinding(sighting: .unknown, reason: "another article of the host shows the same text")
            case .gone where !isAnswering, .missing where !isAnswering:
                finding = PageFinding(
                    sighting: .unknown, reason: "not there, but the host gives neither a feed nor any other page")
            case .gone, .missing:
                if isTooMany, visit.action(of: finding) == .retract {
                    let reason = "not there, as \(retractions) of \(visited) pages of the host: too many to believe"
                    finding = PageFinding(sighting: .unknown, reason: reason)
                }
            case .text, .unchanged, .unknown: break
            }
            try await visit.settle(finding)
        }
    }
}
