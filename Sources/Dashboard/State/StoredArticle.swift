internal import Core
internal import VietnameseText

/// A reading in force: its message, and what lists and searches need of it.
final class StoredArticle: Sendable {
    let id: ExactText
    let title: String?
    let url: String?
    let source: ExactText?
    let publishedAt: Timestamp?
    let relevant: Bool
    let province: ProvinceCode?
    let units: UnitList
    let genre: Genre?
    let observations: Int
    let aspects: [Aspect: Int]
    /// The province that it is about, as roll-ups file it.
    let subject: ProvinceID?
    /// The provinces that it is about or has an observation of; none where it is not relevant.
    let provinces: Set<ProvinceID>
    let bytes: [UInt8]

    init(_ reading: Reading, bytes: [UInt8], reference: ReferenceData) {
        id = reading.articleId
        title = reading.title
        url = reading.url
        source = reading.source
        publishedAt = reading.publishedAt
        relevant = reading.relevant
        province = reading.province
        units = reading.units
        genre = reading.genre
        observations = reading.observations.count + reading.observationsOmitted
        aspects = Dictionary(uniqueKeysWithValues: reading.aspects.map { ($0.key, $0.value) })
        subject = reading.provinceID.flatMap { reference.province($0)?.id }
        let named = reading.observations.compactMap(\.provinceID) + (reading.provinceID.map { [$0] } ?? [])
        provinces = reading.relevant ? Set(named.compactMap { reference.province($0)?.id }) : []
        self.bytes = bytes
    }

    /// The words that it is found by: those of its title, source and id.
    var words: Set<String> {
        Set(SearchWords.words(of: [title ?? "", source?.string ?? "", id.string].joined(separator: " ")))
    }

    /// The month of its publication in Vietnam ("2023-10"), or nil.
    var month: Month? { publishedAt.map { Month($0) } }

    /// The newest first, those without a date last, then by id.
    func stands(before other: StoredArticle) -> Bool {
        if publishedAt != other.publishedAt {
            guard let publishedAt else { return false }
            guard let date = other.publishedAt else { return true }
            return publishedAt > date
        }
        return id < other.id
    }
}

/// A calendar month in Vietnam.
struct Month: Sendable, Hashable, Comparable {
    /// Months since January of the year 0.
    let number: Int

    init(_ time: Timestamp) {
        let date = time.vietnameseDate
        number = date.year * 12 + date.month - 1
    }

    /// The month as periods are written: "2023-10".
    var text: String {
        let year = String(number / 12)
        let month = String(number % 12 + 1)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-" + (month.count < 2 ? "0" : "") + month
    }

    static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}
