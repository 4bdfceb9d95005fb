import Catalogue
import Core
import VietnameseText

/// What a figure covers.
struct FigureScope: Hashable {
    var area: AreaState
    var tier: Tier?
    /// Whether the figure's own words name the place.
    var isStated: Bool
}

/// Prepositions of places.
enum ScopeWords {
    static let at = Syllable("tại").key
    static let in_ = Syllable("ở").key
}

/// Decides which place a figure is about (domain/reading-articles.md, "Which province" and the field `scope`).
struct ScopeResolver {
    let catalogue: Catalogue
    let field: FieldContext
    let sentence: Range<Int>
    /// The article's province, by its place in the catalogue.
    let province: Int?
    /// Districts that the article names with their type word.
    let known: Set<String>
    /// Full names of bodies that the article abbreviates.
    let abbreviations: [String: String]

    private var home: AreaState { AreaState(scope: .province, name: nil, province: nil) }

    /// The places of a figure; several where it is said of each of several.
    func resolve(_ figure: Figure, _ territory: Territory, unit: Unit, state: ReadingState) -> [FigureScope] {
        let tier = unit == .rank || unit == .score ? nil : tier(figure, territory)
        if let attached = attached(figure, territory, unit: unit, state: state) {
            return [FigureScope(area: attached, tier: tier, isStated: true)]
        }
        let before = subjects(figure, unit: unit, state: state)
        if !before.isEmpty { return before.map { FigureScope(area: $0, tier: tier, isStated: true) } }
        let carried = state.area ?? state.articleArea ?? home
        return [FigureScope(area: carried, tier: tier, isStated: false)]
    }

    // MARK: After the figure

    /// "19/26 xã của huyện Yên Định", "bình quân 16,5% của cả nước"
    private func attached(_ figure: Figure, _ territory: Territory, unit: Unit, state: ReadingState) -> AreaState? {
        let range = reach(figure.extent.upperBound, territory.own.upperBound)
        for mention in field.places(in: range) {
            guard mention.isSubject, isAttached(mention, figure), let area = area(mention, unit: unit, state: state)
            else {
                continue
            }
            if area.scope == .national, unit == .rank { continue }
            if area.scope == .organization, !isAt(mention, figure) { continue }
            return area
        }
        return nil
    }

    /// "hộ kinh doanh tại chợ Phan Rang", but not "theo hướng dẫn của Bộ ..."
    private func isAt(_ mention: PlaceMention, _ figure: Figure) -> Bool {
        guard case .organization(_, false) = mention.kind, mention.tokens.lowerBound - figure.extent.upperBound <= 6
        else {
            return false
        }
        let word = field.tokens[mention.tokens.lowerBound - 1].key
        return word == ScopeWords.at || word == ScopeWords.in_
    }

    private func isAttached(_ mention: PlaceMention, _ figure: Figure) -> Bool {
        let start = mention.tokens.lowerBound
        switch mention.kind {
        case .provinceWide, .cityWide, .districtWide, .communeWide, .national:
            let first = field.annotations.end(of: .attachedArea, startingAt: start) != nil
            return first || endsAttachment(start)
        default:
            return endsAttachment(start)
        }
    }

    private func endsAttachment(_ start: Int) -> Bool {
        field.annotations.cues(endingAt: start).contains { $0.cue == .attachedArea }
    }

    // MARK: Before the figure

    /// The nearest place before the figure in its sentence, with those that it is joined to.
    private func subjects(_ figure: Figure, unit: Unit, state: ReadingState) -> [AreaState] {
        let before = Array(
            field.places(in: reach(sentence.lowerBound, figure.extent.lowerBound)))
        var found: [AreaState] = []
        for (place, mention) in before.enumerated().reversed() {
            guard isCandidate(mention, figure, unit), let area = area(mention, unit: unit, state: state) else {
                continue
            }
            found = [area]
            if mention.tokens.upperBound + 6 >= figure.extent.lowerBound {
                found = joined(before, place, unit: unit, state: state) + found
            }
            break
        }
        return found
    }

    private func isCandidate(_ mention: PlaceMention, _ figure: Figure, _ unit: Unit) -> Bool {
        guard mention.isSubject, !mention.isMedia else { return false }
        if case .organization(_, true) = mention.kind, endsAttachment(mention.tokens.lowerBound) { return false }
        if case .national = mention.kind, unit == .rank || followsRank(mention) { return false }
        return !isAfterEarlierFigure(mention, figure)
    }

    /// "xếp thứ 9 cả nước" says among whom, not of whom.
    func followsRank(_ mention: PlaceMention) -> Bool {
        let start = mention.tokens.lowerBound
        return field.figures(in: sentence).contains { figure in
            figure.shape == .rank && figure.extent.upperBound <= start && start - figure.extent.upperBound <= 4
        } || field.annotations.has(.leader, in: reach(max(sentence.lowerBound, start - 3), start))
    }

    /// A place in the words after an earlier figure belongs to that one only ("137 trạm ở thành phố Vinh; ...").
    private func isAfterEarlierFigure(_ mention: PlaceMention, _ figure: Figure) -> Bool {
        guard endsAttachment(mention.tokens.lowerBound) else { return false }
        let between = reach(sentence.lowerBound, mention.tokens.lowerBound)
        guard let earlier = field.figures(in: between).last(where: { !$0.isSeparator })
        else {
            return false
        }
        let gap = reach(earlier.extent.upperBound, mention.tokens.lowerBound)
        return !field.tokens[gap].contains { $0.kind == .comma || $0.kind == .semicolon || $0.kind == .dash }
    }

