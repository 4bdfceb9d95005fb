import Core
import Testing
import Wire

@Suite("JSON Lines")
struct LinesTests {
    @Test(
        "Lines are cut at line feeds and numbered",
        arguments: [
            ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\n\nb\n", ["a", "", "b"]),
            ("a\r\nb\r", ["a", "b"]), ("\r\n\r\n", ["", ""]), ("a\rb\n", ["a\rb"]), ("\n\n", ["", ""]),
        ] as [(String, [String])])
    func lines(text: String, expected: [String]) {
        let lines = LineSplitter.lines(of: text.utf8)
        #expect(lines.map { Samples.text($0.bytes) } == expected)
        #expect(lines.map(\.number) == Array(1..<(expected.count + 1)))
    }

    @Test("A line ends at its line feed wherever that stands", arguments: 1..<150)
    func places(length: Int) {
        // U+010A has the byte of a line feed as the lower one of its number, but not in UTF-8.
        let line = String(repeating: "\u{10A}b", count: length / 3) + String(repeating: "c", count: length % 3)
        let text = "\(line)\n\(line)x\n\(line)"
        #expect(LineSplitter.lines(of: text.utf8).map { Samples.text($0.bytes) } == [line, line + "x", line])
    }

    @Test("Where the input is cut into pieces changes nothing", arguments: 0..<50 as Range<UInt64>)
    func pieces(seed: UInt64) {
        var random = Seeded(seed)
        let input = random.list(upTo: 60) { $0.pick(Array("ab\r\n\n".utf8)) }
        var splitter = LineSplitter()
        var lines: [LineSplitter.Line] = []
        var rest = input[...]
        while !rest.isEmpty {
            let piece = rest.prefix(1 + random.below(9))
            rest = rest.dropFirst(piece.count)
            splitter.append(piece)
            while let line = splitter.next() { lines.append(line) }
        }
        if let line = splitter.last() { lines.append(line) }
        #expect(lines == LineSplitter.lines(of: input))
        #expect(splitter.last() == nil && splitter.next() == nil)
    }

    @Test("Of a line that is too long only the length is kept, and the next lines are whole", arguments: [1, 7, 64])
    func tooLong(piece: Int) throws {
        let input = Array("ab\n".utf8) + [UInt8](repeating: 65, count: 1_000) + Array("\nabcde\nabcdef".utf8)
        var splitter = LineSplitter(limit: 5)
        var lines: [LineSplitter.Line] = []
        for start in stride(from: 0, to: input.count, by: piece) {
            splitter.append(input[start..<min(start + piece, input.count)])
            while let line = splitter.next() { lines.append(line) }
        }
        if let line = splitter.last() { lines.append(line) }
        #expect(lines.map { Samples.text($0.bytes) } == ["ab", "", "abcde", ""])
        #expect(lines.map(\.excess) == [nil, 1_000, nil, 6])
        #expect(lines.map(\.number) == [1, 2, 3, 4])
        #expect(rejection { () throws(Rejection) in try lines[1].whole() }?.reason == .tooLarge)
        #expect(try lines[2].whole() == Array("abcde".utf8))
    }

    @Test("A fault and an output are one line each")
    func output() {
        #expect(
            Samples.text(OutputLines.fault(line: 12, Rejection(.notJSON, "expected '\"'")))
                == #"{"line":12,"class":"not-json","message":"expected '\""# + "'\"}\n")
        #expect(
            Samples.text(OutputLines.output(topic: "cds.rollups", key: "38/\"", value: Samples.bytes("{}")))
                == #"{"topic":"cds.rollups","key":"38/\"","value":{}}"# + "\n")
    }
}
