/// The lines of text below an element of a page.
struct PageLines {
    /// One line.
    struct Line {
        var text = ""
        /// Letters and digits in all, and those in links.
        var weight = 0
        var linked = 0
        /// Letters and digits that are set as a heading is.
        var headed = 0
        /// Whether it is a row of a table.
        var isRow = false

        /// Whether it is nothing but a pointer to another page.
        var isPointer: Bool { weight > 0 && Double(linked) >= 0.8 * Double(weight) && !isRow }
        /// Whether it is set as a heading is.
        var isHeading: Bool { weight > 0 && headed >= weight }
        /// Whether it is a paragraph of text.
        var isParagraph: Bool { weight >= PlainText.paragraph && linked * 2 < weight }
    }

    /// Elements whose text is set as a heading is.
    private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "b", "strong"]

    private let layout: PageLayout
    private var lines: [Line] = []
    private var open = Line()
    /// In how many headings the place that is taken stands.
    private var headings = 0

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
        let roles = lines.map { $0.isRow ? .text : hints.role(of: $0.text) }
        let title = PlainText.folded(title)
        var kept: [String] = []
        var isPointing = false
        var hasParagraph = false
        for (place, line) in lines.enumerated() {
            switch roles[place] {
            case .end where !kept.isEmpty && isEnd(place, lines, roles): return kept
            case .pointer: isPointing = !kept.isEmpty
            case .end, .skipped: break
            case .text:
                if line.isParagraph { isPointing = false }
                guard !line.isPointer, line.weight > 0 else { break }
                if isPointing, line.linked > 0 || PageDate.isAlone(line.text) { break }
                if !hasParagraph, PlainText.folded(line.text) == title || PageDate.isAlone(line.text) { break }
                hasParagraph = hasParagraph || line.weight >= PlainText.paragraph
                if line.text != kept.last { kept.append(line.text) }
            }
        }
        return kept
    }

    /// Whether the article ends at a line that says so: not at a link, and at what is no heading only where no
    /// paragraph follows before the next heading of boilerplate. A button may say the same.
    private static func isEnd(_ place: Int, _ lines: [Line], _ roles: [LineRole]) -> Bool {
        guard !lines[place].isPointer else { return false }
        if lines[place].isHeading { return true }
        for next in lines.indices.dropFirst(place + 1) {
            switch roles[next] {
            case .end, .pointer: return true
            case .text where lines[next].isParagraph: return false
            case .text, .skipped: continue
            }
        }
        return true
    }

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
        if Self.headings.contains(node.name) { headings += 1 }
        defer { if Self.headings.contains(node.name) { headings -= 1 } }
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
        if headings > 0 { open.headed += weight }
    }

    private mutating func endLine() {
        open.text = PlainText.line(open.text)
        if !open.text.isEmpty { lines.append(open) }
        open = Line()
    }

    private mutating func add(rows: [[Markup.Place]]) {
        endLine()
        for row in rows {
            let text = row.map(cell).filter { !$0.isEmpty }.joined(separator: " | ")
            let links = row.flatMap { layout.markup.elements(below: $0) }.filter { layout.markup[$0].name == "a" }
            let linked = links.reduce(0) { $0 + PlainText.weight(layout.markup.text(of: $1)) }
            open = Line(text: text, weight: PlainText.weight(text), linked: linked, isRow: true)
            endLine()
        }
    }

    private func cell(_ place: Markup.Place) -> String { PlainText.line(layout.markup.text(of: place)) }

    /// Whether a table is only the frame of a picture and its caption.
    private func isPicture(_ table: Markup.Place) -> Bool {
        guard layout.lengths[table] < 600 else { return false }
        return layout.markup.elements(below: table).contains { layout.markup[$0].name == "img" }
    }

    /// The cells of a table of data; nil for one that only lays out the page.
    private func dataRows(_ table: Markup.Place) -> [[Markup.Place]]? {
        let markup = layout.markup
        let elements = markup.elements(below: table).filter { !layout.isDropped[$0] }
        guard !elements.contains(where: { markup[$0].name == "table" }) else { return nil }
        let rows = elements.filter { markup[$0].name == "tr" }.map { row in
            markup[row].children.filter { ["td", "th"].contains(markup[$0].name) && !layout.isDropped[$0] }
        }
        let texts = rows.map { $0.map(cell) }
        let filled = texts.map { $0.count { !$0.isEmpty } }
        let isData = filled.count { $0 >= 2 } >= 2 && texts.allSatisfy { $0.allSatisfy { $0.utf8.count <= 600 } }
        return isData ? zip(rows, filled).filter { $0.1 > 0 }.map(\.0) : nil
    }
}
