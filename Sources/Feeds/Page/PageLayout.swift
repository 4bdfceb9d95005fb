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
        let textFigures = Self.figures(markup, holding: hints.figureTexts)
        for place in markup.nodes.indices.dropFirst() {
            let node = markup[place]
            let isBlock = node.isElement && !Self.inline.contains(node.name)
            blocks[place] = isBlock ? place : blocks[node.parent]
            isLinked[place] = isLinked[node.parent] || node.name == "a"
            isDropped[place] =
                isDropped[node.parent] || Self.isHidden(node)
                || (hints.droppedElements.contains(node.name) && !textFigures.contains(place))
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
        guard let start = hinted.last(where: { scores[$0] >= best * 0.8 }) else {
            return descend(from: 0, share: 0.6, isMarked: false)
        }
        let whole = hasOtherParts(start) ? markup[start].parent : start
        return descend(from: whole, share: 0.9, isMarked: hints.body.match(names(of: start)))
    }

    /// Goes down while one child holds at least a share of the paragraphs and no paragraph stays behind.
    ///
    /// - Parameter isMarked: whether the start is marked as the text, so that all in it belongs together.
    private func descend(from start: Markup.Place, share: Double, isMarked: Bool) -> Markup.Place {
        var place = start
        while let child = markup[place].children.first(where: { scores[$0] >= scores[place] * share }),
            !["p", "li"].contains(markup[child].name), !losesText(from: place, to: child, isMarked: isMarked)
        {
            place = child
        }
        // A part of a table is none without the whole.
        while ["tr", "tbody", "thead"].contains(markup[place].name) { place = markup[place].parent }
        return place
    }

    /// The classes and values of itemprop of an element that mark the text.
    private func bodyMarks(of place: Markup.Place) -> Set<Substring> {
        let names = ["class", "itemprop"].compactMap { markup[place][$0] }
        return Set(names.flatMap { $0.split(whereSeparator: \.isWhitespace) }.filter { hints.body.match(String($0)) })
    }

    /// Whether an element beside another has its mark and holds text, too.
    private func hasOtherParts(_ place: Markup.Place) -> Bool {
        let marks = bodyMarks(of: place)
        return markup[markup[place].parent].children.contains {
            $0 != place && scores[$0] > 0 && !marks.isDisjoint(with: bodyMarks(of: $0))
        }
    }

    /// Whether a paragraph of the article stays behind in the step from an element to its child. Beside what is not
    /// marked as the text, footers and boxes have paragraphs, too: there only those count that stand in no box of
    /// another name.
    private func losesText(from place: Markup.Place, to child: Markup.Place, isMarked: Bool) -> Bool {
        if isParagraph(place) { return true }
        let name = names(of: child)
        return markup[place].children.contains { other in
            guard other != child, scores[other] > 0 else { return false }
            if isParagraph(other) { return true }
            let names = names(of: other)
            let isPart = ["div", "section"].contains(markup[other].name) && (names.isEmpty || names == name)
            guard isMarked || isPart, !hints.lead.match(names), !hints.date.match(names) else { return false }
            return markup.elements(below: other).contains(where: isParagraph)
        }
    }

    /// Whether an element is a paragraph by its own text, and no heading, summary or boilerplate.
    func isParagraph(_ place: Markup.Place) -> Bool {
        let node = markup[place]
        guard !["h1", "h2", "h3", "h4", "h5", "h6"].contains(node.name) else { return false }
        let least = ["p", "blockquote"].contains(node.name) ? Self.paragraphWeight : PlainText.paragraph
        let own = node.children.reduce(scores[place]) { $0 - scores[$1] }
        guard own >= Double(least), !hints.lead.match(names(of: place)) else { return false }
        return hints.role(of: PlainText.line(markup.text(of: place))) == .text
    }

    /// The figures that hold one of some elements.
    private static func figures(_ markup: Markup, holding names: Set<String>) -> Set<Markup.Place> {
        var holds = markup.nodes.map { names.contains($0.name) }
        var figures: Set<Markup.Place> = []
        for place in markup.nodes.indices.dropFirst().reversed() where holds[place] {
            holds[markup[place].parent] = true
            if markup[place].name == "figure" { figures.insert(place) }
        }
        return figures
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

    /// Drops what its class or name says is no text, unless it holds most of the page or what is marked as the text.
    private mutating func dropByHints() {
        var holdsBody = Array(repeating: false, count: markup.nodes.count)
        var matches: [Markup.Place] = []
        for place in markup.nodes.indices.dropFirst().reversed() where markup[place].isElement && !isDropped[place] {
            let names = names(of: place)
            let isBody = !names.isEmpty && hints.body.match(names)
            holdsBody[place] = holdsBody[place] || (isBody && scores[place] > 0)
            if holdsBody[place] { holdsBody[markup[place].parent] = true }
            let name = markup[place].name
            let isHinted = !names.isEmpty && !Self.kept.contains(name) && hints.dropped.match(names)
            if isHinted || hints.lightElements.contains(name) { matches.append(place) }
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
