/// The lines of text below an element of a page.
struct PageLines {
    /// One line.
    struct Line {
        var text = ""
        /// Letters and digits in all, and those in links.
        var weight = 0
        var linked = 0
        /// Whether it is a row of a table.
        var isRow = false

        /// Whether it is nothing but a pointer to another page.
        var isPointer: Bool { weight > 0 && Double(linked) >= 0.8 * Double(weight) && !isRow }
    }

    private let layout: PageLayout
    private var lines: [Line] = []
    private var open = Line()

    private init(_ layout: PageLayout) { self.layout = layout }

    /// All lines below an element, in the order of the page.
    static func all(_ layout: PageLayout, below place: Markup.Place) -> [Line] {
        var lines = PageLines(layout)
        lines.take(place)
        lines.endLine()
        return lines.lines
    }

    /// The text of the article among lines: without captions, pointers to other articles and what follows the end.
    ///
    /// - Parameter title: a line that only repeats it is left out.
    static func article(_ lines: [Line], hints: PageHints, title: String) -> [String] {
        var kept: [String] = []
        var isPointing = false
        var hasParagraph = false
        let title = PlainText.folded(title)
        for line in lines {
            switch line.isRow ? .text : hints.role(of: line.text) {
            case .end where !kept.isEmpty: return kept
            case .pointer: isPointing = !kept.isEmpty
            case .end, .skipped: break
            case .text:
                if isPointing, line.weight >= paragraph, line.linked * 2 < line.weight { isPointing = false }
                guard !isPointing, !line.isPointer, line.weight > 0 else { break }
                if !hasParagraph, PlainText.folded(line.text) == title || isDateLine(line) { break }
                hasParagraph = hasParagraph || line.weight >= paragraph
                if line.text != kept.last { kept.append(line.text) }
            }
        }
        return kept
    }

    /// Whether a line is nothing but when the article was published.
    private static func isDateLine(_ line: Line) -> Bool { line.weight < paragraph && PageDate.read(line.text) != nil }

    /// The letters from which a line is a paragraph and no pointer.
    private static let paragraph = 60

    private mutating func take(_ place: Markup.Place) {
        guard !layout.isDropped[place] else { return }
        let node = layout.markup[place]
        guard node.isElement || place == 0 else { return add(node.text, isLinked: layout.isLinked[place]) }
        if node.name == "br" || node.name == "hr" { return endLine() }
        if node.name == "table" {
            if isPicture(place) { return }
            if let rows = dataRows(place) { return add(rows: rows) }
        }
        defer { if layout.isDateline(place) { open.text += " - " } }
        let isBlock = layout.blocks[place] == place
        if isBlock { endLine() }
        for child in node.children { take(child) }
        if isBlock { endLine() }
    }

    private mutating func add(_ text: String, isLinked: Bool) {
        open.text += text
        let weight = PlainText.weight(text)
        open.weight += weight
        if isLinked { open.linked += weight }
    }

    private mutating func endLine() {
        open.text = PlainText.line(open.text)
        if !open.text.isEmpty { lines.append(open) }
        open = Line()
    }

    private mutating func add(rows: [[String]]) {
        endLine()
        for row in rows {
            let text = row.filter { !$0.isEmpty }.joined(separator: " | ")
            open = Line(text: text, weight: PlainText.weight(text), isRow: true)
            endLine()
        }
    }

    /// Whether a table is only the frame of a picture and its caption.
    private func isPicture(_ table: Markup.Place) -> Bool {
        guard layout.lengths[table] < 600 else { return false }
        return layout.markup.elements(below: table).contains { layout.markup[$0].name == "img" }
    }

    /// The cells of a table of data; nil for one that only lays out the page.
    private func dataRows(_ table: Markup.Place) -> [[String]]? {
        let markup = layout.markup
        let elements = markup.elements(below: table).filter { !layout.isDropped[$0] }
        guard !elements.contains(where: { markup[$0].name == "table" }) else { return nil }
        let rows = elements.filter { markup[$0].name == "tr" }.map { row in
            markup[row].children.filter { ["td", "th"].contains(markup[$0].name) && !layout.isDropped[$0] }
                .map { PlainText.line(markup.text(of: $0)) }
        }
        let filled = rows.map { $0.count { !$0.isEmpty } }
        let isData = filled.count { $0 >= 2 } >= 2 && rows.allSatisfy { $0.allSatisfy { $0.utf8.count <= 600 } }
        return isData ? rows.filter { $0.contains { !$0.isEmpty } } : nil
    }
}
