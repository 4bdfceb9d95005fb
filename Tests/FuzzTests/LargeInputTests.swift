import Core
import Foundation
import TestSupport
import Testing
import Wire

@Suite("Large input", .timeLimit(.minutes(5))) struct LargeInputTests {
    private static let size = 4_000_000

    private static func repeated(_ piece: String, count: Int) -> [UInt8] {
        Array(String(repeating: piece, count: count).utf8)
    }

    @Test(
        "Texts of 4 MB that nest, repeat or never end are refused in linear time",
        arguments: ["[", "{\"a\":", "\"", "-", "[1,", "{\"a\":1,", " ", "\\", "[[],"])
    func json(piece: String) {
        let text = Self.repeated(piece, count: Self.size / piece.utf8.count)
        #expect(throws: Rejection.self) { try JSONDocument(text) }
    }

    @Test("An object with a hundred thousand members of one name has the last") func duplicates() throws {
        let members = Self.repeated("\"id\":\"x\",", count: 100_000)
        let text = Array("{".utf8) + members + Array("\"id\":\"last\",\"body\":\"\"}".utf8)
        let limits = ArticleLimits(maxBytes: .max, reference: Fixture.reference)
        #expect(try ArticleMessage.decode(text, limits: limits).id == "last")
    }

    @Test("Of a line of 100 MB the commands keep its length, and read the next") func lines() throws {
        let article = Array(#"{"id":"a","body":"b"}"#.utf8)
        let input = Data([UInt8](repeating: 32, count: 100_000_000) + [0x0A] + article + [0x0A])
        let read = try CommandProcess.run("cds-worker", ["read"], input: input)
        #expect(read.status == 1)
        #expect(read.error.contains(#"{"line":1,"class":"too-large","message":"a line of 100000000 bytes"}"#))
        #expect(read.output.count { $0 == 0x0A } == 1)
    }

    @Test(
        "What cannot be written ends with a reason, not with a dump",
        arguments: [["cds-worker", "read"], ["cds-aggregator", "fold"]])
    func fullDisk(command: [String]) throws {
        let process = Process()
        let (input, error) = (Pipe(), Pipe())
        process.executableURL = CommandProcess.folder.appendingPathComponent(command[0])
        process.arguments = Array(command.dropFirst())
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
        process.standardError = error
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(#"{"id":"a","body":""}"#.utf8))
        try input.fileHandleForWriting.close()
        let told = try String(decoding: error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(told.hasSuffix("error: cannot write to standard output: No space left on device\n"), "\(told)")
    }
}
