/// A text as it was published, by its Unicode scalar values.
struct PublishedText: Sendable {
    /// The scalar values.
    let scalars: [UInt32]
    private let text: String
    /// Where every 64th scalar begins, in bytes of UTF-8.
    private let marks: [Int32]

    init(_ text: String) {
        var text = text
        text.makeContiguousUTF8()
        self.text = text
        (scalars, marks) = CodePoints.of(text)
    }

    /// The text of a half-open range of scalars, cut to the text.
    func text(_ start: Int, _ end: Int) -> String {
        let first = max(0, start)
        let last = max(first, min(end, scalars.count))
        guard first < last else { return "" }
        let utf8 = text.utf8
        let from = utf8.index(utf8.startIndex, offsetBy: byte(of: first))
        return String(text[from..<utf8.index(utf8.startIndex, offsetBy: byte(of: last))])
    }

    /// Where a scalar begins, in bytes of UTF-8.
    private func byte(of scalar: Int) -> Int {
        let mark = scalar >> CodePoints.markShift
        return (mark << CodePoints.markShift..<scalar).reduce(Int(marks[mark])) {
            $0 + CodePoints.length(of: scalars[$1])
        }
    }
}
