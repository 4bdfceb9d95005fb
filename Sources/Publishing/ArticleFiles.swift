public import Core
internal import Foundation
internal import Pipeline
public import Wire

/// An article that may be published.
public struct PublishableArticle: Sendable {
    /// Its id, which is the message's key.
    public var id: ExactText { heading.id }
    /// Its title; nil where it has none.
    public var title: String? { heading.title }
    /// The message's value.
    public let value: [UInt8]
    private let heading: ArticleMessage.Heading
    private let limits: ArticleLimits

    /// All that it says, read now.
    public var whole: Article {
        get throws(Rejection) { try ArticleMessage.decode(value, limits: limits) }
    }

    /// An article as its publisher wrote it down.
    ///
    /// - Throws: a rejection where it breaks the limits.
    init(value: [UInt8], limits: ArticleLimits) throws(Rejection) {
        heading = try ArticleMessage.heading(value, limits: limits)
        self.value = value
        self.limits = limits
    }

    /// An article in its canonical form.
    ///
    /// - Throws: a rejection where it breaks the limits.
    public init(_ article: Article, limits: ArticleLimits) throws(Rejection) {
        try self.init(value: ArticleMessage.encode(article), limits: limits)
    }
}

/// What the fields of a plain text file cannot say.
public struct TextFileFields: Sendable {
    /// The id; nil for the file's name without its extension.
    public var id: ExactText?
    /// When it was published; never the file's date.
    public var publishedAt: Timestamp?
    /// The paper, portal or domain.
    public var source: ExactText?
    /// The province, as a hint.
    public var province: ProvinceCode?
    /// The title; nil for the first line, which then is no part of the body.
    public var title: String?

    /// Fields from their parts.
    public init(
        id: ExactText? = nil, publishedAt: Timestamp? = nil, source: ExactText? = nil, province: ProvinceCode? = nil,
        title: String? = nil
    ) {
        self.id = id
        self.title = title
        self.publishedAt = publishedAt
        self.source = source
        self.province = province
    }
}

/// Finds articles in files and folders: JSON Lines (.jsonl, .ndjson, standard input), JSON (.json: an object or an
/// array of objects) and plain text (any other: the first line is the title).
public struct ArticleFiles: Sendable {
    private let limits: ArticleLimits
    private let fields: TextFileFields

    /// What was found at a place.
    public typealias Finding = (_ place: Place, _ article: Result<PublishableArticle, Rejection>) throws -> Void

    /// Where an article stands, for a person: "file" or "file:line".
    public struct Place: Sendable, CustomStringConvertible {
        /// The file's path, or "standard input".
        public let file: String
        /// The line that it begins on, from 1; nil where the file is the article.
        public let line: Int?

        public var description: String { line.map { "\(file):\($0)" } ?? file }
    }

    /// Files that are held to limits.
    public init(limits: ArticleLimits, fields: TextFileFields = TextFileFields()) {
        self.limits = limits
        self.fields = fields
    }

