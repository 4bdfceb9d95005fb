import Core
import VietnameseText

/// A figure repeated in the title, the lead and the body is one observation; of a rounded one and the exact one, the
/// exact one (domain/reading-articles.md, "What is an observation").
enum Deduplicator {
    /// For each draft the place of one that says the same better, or nil.
    static func repetitions(_ drafts: [Draft]) -> [Int?] {
        var sameAs = [Int?](filledWith: nil, count: drafts.count)
        var ordered = drafts.indices.map { (kind: kind($0, drafts), place: $0) }
        ordered.sort { ($0.kind, $0.place) < ($1.kind, $1.place) }
        /// The figures of a kind so far that repeat none.
        var list: [Int] = []
        list.reserveCapacity(min(window, drafts.count))
        for (index, (kind, later)) in ordered.enumerated() {
            if index == 0 || ordered[index - 1].kind != kind { list.removeAll(keepingCapacity: true) }
            for earlier in list.suffix(window) where sameAs[later] == nil {
                guard let dropped = repeated(earlier, later, drafts) else { continue }
                sameAs[dropped] = dropped == earlier ? later : earlier
                if dropped == earlier { list.removeAll { $0 == earlier } }
            }
            if sameAs[later] == nil { list.append(later) }
        }
        guard drafts.indices.contains(where: { drafts[$0].field == .title }) else { return sameAs }
        let body = drafts.indices.filter { drafts[$0].field == .body }
        let surpassing = Dictionary(body.map { (Surpassed(drafts[$0]), $0) }, uniquingKeysWith: { first, _ in first })
        for place in drafts.indices where drafts[place].field == .title && sameAs[place] == nil {
            if drafts[place].attribution.indicator != nil { sameAs[place] = surpassing[Surpassed(drafts[place])] }
            if sameAs[place] == nil {
                sameAs[place] = body.prefix(window).first { isSaid(by: $0, title: place, drafts) }
            }
        }
        return sameAs
    }

    /// A headline is terse: a figure of the body in its unit that is the same or rounds to it is the one meant, whatever
    /// the headline's words seem to say of it.
    private static func isSaid(by exact: Int, title: Int, _ drafts: [Draft]) -> Bool {
        drafts[exact].attribution.unit == drafts[title].attribution.unit
            && drafts[exact].measure == drafts[title].measure
            && (drafts[exact].attribution.value == drafts[title].attribution.value || isRounded(title, exact, drafts))
    }

    /// How many earlier figures of one kind a figure is compared with.
    private static let window = 300

    /// What figures that may repeat one another have in common: indicator, unit, measure and status, as a number.
    private static func kind(_ place: Int, _ drafts: [Draft]) -> UInt64 {
        let indicator = UInt64(drafts[place].attribution.indicator.map { $0 + 1 } ?? 0)
        let isChange: UInt64 = drafts[place].measure == .change ? 1 : 0
        let isTarget: UInt64 = drafts[place].status == .target ? 1 : 0
        return indicator << 10 | UInt64(UnitSet(drafts[place].attribution.unit).rawValue) << 2 | isChange << 1
            | isTarget
    }

    /// A headline's figure gives way to what the body states of the same indicator in the same scope.
    private struct Surpassed: Hashable {
        let indicator: Int?
        let unit: Unit
        let measure: Measure
        let scope: Scope

        init(_ draft: Draft) {
            indicator = draft.attribution.indicator
            unit = draft.attribution.unit
            measure = draft.measure
            scope = draft.scope.area.scope
        }
    }

    // Drafts are large: they are looked at in their list, by their places.

    /// Which of two figures of one kind only repeats the other, or nil.
    private static func repeated(_ earlier: Int, _ later: Int, _ drafts: [Draft]) -> Int? {
        dropsFirst(earlier, later, drafts).map { $0 ? earlier : later }
    }

    /// Whether of two figures the first only repeats the second, or else the second the first; nil for neither.
    private static func dropsFirst(_ first: Int, _ second: Int, _ drafts: [Draft]) -> Bool? {
        guard mayRepeat(first, second, drafts) else { return nil }
        if drafts[first].attribution.value == drafts[second].attribution.value, samePeriod(first, second, drafts) {
            return drafts[first].field == .title || drafts[first].isInferred && !drafts[second].isInferred
        }
        if isRounded(first, second, drafts) { return true }
        return isRounded(second, first, drafts) ? false : nil
    }

    private static func mayRepeat(_ left: Int, _ right: Int, _ drafts: [Draft]) -> Bool {
        (drafts[left].sentence != drafts[right].sentence || drafts[left].field != drafts[right].field)
            && (drafts[left].attribution.indicator != nil || drafts[left].field != drafts[right].field)
            && sameArea(left, right, drafts)
    }

    /// A headline says little about where: its figure may be any area's.
    private static func sameArea(_ left: Int, _ right: Int, _ drafts: [Draft]) -> Bool {
        drafts[left].scope.tier == drafts[right].scope.tier && drafts[left].scope.area == drafts[right].scope.area
            || drafts[left].field == .title && drafts[left].attribution.value == drafts[right].attribution.value
    }

    private static func samePeriod(_ left: Int, _ right: Int, _ drafts: [Draft]) -> Bool {
        drafts[left].span == drafts[right].span || drafts[left].isInferred || drafts[right].isInferred
    }

    /// Whether one is the other rounded: said as a bound or in the headline, and within three hundredths of it.
    private static func isRounded(_ rounded: Int, _ exact: Int, _ drafts: [Draft]) -> Bool {
        let isInTitle = drafts[rounded].field == .title
        if isInTitle, drafts[rounded].figure.isTopGroup, drafts[exact].field == .body,
            drafts[exact].attribution.unit == .rank
        {
            return drafts[exact].attribution.value <= drafts[rounded].attribution.value
        }
        guard drafts[rounded].comparator != .eq || isInTitle, drafts[exact].comparator == .eq,
            samePeriod(rounded, exact, drafts),
            drafts[rounded].figure.numeral.wholeDigits <= drafts[exact].figure.numeral.wholeDigits
                || drafts[rounded].figure.numeral.hasMagnitude
        else { return false }
        let value = drafts[exact].attribution.value.millionths
        let difference = (value - drafts[rounded].attribution.value.millionths).magnitude
        return value > 0 && difference > 0 && difference * 33 <= value.magnitude
    }
}
