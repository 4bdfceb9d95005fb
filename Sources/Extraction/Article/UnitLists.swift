import Catalogue
import Core

/// Decides whether a province is meant as one of the 63 or as one of the 34 (in force since 1 July 2025).
struct UnitLists {
    private let catalogue: Catalogue
    private let isPublishedSince: Bool

    /// July 2025, in months counted from the year 0.
    private static let firstMonth = 2025 * 12 + 6

    init(catalogue: Catalogue, publishedAt: Timestamp?) {
        self.catalogue = catalogue
        let date = publishedAt?.vietnameseDate
        isPublishedSince = date.map { $0.year * 12 + $0.month - 1 >= Self.firstMonth } ?? false
    }

    /// Whether a figure of a period (nil: the article itself) speaks of the provinces as they are since the merger.
    func isNew(_ span: MonthSpan?) -> Bool {
        guard isPublishedSince else { return false }
        guard let span else { return true }
        return span.last >= Self.firstMonth
    }

    /// The province of a list for a province of the 63.
    func province(_ place: Int, isNew: Bool) -> ProvinceID {
        let province = catalogue.provinces[place]
        let alone = ProvinceID(units: .sixtyThree, code: province.code)
        guard isNew, catalogue.reference.province(alone).map({ !catalogue.reference.isUnmerged($0) }) ?? false else {
            return alone
        }
        return ProvinceID(units: .thirtyFour, code: province.mergedInto)
    }
}
