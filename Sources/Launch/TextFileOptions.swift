public import ArgumentParser
public import Core
public import Publishing
public import Service
public import Wire

/// What plain text files cannot say of their article, as options.
public struct TextFileOptions: ParsableArguments {
    /// The id.
    @Option(help: "The id of a plain text file's article, where there is one file only") public var id: String?
    /// The title.
    @Option(help: "The title of plain text files, which then are all body; default: their first line")
    public var title: String?
    /// The day or time of publication.
    @Option(help: "When plain text files were published: RFC 3339, or a date") public var publishedAt: String?
    /// The paper, portal or domain.
    @Option(help: "The paper, portal or domain of plain text files") public var source: String?
    /// The province's code.
    @Option(help: "The province that plain text files are about: a code of the 63") public var province: String?

    /// For ArgumentParser.
    public init() {}

    /// What the options say of the files at some paths.
    ///
    /// - Throws: `CommandFailure` with status 2 for an option that is wrong.
    public func fields(of paths: [String], _ limits: ArticleLimits) throws -> TextFileFields {
        var fields = TextFileFields(source: source.map(ExactText.init), title: title)
        if let id {
            guard paths.count == 1, paths[0] != "-" else {
                throw CommandFailure(.usage, "--id names one article, so it goes with one plain text file")
            }
            fields.id = ExactText(id)
        }
        if let publishedAt {
            guard let time = Timestamp(publishedAt) else {
                throw CommandFailure(.usage, "--published-at \(publishedAt): not RFC 3339 and not a date")
            }
            fields.publishedAt = time
        }
        fields.province = try Self.province(province, limits)
        return fields
    }

    /// The province that an option names; nil where it is not given.
    ///
    /// - Throws: `CommandFailure` with status 2 for what is no code of the 63.
    public static func province(_ text: String?, _ limits: ArticleLimits) throws(CommandFailure) -> ProvinceCode? {
        guard let text else { return nil }
        guard let code = ProvinceCode(text), limits.provinces.contains(code) else {
            throw CommandFailure(.usage, "--province \(text): not a code of the 63 provinces")
        }
        return code
    }
}
