/// A table of text for people, as wide as its cells. On a narrower terminal the columns that may be cut are, then left
/// out; columns without any text are not shown.
package struct TextTable: Sendable {
    /// A column.
    package struct Column: Sendable {
        let header: String
        let alignment: DisplayText.Alignment
        let canShrink: Bool

        /// A column.
        ///
        /// - Parameter canShrink: whether its cells may be cut, or left out, where the terminal is too narrow.
        package init(_ header: String, _ alignment: DisplayText.Alignment = .leading, canShrink: Bool = false) {
            self.header = header
            self.alignment = alignment
            self.canShrink = canShrink
        }
    }

    /// A cell: one line, whatever the text holds.
    package struct Cell: Sendable, ExpressibleByStringInterpolation {
        let text: String
        let emphasis: OutputStyle.Emphasis

        /// A cell; what could steer a terminal is escaped.
        package init(_ text: String, _ emphasis: OutputStyle.Emphasis = .none) {
            self.text = DisplayText.line(text)
            self.emphasis = emphasis
        }

        /// A cell without an emphasis.
        package init(stringLiteral value: String) { self.init(value) }
    }

    private let columns: [Column]
    private var rows: [[Cell]] = []

    /// The least columns that a cell is cut to.
    private static let leastWidth = 8
    private static let gap = "  "

    /// A table without rows.
    package init(_ columns: [Column]) { self.columns = columns }

    /// Whether it has no rows.
    package var isEmpty: Bool { rows.isEmpty }

    /// Adds a row with a cell for each column.
    package mutating func add(_ cells: [Cell]) { rows.append(cells) }

    /// The header and the rows.
    package func lines(_ style: OutputStyle) -> [String] {
        let places = places(style.width)
        let head = columns.map { Cell($0.header, .strong) }
        return ([head] + rows).map { line($0, places, style) }
    }

    /// A column that is shown, and how wide.
    private struct Place {
        let column: Int
        var width: Int
    }

    private func line(_ cells: [Cell], _ places: [Place], _ style: OutputStyle) -> String {
        var line = ""
        for (number, place) in places.enumerated() {
            let cell = cells[place.column]
            let text = DisplayText.cut(cell.text, to: place.width)
            let space = String(repeating: " ", count: place.width - DisplayText.width(text))
            let shown = style.show(text, cell.emphasis)
            if number > 0 { line += Self.gap }
            line += columns[place.column].alignment == .leading ? shown + space : space + shown
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The columns that are shown: all that have a text, or as many as go into the limit.
    private func places(_ limit: Int?) -> [Place] {
        var places = columns.indices.filter { column in rows.contains { !$0[column].text.isEmpty } }.map { column in
            let widest = rows.map { DisplayText.width($0[column].text) }.max() ?? 0
            return Place(column: column, width: max(widest, DisplayText.width(columns[column].header)))
        }
        guard let limit else { return places }
        while true {
            let fitted = shrunk(places, to: limit)
            guard excess(fitted, limit) > 0, let last = places.lastIndex(where: { columns[$0.column].canShrink }) else {
                return fitted
            }
            places.remove(at: last)
        }
    }

    private func excess(_ places: [Place], _ limit: Int) -> Int {
        places.reduce(Self.gap.count * (places.count - 1)) { $0 + $1.width } - limit
    }

    /// Narrower columns: of those that may shrink the widest gives way first.
    private func shrunk(_ places: [Place], to limit: Int) -> [Place] {
        var places = places
        while excess(places, limit) > 0 {
            let shrinkable = places.indices.filter {
                columns[places[$0].column].canShrink && places[$0].width > Self.leastWidth
            }
            guard let widest = shrinkable.max(by: { places[$0].width < places[$1].width }) else { break }
            places[widest].width -= 1
        }
        return places
    }
}
