import Core

/// The actual headline that a national figure takes from one province.
struct ProvinceActual {
    let province: ProvinceCode
    let period: Period
    let stated: StatedValue
}

extension NationalRollup {
    /// The national figures over the provinces' headlines (contract.md, "NationalRollup").
    ///
    /// - Parameters:
    ///   - key: the key.
    ///   - indicator: the key's indicator.
    ///   - actuals: what each province contributes, one at most for each.
    ///   - stated: what articles state for the whole country.
    init(key: NationalKey, indicator: Indicator, actuals: [ProvinceActual], stated: Section?) {
        let ranking = Self.ranking(of: actuals, indicator)
        // The ranking is in the order of the values already, or in the opposite one.
        let values = indicator.better == .lower ? ranking.map(\.value) : ranking.reversed().map(\.value)
        self.init(
            key: key, indicatorName: indicator.name, unit: indicator.unit, distribution: Distribution(sorted: values),
            total: indicator.additive && !values.isEmpty ? values.reduce(.zero, +) : nil,
            ranking: ranking, stated: stated)
    }

    /// "By the catalogue's `better` (none: highest first), equal values share a rank (1, 2, 2, 4) and stand in code
    /// order".
    private static func ranking(of actuals: [ProvinceActual], _ indicator: Indicator) -> [RankingEntry] {
        // What is moved about is small: the actuals hold texts.
        var order: [(value: FixedDecimal, code: ProvinceCode, place: Int)] = []
        order.reserveCapacity(actuals.count)
        for (place, actual) in actuals.enumerated() {
            if let value = actual.reported(as: indicator) { order.append((value, actual.province, place)) }
        }
        order.sort { left, right in
            guard left.value != right.value else { return left.code < right.code }
            return indicator.better == .lower ? left.value < right.value : left.value > right.value
        }
        var ranking: [RankingEntry] = []
        ranking.reserveCapacity(order.count)
        for (place, entry) in order.enumerated() {
            let tied = ranking.last.flatMap { $0.value == entry.value ? $0.rank : nil }
            ranking.append(
                RankingEntry(
                    rank: tied ?? place + 1, province: entry.code, period: actuals[entry.place].period,
                    value: entry.value, comparator: actuals[entry.place].stated.comparator))
        }
        return ranking
    }
}

extension ProvinceActual {
    /// The value that the province reports, a score as its share of outOf; nil where its headline is in another unit
    /// than the catalogue's or a score without outOf.
    fileprivate func reported(as indicator: Indicator) -> FixedDecimal? {
        guard stated.unit == indicator.unit else { return nil }
        return stated.unit == .score ? stated.outOf.flatMap(stated.value.share) : stated.value
    }
}

extension NationalRollup.Distribution {
    /// The order statistics and the mean of values in ascending order; nil where there are none.
    fileprivate init?(sorted values: [FixedDecimal]) {
        guard let low = values.first, let high = values.last else { return nil }
        let sum = values.reduce(.zero, +)
        self.init(
            low: low, q1: Self.quartile(1, of: values), median: Self.quartile(2, of: values),
            q3: Self.quartile(3, of: values), high: high,
            mean: FixedDecimal.roundedHalfEven(millionths: sum.millionths, over: Int128(values.count)))
    }

    /// Linear interpolation between order statistics (Hyndman and Fan, type 7), exact until it is rounded: the point
    /// (n - 1) · quartile / 4 of the values counted from 0.
    private static func quartile(_ quartile: Int, of values: [FixedDecimal]) -> FixedDecimal {
        let (place, quarters) = ((values.count - 1) * quartile).quotientAndRemainder(dividingBy: 4)
        let (below, above) = (values[place], values[min(place + 1, values.count - 1)])
        return FixedDecimal.roundedHalfEven(
            millionths: below.millionths * Int128(4 - quarters) + above.millionths * Int128(quarters), over: 4)
    }
}
