import Catalogue
import Core
import VietnameseText

/// What is known of a whole article before its sentences are read.
struct ArticleFacts {
    /// The province that it is about, by its place in the catalogue.
    let province: Int?
    /// When it was published, and the year that it reports on.
    let time: ReportTime
    /// Full names of bodies that it abbreviates: "HTX" for "Hợp tác xã".
    let abbreviations: [String: String]
    /// The district that its title is about.
    let area: AreaState?

    init(_ fields: [FieldContext], province: Int?, publishedAt: Timestamp?) {
        self.province = province
        let date = publishedAt?.vietnameseDate
        time = ReportTime(
            published: date.map { $0.year * 12 + $0.month - 1 },
            year: ReportYear.find(fields, publishedAt: publishedAt))
        var abbreviations: [String: String] = [:]
        for found in fields.lazy.map(Self.abbreviations) where !found.isEmpty {
            abbreviations.merge(found) { first, _ in first }
        }
        self.abbreviations = abbreviations
        area = Self.titleArea(fields, province: province)
    }

    /// Whether a district's name is sure to be one: said with its type word, or by a title that it opens.
    private static func isSure(_ name: String, _ fields: [FieldContext]) -> Bool {
        fields.contains { field in
            field.places.contains { mention in
                guard case .district(name, _) = mention.kind else { return false }
                return mention.hasType || opensTitle(mention, field)
            }
        }
    }

    /// "Yên Định: Chuyển đổi số bắt đầu ..."
    private static func opensTitle(_ mention: PlaceMention, _ field: FieldContext) -> Bool {
        field.document.field == .title && mention.tokens.lowerBound == 0
            && field.kind(mention.tokens.upperBound) == .colon
    }

    private static func titleArea(_ fields: [FieldContext], province: Int?) -> AreaState? {
        guard let title = fields.first(where: { $0.document.field == .title }) else { return nil }
        for mention in title.places {
            switch mention.kind {
            case .province: return nil
            case .district(let name, let provinces):
                guard let province, provinces.contains(province), isSure(name, fields) else { continue }
                return AreaState(scope: .district, name: name, province: nil)
            default: continue
            }
        }
        return nil
    }

    /// "Hợp tác xã (HTX)"
    private static func abbreviations(_ field: FieldContext) -> [String: String] {
        var found: [String: String] = [:]
        let tokens = field.tokens
        var next = 0
        while let place = field.annotations.next(.bracket, from: next) {
            next = place + 1
            guard place + 2 < tokens.count, tokens[place + 1].isAllCapital, tokens[place + 2].kind == .close else {
                continue
            }
            let letters = tokens[place + 1].end - tokens[place + 1].start
            guard letters >= 2, place >= letters, tokens[(place - letters)..<place].allSatisfy({ $0.kind == .word })
            else { continue }
            guard mayAbbreviate(tokens[place + 1], tokens[(place - letters)..<place]) else { continue }
            let short = field.document.text(tokens[place + 1].start, tokens[place + 1].end)
            let full = Spelling.singleSpaced(field.document.text(tokens[place - letters].start, tokens[place - 1].end))
            guard sameInitials(short, full) else { continue }
            found[short] = full.prefix(1).uppercased() + full.dropFirst()
        }
        return found
    }

    /// Whether the letters of an abbreviation may be the first ones of some words, as far as their codes tell.
    private static func mayAbbreviate(_ short: Token, _ words: ArraySlice<Token>) -> Bool {
        words.enumerated().allSatisfy { place, word in
            guard let letter = short.letter(at: place), let first = word.letter(at: 0) else { return true }
            return letter == first || place == words.count - 1
        }
    }

    private static func sameInitials(_ short: String, _ full: String) -> Bool {
        let initials = full.split(separator: " ").compactMap { $0.first.map { String($0).uppercased() } }
        return initials.joined() == short.uppercased()
    }
}
