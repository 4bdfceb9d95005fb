import Catalogue
import Core
import Dashboard
import Foundation
import TestSupport
import Testing
import Wire

/// The project's own catalogue, loaded once.
let directory: Directory = {
    do {
        let path = try #require(Catalogue.defaultDirectory)
        let catalogue = try Catalogue.load(directory: path)
        return Directory(catalogue, atlas: try Atlas.load(directory: path, indicators: catalogue.indicators))
    } catch {
        preconditionFailure("the catalogue cannot be loaded: \(error)")
    }
}()

/// A message of one of the topics.
struct Sent: Sendable {
    let feed: Feed
    let key: String
    let value: [UInt8]?

    init(_ feed: Feed, _ key: String, _ value: [UInt8]?) {
        self.feed = feed
        self.key = key
        self.value = value
    }
}

/// A figure as tests write it: "98.72 percent", "1200 count ge".
func stated(_ text: String) -> StatedValue {
    let parts = text.split(separator: " ").map(String.init)
    let unit = parts.count > 1 ? Unit(rawValue: parts[1]) : nil
    return StatedValue(
        value: number(parts[0]), unit: unit ?? .count, outOf: nil,
        comparator: parts.count > 2 ? Comparator(rawValue: parts[2]) ?? .eq : .eq)
}

private func section(_ text: String, sentence: String) -> Section {
    let value = stated(text)
    let citation = Citation(
        articleId: "a-1", url: "https://baothanhhoa.vn/1", title: "Tin", source: "baothanhhoa.vn",
        publishedAt: Timestamp("2023-01-10"), confidence: 1,
        evidence: Evidence(field: .body, start: 0, end: 1, sentence: sentence, sentenceStart: 0), place: 0)
    return Section(
        headline: value, asOf: Timestamp("2023-01-10"), observations: 2, articles: 1, sources: 1, low: value.value,
        high: value.value, alternatives: [], alternativesOmitted: 0, evidence: [citation])
}

/// A roll-up's message: its key, and its sections as figures.
func rollup(
    _ key: String, actual: String? = nil, target: String? = nil, change: String? = nil, sentence: String = "Câu."
) throws -> Sent {
    let parsed = try #require(RollupKey(text: key))
    let texts: [(SectionKind, String?)] = [(.actual, actual), (.target, target), (.change, change)]
    let sections = texts.reduce(into: BySection<Section>()) { sections, entry in
        sections[entry.0] = entry.1.map { section($0, sentence: sentence) }
    }
    let rollup = Rollup(key: parsed, provinceName: "Tỉnh", indicatorName: "Chỉ số", sections: sections)
    return Sent(.rollups, key, RollupMessage.encode(rollup))
}

/// A reading's message.
func reading(
    _ id: String, title: String = "Tin chuyển đổi số", date: String? = "2023-10-10", province: String? = "38",
    genre: Genre = .review, relevant: Bool = true, observed: [String] = []
) -> Sent {
    let observations = observed.map { code in
        Observation(
            indicator: Fixture.teams, value: 7, unit: .count, province: ProvinceCode(code), period: Period(year: 2023),
            confidence: 1, evidence: Evidence(field: .body, start: 0, end: 1, sentence: "7 tổ", sentenceStart: 0))
    }
    let reading = Reading(
        articleId: ExactText(id), rules: "1", title: title, source: "baothanhhoa.vn",
        publishedAt: date.flatMap { Timestamp($0) }, relevant: relevant,
        province: province.flatMap { ProvinceCode($0) },
        genre: relevant ? genre : nil, aspects: [.result: 2, .task: 1], observations: observations)
    return Sent(.readings, id, ReadingMessage.encode(reading))
}

/// A state after messages.
func state(_ messages: [Sent]) -> DashboardState {
    var state = DashboardState(directory: directory)
    for message in messages { _ = state.apply(message) }
    return state
}

extension DashboardState {
    /// Takes a message in.
    mutating func apply(_ message: Sent) -> Outcome {
        apply(message.feed, key: Array(message.key.utf8), value: message.value)
    }

    /// The answers to one question of each kind, as text.
    mutating func everyAnswer() throws -> [String] {
        let year = ["indicator": Fixture.teams.rawValue, "period": "2023"]
        var answers: [Answer] = []
        for units in ["63", "34"] {
            answers += [
                try periods(query(["units": units])),
                try country(query(year.merging(["units": units]) { $1 })),
                try country(query(year.merging(["units": units, "format": "csv"]) { $1 })),
                try provinces(query(["units": units])),
                try indicatorPage(Fixture.teams.rawValue, query(["units": units])),
            ]
        }
        for province in ["38", "34:08", "02"] {
            answers += [
                try provincePage(province, query()), try provincePage(province, query(["format": "csv"])),
                try provinceArticles(province, query()), try timeline(province),
            ]
        }
        answers.append(try comparison(query(["provinces": "38,02,34:08", "period": "2023"])))
        answers.append(try search(query(["q": "chuyen doi so"])))
        answers.append(status(Pulse()))
        return answers.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}

/// Parameters by name.
func query(_ values: [String: String] = [:]) -> QueryParameters {
    QueryParameters(values.map { (name: $0.key, value: $0.value) })
}

/// An answer's JSON.
func json(_ answer: Answer) throws -> JSONValue { try JSONDocument(answer.bytes).root }

/// An answer's table: its lines without the byte order mark.
func lines(_ answer: Answer) -> [String] {
    String(decoding: answer.bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n").dropLast()
}

extension JSONValue {
    /// The entry of an array whose member has a text.
    func entry(_ name: String, _ text: String) throws -> JSONValue {
        try #require(elements?.first { $0[name]?.string == text })
    }
}
