import Core

/// What a reader of an article keeps in mind from sentence to sentence.
struct ReadingState {
    /// The paragraph that the rest is of.
    var paragraph = -1
    /// Groups of terms seen in the paragraph, and in the title.
    var paragraphGroups: Set<Int> = []
    var titleGroups: Set<Int> = []
    /// The ranking named last in the paragraph, and the one that the article is about.
    var paragraphFamily: Int?
    var articleFamily: Int?
    /// The figures of the last sentence that had any.
    var lastFigures: [ReadFigure] = []
    /// Those of the sentences before, the last first; at most eight.
    var history: [[ReadFigure]] = []
    /// Whether those stand in the paragraph being read.
    var lastFiguresAreNear = false
    /// The period that figures without one of their own go on with in the paragraph.
    var period: MonthSpan?
    /// The period of the last aim in the paragraph.
    var targetPeriod: MonthSpan?
    /// Whether all figures of the last sentence that had any were aims.
    var lastWereAims = false
    /// Whether the paragraph goes on with the aims of the one before.
    var planGoesOn = false
    /// The year that the ranking named last assesses.
    var familyPeriod: MonthSpan?
    /// The place that the last sentence of the paragraph was about.
    var area: AreaState?
    /// Named last in the article.
    var lastDistrict: AreaState?
    var lastCommune: AreaState?
    var lastOrganization: AreaState?
    /// The district that a title is about, where the whole article is.
    var articleArea: AreaState?

    /// Begins a paragraph. One that goes on with the plan of the one before keeps its aims and their period.
    mutating func enter(_ paragraph: Int, goesOn: Bool) {
        guard paragraph != self.paragraph else { return }
        let isPlan = goesOn && lastWereAims && lastFiguresAreNear
        let aim = targetPeriod
        defer {
            if isPlan {
                targetPeriod = aim
                planGoesOn = true
            }
        }
        planGoesOn = false
        self.paragraph = paragraph
        paragraphGroups = []
        paragraphFamily = nil
        lastFiguresAreNear = false
        period = nil
        targetPeriod = nil
        area = nil
    }
}

/// A place that figures are about.
struct AreaState: Hashable {
    var scope: Scope
    /// The name, type word first; nil for the province and the country.
    var name: String?
    /// The province's place in the catalogue; nil for the article's own and for the country.
    var province: Int?
}
