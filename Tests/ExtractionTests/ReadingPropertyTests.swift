import Core
import Extraction
import Foundation
import Testing

@Suite("Readings")
struct ReadingPropertyTests {
    private func article(_ entry: CorpusCase, body: String? = nil) -> Article {
        Article(
            id: ExactText(entry.id), title: entry.title, body: body ?? entry.body, source: ExactText(entry.source),
            publishedAt: Timestamp(entry.publishedAt))
    }

    private func slice(_ text: String, _ start: Int, _ end: Int) -> String {
        let scalars = Array(text.unicodeScalars)
        guard start >= 0, start < end, end <= scalars.count else { return "" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }

    @Test("cite the figure and its sentence as they were published", arguments: CorpusFile.articles())
    func evidence(_ entry: CorpusCase) throws {
        for body in [entry.body, decomposed(entry.body)] {
            let reading = try TestReader.read(article(entry, body: body))
            for observation in reading.observations where observation.evidence.field == .body {
                let evidence = observation.evidence
                let length = evidence.sentence.unicodeScalars.count
                #expect(length <= 600 && evidence.sentenceStart <= evidence.start)
                #expect(evidence.end <= evidence.sentenceStart + length)
                let sentence = slice(body, evidence.sentenceStart, evidence.sentenceStart + length)
                #expect(sentence.utf8.elementsEqual(evidence.sentence.utf8))
                let figure = slice(body, evidence.start, evidence.end)
                #expect(
                    figure.unicodeScalars.contains { $0.properties.numericType != nil } || observation.unit == .rank,
                    "\(figure)")
            }
        }
    }

    @Test("give each field only where it has a meaning", arguments: CorpusFile.articles() + CorpusFile.sentences())
    func fields(_ entry: CorpusCase) throws {
        for observation in try TestReader.read(article(entry)).observations {
            let scope = observation.scope
            #expect(observation.tier == nil || scope == .province, "\(observation)")
            #expect(observation.area == nil || scope != .province && scope != .national, "\(observation)")
            #expect(observation.province == nil || scope != .national, "\(observation)")
            #expect((observation.outOf != nil) == (observation.unit == .score), "\(observation)")
            #expect(observation.fraction == nil || observation.unit == .percent, "\(observation)")
        }
    }

    /// Canonical decomposition of the Vietnamese letters, by way of Swift's own canonical equivalence.
    private func decomposed(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { view.append(contentsOf: Decomposition.scalars(scalar)) }
        return String(view)
    }

    @Test("are the same for composed and decomposed letters, odd spaces and Ð", arguments: CorpusFile.articles())
    func encodings(_ entry: CorpusCase) throws {
        let plain = try TestReader.read(article(entry))
        let spaced = entry.body.replacing(" ", with: "\u{A0} ").replacing("Đ", with: "\u{D0}")
        for body in [decomposed(entry.body), spaced] {
            let other = try TestReader.read(article(entry, body: body))
            #expect(facts(other) == facts(plain))
            #expect(other.province == plain.province && other.genre == plain.genre && other.indices == plain.indices)
        }
    }

    private func facts(_ reading: Reading) -> [[String: String]] {
        reading.observations.map {
            var fields = ExpectedFigure($0).fields
            fields["area"] = fields["area"] == "-" ? "-" : "named"
            return fields
        }
    }

    @Test("never fail on cut, shuffled or random text, and are the same again")
    func fuzz() throws {
        var random = SplitMix(seed: 20_221_026)
        let sources = CorpusFile.articles().map(\.body) + CorpusFile.sentences().map(\.body)
        for round in 0..<120 {
            let source = Array(sources[Int(random.next() % UInt64(sources.count))].unicodeScalars)
            var view = String.UnicodeScalarView()
            for _ in 0..<(2 + random.next() % 5) {
                let start = Int(random.next() % UInt64(source.count))
                let end = min(source.count, start + Int(random.next() % 120))
                view.append(contentsOf: source[start..<end])
                if random.next() % 3 == 0, let noise = Unicode.Scalar(UInt32(random.next() % 0x3000)) {
                    view.append(noise)
                }
            }
            let body = String(view) + (round % 2 == 0 ? CorpusFile.relevantTail : "")
            let reading = try TestReader.read(Article(id: "f", title: body, body: body))
            #expect(try TestReader.read(Article(id: "f", title: body, body: body)) == reading)
            if !reading.indices.isEmpty { #expect(reading.indices.values.reduce(.zero, +) == 1) }
        }
    }

    @Test(
        "of bytes that are no text are empty and do not fail",
        arguments: [
            "", " ", "\n\n\n", "%", "1/", "1/0", "//", "((((", "thứ", "tỷ tỷ tỷ", "\u{301}\u{301}",
            "99999999999999999999999999%",
        ])
    func emptyText(_ text: String) throws {
        let reading = try TestReader.read(Article(id: "e", title: text, body: text))
        #expect(!reading.relevant && reading.observations.isEmpty && reading.genre == nil)
        #expect(try TestReader.read(sentence: text).observations.isEmpty)
    }

    @Test("carry at most 500 observations and count the rest")
    func limit() throws {
        let one = (1...620).map { "Toàn tỉnh có \($0 + 1000) bộ dữ liệu mở." }.joined(separator: " ")
        let reading = try TestReader.read(sentence: one)
        #expect(reading.observations.count == 500)
        #expect(reading.observationsOmitted == 120)
    }
}

/// Decomposes the letters of the Vietnamese alphabet.
enum Decomposition {
    private static let marks: [(Character, [UInt32])] = [
        ("a", [0x61]), ("ă", [0x61, 0x306]), ("â", [0x61, 0x302]), ("e", [0x65]), ("ê", [0x65, 0x302]), ("i", [0x69]),
        ("o", [0x6F]), ("ô", [0x6F, 0x302]), ("ơ", [0x6F, 0x31B]), ("u", [0x75]), ("ư", [0x75, 0x31B]), ("y", [0x79]),
    ]
    private static let tones: [UInt32] = [0x301, 0x300, 0x309, 0x303, 0x323]

    private static let table: [Unicode.Scalar: [Unicode.Scalar]] = {
        var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for (_, letters) in marks {
            for upper in [false, true] {
                let base = [upper ? letters[0] - 32 : letters[0]] + letters.dropFirst()
                for tone in [nil] + tones.map(Optional.init) {
                    let scalars = (base + (tone.map { [$0] } ?? [])).compactMap { Unicode.Scalar($0) }
                    var view = String.UnicodeScalarView()
                    view.append(contentsOf: scalars)
                    let composed = String(view).precomposedStringWithCanonicalMapping.unicodeScalars
                    if composed.count == 1, let first = composed.first, scalars.count > 1 { table[first] = scalars }
                }
            }
        }
        return table
    }()

    static func scalars(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] { table[scalar] ?? [scalar] }
}

/// A small seeded generator (SplitMix64), so that every run draws the same texts.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
