internal import Core
internal import Foundation

/// What a page's head says of the article: JSON-LD, OpenGraph, meta elements and the title.
struct PageMetadata {
    let data: StructuredData
    let title: String
    let publishedAt: Timestamp?
    let canonical: WebAddress?

    /// Names of meta elements that hold the date of publication.
    private static let dateNames = [
        "article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "og:pubdate", "sailthru.date", "parsely-pub-date",
    ]

    init(_ markup: Markup, hints: PageHints, address: WebAddress) {
        let elements = markup.elements()
        data = StructuredData(markup, elements: elements, types: hints.articleTypes)
        var metas: [String: String] = [:]
        for place in elements where markup[place].name == "meta" {
            let node = markup[place]
            guard let name = (node["property"] ?? node["name"] ?? node["itemprop"])?.lowercased(),
                let content = node["content"].map(PlainText.line), !content.isEmpty, metas[name] == nil
            else { continue }
            metas[name] = content
        }
        canonical = Self.canonical(markup, elements, metas, address)
        title = PageTitle(markup, elements, metas: metas, headline: data.headline, hints: hints).text
        let times = elements.filter { markup[$0].name == "time" }.compactMap { markup[$0]["datetime"] }
        let marked = elements.filter { markup[$0]["itemprop"]?.lowercased() == "datepublished" }
            .compactMap { markup[$0]["content"] ?? markup[$0]["datetime"] }
        let dates = [data.datePublished].compactMap { $0 } + Self.dateNames.compactMap { metas[$0] } + marked + times
        publishedAt = dates.lazy.compactMap(PageDate.read).first
    }

    /// `link rel=canonical`, else `og:url`; neither where it is the front page of which the article is no part.
    private static func canonical(
        _ markup: Markup, _ elements: [Markup.Place], _ metas: [String: String], _ address: WebAddress
    ) -> WebAddress? {
        let links = elements.filter {
            markup[$0].name == "link"
                && markup[$0]["rel"]?.lowercased().split(separator: " ").contains("canonical") == true
        }
        let candidates = links.compactMap { markup[$0]["href"] } + [metas["og:url"]].compactMap { $0 }
        return candidates.lazy.compactMap { WebAddress($0, relativeTo: address) }
            .first { !$0.isFrontPage || address.isFrontPage }
    }
}

/// Finds a page's headline among what it has for one.
struct PageTitle {
    let text: String

    /// The most code points (contract.md, "Topics").
    private static let limit = 2_000

    /// - Parameter headline: what JSON-LD says, which is often cut.
    init(
        _ markup: Markup, _ elements: [Markup.Place], metas: [String: String], headline: String?, hints: PageHints
    ) {
        func texts(_ name: String) -> [String] {
            elements.filter { markup[$0].name == name }.map { PlainText.line(markup.text(of: $0)) }
                .filter { PlainText.weight($0) > 0 }
        }
        let headings = texts("h1")
        let site = metas["og:site_name"]
        let named = [headline.map(PlainText.line), metas["og:title"], texts("title").first].compactMap { $0 }
            .map { Self.withoutSite($0, site: site, headings: headings, separators: hints.titleSeparators) }
        // The heading that the head means, too, is the one that is complete.
        let shared = headings.first { heading in
            named.contains { Self.begins(heading, with: $0) || Self.begins($0, with: heading) }
        }
        let best = shared ?? named.first ?? headings.first ?? ""
        text = String(String.UnicodeScalarView(best.unicodeScalars.prefix(Self.limit)))
    }

    /// Whether one text begins with the first letters of another.
    private static func begins(_ text: String, with other: String) -> Bool {
        let start = PlainText.folded(other).prefix(40)
        return start.count >= 10 && PlainText.folded(text).hasPrefix(start)
    }

    /// A title without the site's name behind it.
    private static func withoutSite(
        _ title: String, site: String?, headings: [String], separators: [String]
    ) -> String {
        for separator in separators {
            guard let place = title.range(of: separator, options: .backwards) else { continue }
            let (front, back) = (title[..<place.lowerBound], title[place.upperBound...])
            let isSite = site.map { PlainText.folded($0) == PlainText.folded(String(back)) } ?? false
            let isHeading = headings.contains { PlainText.folded($0) == PlainText.folded(String(front)) }
            if isSite || isHeading || (site == nil && headings.isEmpty && front.count > 2 * back.count) {
                return String(front)
            }
        }
        return title
    }
}
