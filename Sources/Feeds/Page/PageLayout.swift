/// A page's elements with what their text weighs: what is dropped, what is a link, which blocks are paragraphs.
struct PageLayout {
    let markup: Markup
    let hints: PageHints
    /// The elements that hold no text of the article, with all that stands in them.
    private(set) var isDropped: [Bool]
    /// For each node, the nearest block that it is or stands in.
    private(set) var blocks: [Markup.Place]
    /// Whether a node stands in a link.
    private(set) var isLinked: [Bool]
    /// For each node, the bytes of all text in it.
    private(set) var lengths: [Int] = []
    /// For each node, the letters of the paragraphs in it that are no links.
    private(set) var scores: [Double] = []

    /// The fewest letters of a paragraph.
    private static let paragraphWeight = 25
    /// Elements that are part of a line.
    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "center", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
    /// Elements that are never dropped for their class.
    private static let kept: Set<String> = ["html", "body", "main", "article", "head"]

    init(_ markup: Markup, hints: PageHints) {
        self.markup = markup
        self.hints = hints
        isDropped = Array(repeating: false, count: markup.nodes.count)
        blocks = Array(repeating: 0, count: markup.nodes.count)
        isLinked = Array(repeating: false, count: markup.nodes.count)
        for place in markup.nodes.indices.dropFirst() {
            let node = markup[place]
            let isBlock = node.isElement && !Self.inline.contains(node.name)
            blocks[place] = isBlock ? place : blocks[node.parent]
            isLinked[place] = isLinked[node.parent] || node.name == "a"
            isDropped[place] =
                isDropped[node.parent] || hints.droppedElements.contains(node.name) || Self.isHidden(node)
        }
        lengths = markup.nodes.map(\.text.utf8.count)
        for place in markup.nodes.indices.dropFirst().reversed() { lengths[markup[place].parent] += lengths[place] }
        scores = paragraphScores()
        dropByHints()
        scores = paragraphScores()
    }

    /// What a hint is looked for in.
    func names(of place: Markup.Place) -> String {
        let node = markup[place]
        return ["class", "id", "itemprop", "role", "type"].compactMap { node[$0] }.joined(separator: " ")
    }

    /// Whether an element is the dateline before a text, which only its style sets off from it.
    func isDateline(_ place: Markup.Place) -> Bool {
        guard let names = markup[place]["class"] else { return false }
        return hints.datelines.match(names)
    }

    /// The deepest element that holds nearly all paragraphs of the article; nil for a page without any.
    func articleBody() -> Markup.Place? {
        let total = scores[0]
        guard total > 0 else { return nil }
        let hinted = markup.nodes.indices.filter { place in
            let name = markup[place].name
            return !isDropped[place] && scores[place] >= total * 0.4 && !name.isEmpty && name != "body"
                && (name == "article" || name == "main" || hints.body.match(names(of: place)))
        }
        let best = hinted.map { scores[$0] }.max() ?? 0
        // Nodes stand in document order, so the last of those that hold one another is the deepest.
        if let start = hinted.last(where: { scores[$0] >= best * 0.8 }) { return descend(from: start, share: 0.9) }
        return descend(from: 0, share: 0.6)
    }

    /// Goes down while one child holds at least a share of the paragraphs.
    private func descend(from start: Markup.Place, share: Double) -> Markup.Place {
        var place = start
        while let child = markup[place].children.first(where: { scores[$0] >= scores[place] * share }),
            !["p", "li"].contains(markup[child].name)
        {
            place = child
        }
        // A part of a table is none without the whole.
        while ["tr", "tbody", "thead"].contains(markup[place].name) { place = markup[place].parent }
        return place
    }

    /// The letters of paragraphs that are no links, for each node with all below it.
    private func paragraphScores() -> [Double] {
        var own = Array(repeating: 0, count: markup.nodes.count)
        var linked = own
        for place in markup.nodes.indices where !isDropped[place] && !markup[place].text.isEmpty {
            let weight = PlainText.weight(markup[place].text)
            own[blocks[place]] += weight
            if isLinked[place] { linked[blocks[place]] += weight }
        }
        var scores = zip(own, linked).map { own, linked in
            own < Self.paragraphWeight ? 0 : max(0, Double(own) - 1.5 * Double(linked))
        }
        for place in markup.nodes.indices.dropFirst().reversed() { scores[markup[place].parent] += scores[place] }
        return scores
    }

    /// Drops what its class says is no text, unless it holds most of the page or what is marked as the text.
    private mutating func dropByHints() {
        var holdsBody = Array(repeating: false, count: markup.nodes.count)
        var matches: [Markup.Place] = []
        for place in markup.nodes.indices.dropFirst().reversed() where markup[place].isElement && !isDropped[place] {
            let names = names(of: place)
            let isBody = !names.isEmpty && hints.body.match(names)
            holdsBody[place] = holdsBody[place] || (isBody && scores[place] > 0)
            if holdsBody[place] { holdsBody[markup[place].parent] = true }
            if !names.isEmpty, !Self.kept.contains(markup[place].name), hints.dropped.match(names) {
                matches.append(place)
            }
        }
        for place in matches
        where scores[place] * 2 <= scores[0] && !(holdsBody[place] && scores[place] * 4 > scores[0]) {
            isDropped[place] = true
        }
        for place in markup.nodes.indices.dropFirst() where isDropped[markup[place].parent] { isDropped[place] = true }
    }

    private static func isHidden(_ node: Markup.Node) -> Bool {
        guard node.isElement, !node.attributes.isEmpty else { return false }
        let style = node["style"]?.lowercased().filter { !$0.isWhitespace } ?? ""
        return node["hidden"] != nil || node["aria-hidden"] == "true" || style.contains("display:none")
            || style.contains("visibility:hidden")
    }
}