    /// The files of a path: itself, or the article files below a folder in the order of their names; hidden ones, and
    /// in folders those with other endings than .jsonl, .ndjson, .json and .txt, are passed over.
    ///
    /// - Throws: where the path cannot be read.
    public static func files(at path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: path])
        }
        guard isFolder.boolValue else { return [path] }
        let names = try FileManager.default.subpathsOfDirectory(atPath: path)
        return names.sorted { ExactText($0) < ExactText($1) }
            .filter { name in
                let parts = name.split(separator: "/")
                let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
                return !parts.contains { $0.hasPrefix(".") } && ["jsonl", "ndjson", "json", "txt"].contains(ending)
            }
            .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
            .filter { FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue }
    }

    /// Reads the articles of a path: those of a file, of the files below a folder, or of standard input for "-".
    ///
    /// - Parameter refused: is told of each place that cannot be read, with the reason; the others are read all the same.
    /// - Throws: what `found` throws, or an error of the input that is none of the file system's.
    public func read(path: String, refused: (_ place: String, _ reason: String) -> Void, found: Finding) throws {
        func attempt<Output>(_ place: String, _ body: () throws -> Output) throws -> Output? {
            do {
                return try body()
            } catch let error where error is CocoaError || error is POSIXError {
                refused(place, error.localizedDescription)
                return nil
            }
        }
        guard path != "-" else {
            _ = try attempt("standard input") { try readStandardInput(found: found) }
            return
        }
        for file in try attempt(path, { try Self.files(at: path) }) ?? [] {
            _ = try attempt(file) { try read(file, found: found) }
        }
    }

    /// Reads a file's articles.
    ///
    /// - Throws: where the file cannot be read, or what `found` throws.
    public func read(_ file: String, found: Finding) throws {
        let url = URL(fileURLWithPath: file)
        switch url.pathExtension.lowercased() {
        case "jsonl", "ndjson":
            try readLines(of: InputBytes(path: file), named: file, found: found)
        case "json":
            guard let bytes = try whole(file, limit: Self.jsonFileLimit, found) else { return }
            try readJSON(withoutMark(bytes), file, found)
        default:
            guard let bytes = try whole(file, limit: limits.maxBytes, found) else { return }
            try found(Place(file: file, line: nil), text(withoutMark(bytes), url))
        }
    }

    /// The most bytes of a .json file; JSON Lines may be as long as they like.
    private static let jsonFileLimit = 256 << 20

    /// All bytes of a file; nil, and a rejection, where there are more than the limit.
    private func whole(_ file: String, limit: Int, _ found: Finding) throws -> [UInt8]? {
        let input = try InputBytes(path: file)
        var bytes: [UInt8] = []
        while case let chunk = try input.next(), !chunk.isEmpty {
            bytes += chunk
            guard bytes.count <= limit else {
                try found(
                    Place(file: file, line: nil),
                    .failure(Rejection(.tooLarge, "the file has more than \(limit) bytes")))
                return nil
            }
        }
        return bytes
    }

    /// Reads JSON Lines from standard input.
    public func readStandardInput(found: Finding) throws {
        try readLines(of: .standardInput, named: "standard input", found: found)
    }

    private func readLines(of input: InputBytes, named name: String, found: Finding) throws {
        var splitter = LineSplitter(limit: limits.maxBytes)
        func take(_ line: LineSplitter.Line) throws {
            guard let outcome = article(line) else { return }
            try found(Place(file: name, line: line.number), outcome)
        }
        while case let chunk = try input.next(), !chunk.isEmpty {
            splitter.append(chunk)
            while let line = splitter.next() { try take(line) }
        }
        if let line = splitter.last() { try take(line) }
    }

    /// The article of a line; nil for an empty one.
    private func article(_ line: LineSplitter.Line) -> Result<PublishableArticle, Rejection>? {
        let bytes = line.number == 1 ? withoutMark(line.bytes) : line.bytes
        guard !bytes.isEmpty || line.excess != nil else { return nil }
        return Result { () throws(Rejection) in
            _ = try line.whole()
            return try article(bytes)
        }
    }

    /// An object, or an array of objects; each keeps its own bytes.
    private func readJSON(_ bytes: [UInt8], _ file: String, _ found: Finding) throws {
        let document: JSONDocument
        do throws(Rejection) {
            guard !bytes.isEmpty else { throw Rejection(.empty, "the file is empty") }
            document = try JSONDocument(bytes)
        } catch {
            return try found(Place(file: file, line: nil), .failure(error))
        }
        var line = 1
        var counted = 0
        for value in document.root.elements ?? [document.root] {
            line += bytes[counted..<value.range.lowerBound].count { $0 == 0x0A }
            counted = value.range.lowerBound
            try found(
                Place(file: file, line: line), Result { () throws(Rejection) in try article(Array(bytes[value.range])) }
            )
        }
    }

    private func article(_ bytes: [UInt8]) throws(Rejection) -> PublishableArticle {
        try PublishableArticle(value: bytes, limits: limits)
    }

    private func text(_ bytes: [UInt8], _ url: URL) -> Result<PublishableArticle, Rejection> {
        Result { () throws(Rejection) in
            guard !bytes.isEmpty else { throw Rejection(.empty, "the file is empty") }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Rejection(.notUTF8, "the file is not UTF-8")
            }
            let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let first = lines[0].trimmingCharacters(in: .whitespacesAndNewlines)
            let rest = lines.count > 1 ? String(lines[1]) : ""
            return try PublishableArticle(
                Article(
                    id: fields.id ?? ExactText(url.deletingPathExtension().lastPathComponent),
                    title: fields.title ?? first, body: fields.title == nil ? rest : text, source: fields.source,
                    publishedAt: fields.publishedAt, province: fields.province), limits: limits)
        }
    }

    /// Without the byte order mark that some editors begin files with.
    private func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
}
