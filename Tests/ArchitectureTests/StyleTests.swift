import Foundation
import Testing

@Suite struct StyleTests {
    @Test func noFileIsLongerThan450Lines() throws {
        let lengths = try SourceFile.all().map { ($0.path, $0.lines.count) }
        for (path, length) in lengths { #expect(length <= 450, "\(path) has \(length) lines") }
        let sorted = lengths.map(\.1).sorted()
        #expect(sorted[sorted.count / 2] <= 120, "the median file has \(sorted[sorted.count / 2]) lines")
        #expect(sorted[sorted.count * 9 / 10] <= 300)
    }

    @Test func whatCanEndTheProcessOrHideARaceIsNotUsed() throws {
        let forbidden = try Regex(
            #"\b(fatalError\(|try!|as!|@unchecked +Sendable|nonisolated\(unsafe\)|unsafeBitCast)"#)
        for file in try SourceFile.all() where !file.path.hasPrefix("Sources/Kafka/C/") {
            for line in file.code where line.text.contains(forbidden) {
                Issue.record("\(file):\(line.number): \(line.text)")
            }
        }
    }

    @Test func nothingIsLeftToDo() throws {
        let marks = try Regex(#"\b(TODO|FIXME|XXX|HACK)\b"#)
        for file in try SourceFile.all() + SourceFile.all(in: "Tests") where !file.path.hasSuffix("StyleTests.swift") {
            for (number, line) in file.lines.enumerated() where line.contains(marks) {
                Issue.record("\(file):\(number + 1): \(line)")
            }
        }
    }

    @Test func publicDeclarationsAreDocumented() throws {
        let declaration = try Regex(
            #"^ *public +(?:(?:static|mutating|final|indirect|convenience) +)*(?:func|var|let|struct|class|enum|protocol|init|typealias|actor|private\(set\) var)\b"#
        )
        let inherited = try Regex(
            #"static func (==|<|\+|-)|var description|func hash\(into|init\(stringLiteral|init\(integerLiteral|func \+=|static func [-+]=|var customMirror"#
        )
        var total = 0
        var bare: [String] = []
        for file in try SourceFile.all() {
            for (number, line) in file.lines.enumerated() where line.contains(declaration) && !line.contains(inherited)
            {
                total += 1
                var above = number - 1
                while above >= 0, file.lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("@") { above -= 1 }
                let comment = above >= 0 ? file.lines[above].trimmingCharacters(in: .whitespaces) : ""
                if !comment.hasPrefix("///") { bare.append("\(file):\(number + 1)") }
            }
        }
        let share = Double(total - bare.count) / Double(max(1, total))
        #expect(share >= 0.95, "\(bare.count) of \(total) lack a comment: \(bare.prefix(20).joined(separator: ", "))")
    }
}
