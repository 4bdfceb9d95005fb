import Core

/// Whole months, counted as in ``Period``, that are still to be written as a period.
struct MonthSpan: Hashable {
    var first: Int
    var last: Int

    /// A whole year.
    init(year: Int) { self.init(year: year, months: 1...12) }

    /// Months of a year.
    init(year: Int, months: ClosedRange<Int>) {
        first = year * 12 + months.lowerBound - 1
        last = year * 12 + months.upperBound - 1
    }

    /// Months from one to another.
    init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    /// Whether it is one whole year.
    var isYear: Bool { first % 12 == 0 && last == first + 11 }

    var firstYear: Int { first / 12 }
    var lastYear: Int { last / 12 }

    /// The period in its shortest form: a year, a quarter, a half year, a month, or from month to month.
    var period: Period? { first <= last ? Period(shortest: first...last) : nil }
}

/// A period that the text names.
struct PeriodMention {
    /// How the year of the mention is known.
    enum Year: Hashable {
        /// The mention states it.
        case stated
        /// It is the year that the article reports on ("quý III", "6 tháng đầu năm").
        case report
        /// It is the year of publication ("năm nay").
        case published
        /// It is so many years before the last one stated ("năm trước").
        case before(Int)
    }

    /// The tokens.
    var tokens: Range<Int>
    /// The months; in the year 0 where the year is not stated.
    var span: MonthSpan
    /// Where the year comes from.
    var year: Year
    /// Whether it is a day, which is a period only as an end ("đến ngày 30/9/2023").
    var isDay = false
    /// Whether it is the base of a change ("so với năm 2020").
    var isBase = false
    /// Whether "đến" comes before it.
    var isUntil = false
    /// Whether "từ" comes before it.
    var isFrom = false

    /// Whether it may be the time of a figure.
    var isUsable: Bool { !isBase && (!isDay || isUntil) }
}
