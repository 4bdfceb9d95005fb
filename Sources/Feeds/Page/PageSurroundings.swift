internal import Core

/// What stands around the article's text on a page: the paragraph above it that sums up, and the line with the date.
struct PageSurroundings {
    private let layout: PageLayout
    private let body: Markup.Place
    /// Where the headline stands, or the article begins.
    private let start: Markup.Place

    init(_ layout: PageLayout, body: Markup.Place, title: String) {
        self.layout = layout
        self.body = body
        let markup = layout.markup
        let wanted = PlainText.folded(title)
        let headings = markup.nodes.indices.filter { markup[$0].name == "h1" && !layout.isDropped[$0] }
        let named = markup.nodes.indices.first { place in
            markup[place].isElement && !["title", "head", "html"].contains(markup[place].name)
                && !wanted.isEmpty && layout.lengths[place] <= 2 * title.utf8.count + 100
                && PlainText.folded(markup.text(of: place)) == wanted
        }
        start = named ?? headings.first ?? markup[body].parent
    }

    /// The summary above the text, where the text does not hold it; nil where there is none.
    func lead(besides lines: [String]) -> String? {
        let markup = layout.markup
        let leads = markup.nodes.indices.lazy.filter { place in
            !layout.isDropped[place] && markup[place].isElement && !markup.stands(place, below: body)
                && !["meta", "body", "html", "main", "article"].contains(markup[place].name)
                && layout.hints.lead.match(layout.names(of: place)) && place > start
                && !markup.stands(body, below: place)
        }
        guard let place = leads.first else { return nil }
        let found = PageLines.all(layout, below: place).filter { !$0.isPointer }
        let text = PlainText.line(found.map(\.text).joined(separator: " "))
        let folded = PlainText.folded(text)
        guard (40...1_500).contains(PlainText.weight(text)), layout.hints.role(of: text) == .text,
            !lines.contains(where: { PlainText.folded($0).contains(folded) })
        else { return nil }
        return text
    }

    /// The first date behind the headline: of an element that is named for it, else of a short line above the text.
    func date() -> Timestamp? {
        let markup = layout.markup
        let named = markup.nodes.indices.lazy.filter { place in
            place > start && markup[place].isElement && layout.hints.date.match(layout.names(of: place))
        }
        for place in named.prefix(20) {
            guard layout.lengths[place] <= 200 else { continue }
            if let date = PageDate.read(markup.text(of: place)) { return date }
        }
        let near = markup.nodes.indices.lazy.filter { place in
            place > start && !markup[place].text.isEmpty && place < body + 60 && markup[place].text.utf8.count <= 120
        }
        return near.compactMap { PageDate.read(markup[$0].text) }.first
    }
}

extension Markup {
    /// Whether a node stands in another, or is it.
    func stands(_ place: Place, below other: Place) -> Bool {
        var next = place
        while next > other { next = nodes[next].parent }
        return next == other
    }
}
