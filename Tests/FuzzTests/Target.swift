import Catalogue
import Core
import Extraction
import Foundation
import Kafka
import Publishing
import Service
import TestSupport
import Wire

/// What takes bytes from outside.
enum Target: String, CaseIterable, Sendable {
    case json, article, reading, partial, rollup, national, keys, articleFile, settingsFile, kafkaProperty, deadLetter
    case anyTextRead

    /// Examples to begin with.
    var corpus: [[UInt8]] {
        switch self {
        case .partial, .keys: Examples.keys + Examples.json
        case .settingsFile: Examples.settings
        case .kafkaProperty: ["sasl.password=x", "a=@/dev/null", "=", "", "linger.ms=1=2"].map { Array($0.utf8) }
        case .anyTextRead: Examples.texts + Examples.json
        default: Examples.json
        }
    }

    /// Gives the target an input. It must come back with a value or a reason.
    ///
    /// - Returns: what is wrong with how it took it; nil where nothing is.
    func take(_ bytes: [UInt8]) throws -> String? {
        switch self {
        case .json: Self.check { () throws(Rejection) in try JSONDocument(bytes).root.elements?.count ?? 0 }
        case .article:
            Self.check(bytes, ArticleMessage.encode) { bytes throws(Rejection) in
                try ArticleMessage.decode(bytes, limits: Examples.limits)
            }
        case .reading: Self.check(bytes, ReadingMessage.encode, ReadingMessage.decode)
        case .rollup: Self.check(bytes, RollupMessage.encode, RollupMessage.decode)
        case .national: Self.check(bytes, NationalMessage.encode, NationalMessage.decode)
        case .partial:
            Self.check { () throws(Rejection) in
                try PartialMessage.decode(key: Examples.keys[bytes.count % Examples.keys.count], value: bytes)
            }
        case .keys: Self.keys(bytes)
        case .articleFile: try Self.file(bytes)
        case .settingsFile: try Self.settings(bytes)
        case .kafkaProperty: try Self.property(bytes)
        case .deadLetter: Self.letter(bytes)
        case .anyTextRead: try Self.read(bytes)
        }
    }

    /// A reason is one short line.
    private static func fault(_ rejection: Rejection) -> String? {
        let scalars = rejection.message.unicodeScalars
        if scalars.isEmpty || scalars.count > 1_000 { return "a reason of \(scalars.count) code points" }
        return scalars.contains { $0.value < 32 } ? "a reason with control characters" : nil
    }

    private static func check<Value>(_ decode: () throws(Rejection) -> Value) -> String? {
        do throws(Rejection) {
            _ = try decode()
            return nil
        } catch {
            return fault(error)
        }
    }

    /// What was read is written in a form that is read as the same.
    private static func check<Value>(
        _ bytes: [UInt8], _ encode: (Value) -> [UInt8], _ decode: ([UInt8]) throws(Rejection) -> Value
    ) -> String? {
        do throws(Rejection) {
            let written = encode(try decode(bytes))
            let again = Result { () throws(Rejection) in encode(try decode(written)) }
            guard case .success(written) = again else { return "what was written is not read as the same" }
            return nil
        } catch {
            return fault(error)
        }
    }

    private static func keys(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        if let key = PartialKey(bytes), PartialKey(key.bytes)?.bytes != key.bytes { return "a partial's key changes" }
        if let time = Timestamp(text), Timestamp(time.description) != time { return "a time changes" }
        if let period = Period(text), Period(period.description) != period { return "a period changes" }
        if let number = FixedDecimal(text), FixedDecimal(number.description) != number { return "a number changes" }
        _ = (RollupKey(text: text), NationalKey(text: text), ProvinceID(key: text), HostAndPort(text))
        _ = DeadLetterFilter.Place(text, prefix: "cds")
        return DeadLetter.Origin(text).flatMap { DeadLetter.Origin($0.description) == $0 ? nil : "an origin changes" }
    }

    /// The producer's files, by each of their endings.
    private static func file(_ bytes: [UInt8]) throws -> String? {
        let files = ArticleFiles(limits: Examples.limits)
        for ending in ["jsonl", "json", "txt"] {
            let url = Examples.folder.appendingPathComponent("fuzz.\(ending)")
            try Data(bytes).write(to: url)
            var problem: String?
            try files.read(url.path) { _, outcome in
                if case .failure(let rejection) = outcome { problem = problem ?? fault(rejection) }
            }
            if let problem { return "\(ending): \(problem)" }
        }
        return nil
    }

    private static func settings(_ bytes: [UInt8]) throws -> String? {
        let url = Examples.folder.appendingPathComponent("fuzz.yaml")
        try Data(bytes).write(to: url)
        return told { () throws(SettingsError) in
            var settings = try Settings(config: url.path, environment: [:])
            _ = try settings.resolve(Setting.integer("cores", default: 1, range: 1...9, help: "Cores"))
            _ = try settings.resolve(Setting.address("http", help: "HTTP").optional)
            _ = try settings.resolveKafka(flags: [])
            _ = try settings.finish()
        }
    }

    private static func property(_ bytes: [UInt8]) throws -> String? {
        told { () throws(SettingsError) in
            var settings = try Settings(environment: [:])
            _ = try settings.resolveKafka(flags: [String(decoding: bytes, as: UTF8.self)])
        }
    }

    /// Wrong settings end in one line that names them.
    private static func told(_ body: () throws(SettingsError) -> Void) -> String? {
        do throws(SettingsError) {
            try body()
            return nil
        } catch {
            return error.description.contains("\n") ? "more than a line" : nil
        }
    }

    private static func letter(_ bytes: [UInt8]) -> String? {
        let parts = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Array.init)
        let names = ["ce_type", "cds-topic", "cds-partition", "cds-offset", "cds-error-class", "cds-size"]
        let headers = zip(names, [Array("vn.cds.dead-letter".utf8)] + parts).map { Header($0, $1) }
        let message = Message(
            topicPartition: TopicPartition("cds.dead-letters", 0), offset: 0, key: bytes, value: bytes, headers: headers
        )
        guard let letter = DeadLetter(message) else { return nil }
        return DeadLetter.originalHeaders(of: message).count <= headers.count && letter.origin.offset >= 0
            ? nil : "a letter of nothing"
    }

    /// Whatever text an article has, it gives a reading that can be written and read, with spans inside the text.
    private static func read(_ bytes: [UInt8]) throws -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let middle = text.unicodeScalars.index(text.startIndex, offsetBy: min(40, text.unicodeScalars.count))
        let article = Article(id: "a", title: String(text[..<middle]), body: String(text[middle...]))
        let reading = try Examples.reader.get().read(article)
        for observation in reading.observations {
            let evidence = observation.evidence
            let count = (evidence.field == .title ? article.title ?? "" : article.body).unicodeScalars.count
            guard (0...count).contains(evidence.start), (evidence.start...count).contains(evidence.end) else {
                return "a span outside the text"
            }
        }
        return check(ReadingMessage.encode(reading), ReadingMessage.encode, ReadingMessage.decode)
    }
}
