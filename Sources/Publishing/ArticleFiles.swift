public import Core
internal import Foundation
internal import Pipeline
public import Wire

/// An article that may be published.
public struct PublishableArticle: Sendable {
    /// Its id, which is the message's key.
    public let id: ExactText
    /// The message's value.
    public let value: [UInt8]
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

    /// Fields from their parts.
    public init(
        id: ExactText? = nil, publishedAt: Timestamp? = nil, source: ExactText? = nil, province: ProvinceCode? = nil
    ) {
        self.id = id
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

    /// What was found at a place, "file:line" or "file".
    public typealias Finding = (_ place: String, _ article: Result<PublishableArticle, Rejection>) throws -> Void

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

    /// Reads a file's articles.
    ///
    /// - Throws: where the file cannot be read, or what `found` throws.
    public func read(_ file: String, found: Finding) throws {
        let url = URL(fileURLWithPath: file)
        switch url.pathExtension.lowercased() {
        case "jsonl", "ndjson":
            try readLines(of: InputBytes(path: file), named: file, found: found)
        case "json":
            try readJSON(withoutMark(Array(Data(contentsOf: url))), file, found)
        default:
            try found(file, text(withoutMark(Array(Data(contentsOf: url))), url))
        }
    }

    /// Reads JSON Lines from standard input.
    public func readStandardInput(found: Finding) throws {
        try readLines(of: .standardInput, named: "standard input", found: found)
    }

    private func readLines(of input: InputBytes, named name: String, found: Finding) throws {
        var splitter = LineSplitter()
        func take(_ line: LineSplitter.Line) throws {
            let bytes = line.number == 1 ? withoutMark(line.bytes) : line.bytes
            guard !bytes.isEmpty else { return }
            try found("\(name):\(line.number)", article(bytes))
        }
        while case let chunk = try input.next(), !chunk.isEmpty {
            splitter.append(chunk)
            while let line = splitter.next() { try take(line) }
        }
        if let line = splitter.last() { try take(line) }
    }

    /// An object, or an array of objects; each keeps its own bytes.
    private func readJSON(_ bytes: [UInt8], _ file: String, _ found: Finding) throws {
        let document: JSONDocument
        do throws(Rejection) {
            guard !bytes.isEmpty else { throw Rejection(.empty, "the file is empty") }
            document = try JSONDocument(bytes)
        } catch {
            return try found(file, .failure(error))
        }
        for value in document.root.elements ?? [document.root] {
            let line = 1 + bytes[..<value.range.lowerBound].count { $0 == 0x0A }
            try found("\(file):\(line)", article(Array(bytes[value.range])))
        }
    }

    private func article(_ bytes: [UInt8]) -> Result<PublishableArticle, Rejection> {
        Result { () throws(Rejection) in
            PublishableArticle(id: try ArticleMessage.decode(bytes, limits: limits).id, value: bytes)
        }
    }

    private func text(_ bytes: [UInt8], _ url: URL) -> Result<PublishableArticle, Rejection> {
        Result { () throws(Rejection) in
            guard !bytes.isEmpty else { throw Rejection(.empty, "the file is empty") }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Rejection(.notUTF8, "the file is not UTF-8")
            }
            let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let article = Article(
                id: fields.id ?? ExactText(url.deletingPathExtension().lastPathComponent),
                title: parts[0].trimmingCharacters(in: .whitespacesAndNewlines),
                body: parts.count > 1 ? String(parts[1]) : "", source: fields.source, publishedAt: fields.publishedAt,
                province: fields.province)
            let value = ArticleMessage.encode(article)
            return PublishableArticle(id: try ArticleMessage.decode(value, limits: limits).id, value: value)
        }
    }

    /// Without the byte order mark that some editors begin files with.
    private func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
}
