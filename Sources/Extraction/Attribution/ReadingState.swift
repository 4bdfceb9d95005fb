import Core

/// What a reader of an article keeps in mind from sentence to sentence. A class, as it is handed on with every figure: a
/// structure of its size is copied each time that it is lent.
final class ReadingState {
    /// The paragraph that the rest is of.
    var paragraph = -1
    /// Groups of terms in the paragraph, and in the title.
    let paragraphGroups: ParagraphGroups
    @exclusivity(unchecked) var titleGroups: GroupSet
    /// The ranking named last in the paragraph, and the one that the article is about.
    var paragraphFamily: Int?
    var articleFamily: Int?
    /// The figures of the last sentence that had any.
    var lastFigures: [ReadFigure] { history.last ?? [] }
    /// Those of the sentences that had any, the last one too; at most eight.
    @exclusivity(unchecked) private(set) var history: [[ReadFigure]] = []
    /// Whether those stand in the paragraph being read.
    var lastFiguresAreNear = false
    /// The period that figures without one of their own go on with in the paragraph.
    var period: MonthSpan?
    /// The one that went on in the paragraph before.
    var earlierPeriod: MonthSpan?
    /// The period of the last aim in the paragraph.
    var targetPeriod: MonthSpan?
    /// The period of the plan that the article tells of: aims without a period of their own are set for it.
    var planPeriod: MonthSpan?
    /// Whether all figures of the last sentence that had any were aims.
    var lastWereAims = false
    /// Whether the paragraph goes on with the aims of the one before.
    var planGoesOn = false
    /// The year that the ranking named last assesses.
    var familyPeriod: MonthSpan?
    /// The place that the last sentence of the paragraph was about.
    var area: AreaState?
    /// Named last in the article.
    var lastProvince: Int?
    var lastDistrict: AreaState?
    var lastCommune: AreaState?
    var lastOrganization: AreaState?
    /// The district that a title is about, where the whole article is.
    var articleArea: AreaState?

    private let noGroups: GroupSet

    /// What is known before the first sentence; `groups` is how many groups of phrases there are.
    init(groups: Int) {
        noGroups = GroupSet(groups: groups)
        paragraphGroups = ParagraphGroups(noGroups)
        titleGroups = noGroups
    }

    /// How a paragraph begins.
    struct Opening {
        /// With words that go on with the one before: "Về kinh tế số".
        var goesOn = false
        /// With the mark of an item of a list.
        var isItem = false
    }

    /// What the items of a list go on with: what holds at the end of the sentence that announces it.
    struct Intro {
        var period: MonthSpan?
        var targetPeriod: MonthSpan?
        var area: AreaState?
        var isAim: Bool
        var groups: GroupSet
        var family: Int?
    }

    /// The announcement of the list being read: its last word was a colon.
    var intro: Intro?

    /// Begins a paragraph, another than the one before, at a token. One that goes on with the plan of the one before keeps its aims and their period; the items
    /// of a list go on with the sentence that announces it.
    func enter(_ paragraph: Int, at start: Int, _ opening: Opening) {
        let isPlan = opening.goesOn && lastWereAims && lastFiguresAreNear
        let aim = targetPeriod
        begin(paragraph, at: start)
        if isPlan {
            targetPeriod = aim
            planGoesOn = true
        }
        if !opening.isItem { return intro = nil }
        guard let intro else { return }
        period = intro.period
        targetPeriod = intro.targetPeriod
        area = intro.area
        paragraphGroups.begin(at: start, with: intro.groups)
        paragraphFamily = intro.family
        planGoesOn = intro.isAim
    }

    /// Keeps the figures of a sentence in mind.
    func note(_ figures: [ReadFigure]) {
        lastFiguresAreNear = true
        if history.isEmpty { history.reserveCapacity(8) }
        if history.count == 8 { history.removeFirst() }
        history.append(figures)
    }

    /// Forgets the figures of all sentences: what comes next is another text.
    func forgetFigures() { history = [] }

    /// Notes that a list may begin after a sentence that ends with a colon; `groups` are those of the paragraph.
    func announce(isAim: Bool, groups: GroupSet) {
        intro = Intro(
            period: period, targetPeriod: targetPeriod, area: area, isAim: isAim, groups: groups,
            family: paragraphFamily)
    }

    private func begin(_ paragraph: Int, at start: Int) {
        planGoesOn = false
        self.paragraph = paragraph
        paragraphGroups.begin(at: start, with: noGroups)
        paragraphFamily = nil
        lastFiguresAreNear = false
        earlierPeriod = period ?? earlierPeriod
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
    /// Whether it is a body of the centre, which belongs to no province.
    var isCentral = false
}
