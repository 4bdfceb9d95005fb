import Foundation

/// The package's own sources, as text.
struct SourceFile: Sendable, CustomStringConvertible {
    let module: String
    let path: String
    let lines: [String]

    var description: String { path }

    /// The modules that the file imports.
    var imports: [String] {
        lines.filter { $0.contains("import ") }.compactMap { line in
            line.firstMatch(
                of:
                    /^(?:@\w+ +)*(?:(?:public|package|internal|private|fileprivate) +)?import +(?:struct +|class +|func +|enum +)?(\w+)/
            )
            .map { String($0.1) }
        }
    }

    /// The lines without comments.
    var code: [(number: Int, text: String)] {
        lines.enumerated().map { ($0 + 1, $1) }.filter { !$0.1.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
    }

    /// All Swift files of a folder of the package: "Sources" or "Tests".
    static func all(in folder: String = "Sources") throws -> [SourceFile] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(folder)
        return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }.sorted()
            .map { name in
                let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
                return SourceFile(
                    module: String(name.split(separator: "/")[0]), path: "\(folder)/\(name)",
                    lines: text.components(separatedBy: "\n"))
            }
    }
}
