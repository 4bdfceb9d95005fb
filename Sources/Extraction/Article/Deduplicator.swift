import Core
import VietnameseText

/// A figure repeated in the title, the lead and the body is one observation; of a rounded one and the exact one, the
/// exact one (domain/reading-articles.md, "What is an observation").
enum Deduplicator {
    /// The drafts without repetitions, in text order.
    static func unique(_ drafts: [Draft]) -> [Draft] {
        var kept = [Bool](repeating: true, count: drafts.count)
        for later in drafts.indices {
            for earlier in drafts.indices where earlier < later && kept[earlier] && kept[later] {
                guard sameThing(drafts[earlier], drafts[later]) else { continue }
                let sameValue = drafts[earlier].attribution.value == drafts[later].attribution.value
                if sameValue, samePeriod(drafts[earlier], drafts[later]) {
                    let dropsEarlier = drafts[earlier].field == .title
                        || drafts[earlier].isInferred && !drafts[later].isInferred
                    kept[dropsEarlier ? earlier : later] = false
                } else if isRounded(drafts[earlier], drafts[later]) {
                    kept[earlier] = false
                } else if isRounded(drafts[later], drafts[earlier]) {
                    kept[later] = false
                }
            }
        }
        return drafts.indices.filter { kept[$0] && !isSurpassed(drafts[$0], drafts) }.map { drafts[$0] }
    }

    /// A headline's figure gives way to what the body states of the same indicator.
    private static func isSurpassed(_ draft: Draft, _ drafts: [Draft]) -> Bool {
        guard draft.field == .title, draft.attribution.indicator != nil else { return false }
        return drafts.contains {
            $0.field == .body && $0.attribution.indicator == draft.attribution.indicator
                && $0.attribution.unit == draft.attribution.unit && $0.measure == draft.measure
                && $0.scope.area.scope == draft.scope.area.scope
        }
    }

    private static func sameThing(_ left: Draft, _ right: Draft) -> Bool {
        left.attribution.indicator == right.attribution.indicator && left.attribution.unit == right.attribution.unit
            && left.measure == right.measure && left.status == right.status && sameArea(left, right)
            && (left.sentence != right.sentence || left.field != right.field)
            && (left.attribution.indicator != nil || left.field != right.field)
    }

    /// A headline says little about where: its figure may be any area's.
    private static func sameArea(_ left: Draft, _ right: Draft) -> Bool {
        left.scope.area == right.scope.area && left.scope.tier == right.scope.tier
            || left.field == .title && left.attribution.value == right.attribution.value
    }

    private static func samePeriod(_ left: Draft, _ right: Draft) -> Bool {
        left.span == right.span || left.isInferred || right.isInferred
    }

    /// Whether one is the other rounded: said as a bound or in the headline, and within three hundredths of it.
    private static func isRounded(_ rounded: Draft, _ exact: Draft) -> Bool {
        if rounded.field == .title, rounded.figure.isTopGroup, exact.field == .body, exact.attribution.unit == .rank {
            return exact.attribution.value <= rounded.attribution.value
        }
        guard rounded.comparator != .eq || rounded.field == .title, exact.comparator == .eq,
            samePeriod(rounded, exact), rounded.figure.numeral.wholeDigits <= exact.figure.numeral.wholeDigits || rounded.figure.numeral.hasMagnitude
        else { return false }
        let value = exact.attribution.value.millionths
        let difference = (value - rounded.attribution.value.millionths).magnitude
        return value > 0 && difference > 0 && difference * 33 <= value.magnitude
    }
}