    private func joined(_ list: [PlaceMention], _ last: Int, unit: Unit, state: ReadingState) -> [AreaState] {
        var result: [AreaState] = []
        var next = list[last]
        guard isNamed(next) else { return [] }
        let after = reach(next.tokens.upperBound, min(field.tokens.count, next.tokens.upperBound + 4))
        if field.annotations.has(.lastNamed, in: after) { return [] }
        for mention in list[..<last].reversed() {
            let gap = reach(mention.tokens.upperBound, next.tokens.lowerBound)
            guard !gap.isEmpty, gap.count <= 2, isJoint(gap), isNamed(mention),
                let area = area(mention, unit: unit, state: state), !result.contains(area)
            else { break }
            result.insert(area, at: 0)
            next = mention
        }
        return result
    }

    private func isJoint(_ gap: Range<Int>) -> Bool {
        field.tokens[gap].allSatisfy { $0.kind == .comma || $0.key == PeriodWords.and }
    }

    private func isNamed(_ mention: PlaceMention) -> Bool {
        switch mention.kind {
        case .province, .district, .commune: true
        default: false
        }
    }

    /// The provinces, districts and communes that a range of tokens names, in order.
    func named(in range: Range<Int>, state: ReadingState) -> [AreaState] {
        field.places(in: range).filter(isNamed).compactMap { area($0, unit: .percent, state: state) }
    }

    /// The last named place in a range with those that commas and "và" join to it, in order.
    func joinedGroup(in range: Range<Int>, state: ReadingState) -> [AreaState] {
        let list = Array(field.places(in: range))
        guard let last = list.lastIndex(where: isNamed), let area = area(list[last], unit: .percent, state: state)
        else {
            return []
        }
        return joined(list, last, unit: .percent, state: state) + [area]
    }

    // MARK: From mentions to areas

    /// The area that a mention means, or nil where it means none that a figure of the unit can be of.
    func area(_ mention: PlaceMention, unit: Unit, state: ReadingState) -> AreaState? {
        switch mention.kind {
        case .province(let place):
            return AreaState(scope: .province, name: nil, province: place == province ? nil : place)
        case .district(let name, let provinces):
            return district(name, provinces, mention)
        case .commune(let name):
            return AreaState(scope: .commune, name: name, province: nil)
        case .organization(let name, let isAgency):
            return organization(name, isAgency: isAgency, unit: unit, state: state)
        case .organizationAgain(let type): return again(type, state)
        case .provinceWide: return home
        case .cityWide:
            if let province, catalogue.provinces[province].isCity { return home }
            return state.lastDistrict
        case .districtWide: return state.lastDistrict ?? AreaState(scope: .district, name: nil, province: nil)
        case .communeWide: return state.lastCommune
        case .national: return AreaState(scope: .national, name: nil, province: nil)
        }
    }

    /// "hợp tác xã chốt được 340 đơn": the one named last, where it is of that kind.
    private func again(_ type: String, _ state: ReadingState) -> AreaState? {
        guard let last = state.lastOrganization, let name = last.name?.lowercased() else { return nil }
        let written = abbreviations.first { $0.key.lowercased() == type }?.value.lowercased() ?? type
        return name.hasPrefix(type) || name.hasPrefix(written) ? last : nil
    }

    private func district(_ name: String, _ provinces: [Int], _ mention: PlaceMention) -> AreaState? {
        let other = provinces.count == 1 && provinces.first != province ? provinces.first : nil
        if !mention.hasType {
            guard let province, provinces.contains(province), known.contains(name) else { return nil }
            return AreaState(scope: .district, name: name, province: nil)
        }
        return AreaState(scope: .district, name: name, province: other)
    }

    private func organization(_ name: String, isAgency: Bool, unit: Unit, state: ReadingState) -> AreaState? {
        if isAgency, unit != .percent, unit != .score, unit != .rank { return nil }
        return AreaState(scope: .organization, name: fullName(name, state), province: nil)
    }

    /// "Bưu điện tỉnh" is that of the article's province, "Bệnh viện Đa khoa huyện" that of the district named last;
    /// an abbreviation that the article explains is written out.
    private func fullName(_ name: String, _ state: ReadingState) -> String {
        var full = name
        if let first = name.split(separator: " ").first, let written = abbreviations[String(first)] {
            full = written + name.dropFirst(first.count)
        }
        if full.hasSuffix(" tỉnh"), let province { return full + " " + catalogue.provinces[province].name }
        if full.hasSuffix(" huyện"), let district = state.lastDistrict?.name, district.hasPrefix("huyện ") {
            return String(full.dropLast("huyện".count)) + district
        }
        return full
    }

    // MARK: Tiers

    /// The one tier of government that the figure's own words name.
    private func tier(_ figure: Figure, _ territory: Territory) -> Tier? {
        let after = reach(figure.extent.upperBound, territory.own.upperBound)
        let end = after.first { field.tokens[$0].kind == .comma } ?? after.upperBound
        let cues = field.annotations.cues(in: reach(territory.own.lowerBound, end))
        let found = Set(
            cues.compactMap { cue -> Tier? in
                switch cue.cue {
                case .tierProvince: .province
                case .tierDistrict: .district
                case .tierCommune: .commune
                default: nil
                }
            })
        guard found.count == 1, !cues.contains(where: { $0.cue == .notTier }), figure.fraction == nil else {
            return nil
        }
        return found.first
    }
}
