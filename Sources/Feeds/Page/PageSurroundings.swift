internal import Core

/// What stands around the article's text on a page: the paragraph above it that sums up, and the line with the date.
struct PageSurroundings {
    private let layout: PageLayout
    private let body: Markup.Place
    /// Where the headline stands, or the article begins.
    private let start: Markup.Place
    /// Where the text begins: the body, or its first paragraph where the headline stands in the body, too.
    private let textStart: Markup.Place

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
        let start = named ?? headings.first ?? markup[body].parent
        self.start = start
        textStart =
            start < body
            ? body : markup.nodes.indices.dropFirst(start + 1).first { layout.isParagraph($0) } ?? markup.nodes.count
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

    /// The first date between the headline and the text: of an element that is named for it, else of a short line.
    func date() -> Timestamp? {
        guard start < textStart else { return nil }
        let above = (start + 1..<textStart).lazy.filter { !layout.isLinked[$0] }
        let named = above.filter { place in
            layout.markup[place].isElement && layout.lengths[place] <= 200
                && layout.hints.date.match(layout.names(of: place))
        }
        let near = above.filter { (1...120).contains(layout.markup[$0].text.utf8.count) }
        return date(among: named) ?? date(among: near)
    }

    private func date(among places: some Sequence<Markup.Place>) -> Timestamp? {
        places.lazy.compactMap { place in
            PageDate.read(layout.markup.text(of: place)).flatMap { standsBesideLink(place) ? nil : $0 }
        }.first
    }

    /// Whether the box that a place stands in holds a link as long as a headline, which is to another article.
    private func standsBesideLink(_ place: Markup.Place) -> Bool {
        let markup = layout.markup
        var box = place
        while layout.lengths[markup[box].parent] <= 400, markup[box].parent > 0, box > 0 { box = markup[box].parent }
        return markup.elements(below: box).contains { link in
            markup[link].name == "a" && layout.lengths[link] >= 40 && !markup.stands(link, below: start)
        }
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
