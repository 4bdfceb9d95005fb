/// What is wrong with the data, each with the file and the line where it stands.
public struct CatalogueError: Error, Sendable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// The file, relative to the data directory.
        public let file: String
        /// The line, from 1; 0 where the whole file is meant.
        public let line: Int
        /// What is wrong.
        public let message: String

        public var description: String { "\(file):\(line): \(message)" }
    }

    /// Everything that was found, file by file.
    public let problems: [Problem]

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Collects what is wrong while the files are read, so that one run reports all of it.
final class ProblemList {
    private(set) var problems: [CatalogueError.Problem] = []

    func add(_ file: String, _ line: Int, _ message: String) {
        problems.append(CatalogueError.Problem(file: file, line: line, message: message))
    }

    /// Throws everything that was added, or nothing.
    func check() throws {
        guard problems.isEmpty else { throw CatalogueError(problems: problems) }
    }
}
