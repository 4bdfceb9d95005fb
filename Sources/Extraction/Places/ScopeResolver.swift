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

/// What a figure covers, and what says so.
struct Coverage {
    let scope: FigureScope
    let ground: Ground
    let tierGround: Ground
}

/// Prepositions of places.
enum ScopeWords {
    static let at = Syllable("tại").key
    static let in_ = Syllable("ở").key
    static let this = Syllable("này").key
    /// Abbreviations of bodies that every reader knows.
    static let written = ["BV": "Bệnh viện", "BVĐK": "Bệnh viện Đa khoa"]
    /// "công chức", "viên chức" after a comma.
    static let staff: WordSet = ["công", "viên"]
    static let joins: WordSet = ["cùng", "và"]
    static let isVerb = Syllable("là").key
    static let to = Syllable("về").key
    static let belongs = Syllable("thuộc").key
}

extension String {
    /// Whether its last bytes are those of a text.
    fileprivate func ends(with end: StaticString) -> Bool {
        let end = UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount)
        var text = self
        return text.withUTF8 { $0.last == end.last && $0.suffix(end.count).elementsEqual(end) }
    }

    /// Whether its first letter may be that of a word, the case and the marks aside; what begins with the word has it.
    fileprivate func mayBegin(with word: Token) -> Bool {
        guard let first = utf8.first, (first | 0x20) &- 0x61 < 26, let letter = word.letter(at: 0), letter <= 26 else {
            return true
        }
        return UInt64((first | 0x20) &- 0x60) == letter
    }
}

/// Decides which place a figure is about (domain/reading-articles.md, "Which province" and the field `scope`).
struct ScopeResolver {
    let catalogue: Catalogue
    let field: FieldContext
    /// The tokens of the sentence being read.
    var sentence: Range<Int>
    /// The article's province, by its place in the catalogue.
    let province: Int?
    /// Full names of bodies that the article abbreviates.
    let abbreviations: [String: String]

    private var home: AreaState { AreaState(scope: .province, name: nil, province: nil) }

    /// The places of a figure, one at least; several where it is said of each of several.
    func resolve(_ figure: Figure, _ territory: Territory, unit: Unit, state: borrowing ReadingState) -> [Coverage] {
        let (tier, tierGround) = unit == .rank || unit == .score ? (nil, .unsaid) : tier(figure, territory)
        func coverage(_ area: AreaState, _ ground: Ground, isStated: Bool = true) -> Coverage {
            let isWhole = area.scope == .province
            return Coverage(
                scope: FigureScope(area: area, tier: isWhole ? tier : nil, isStated: isStated), ground: ground,
                tierGround: isWhole ? tierGround : .unsaid)
        }
        if let (area, tokens) = attached(figure, territory, unit: unit, state: state) {
            return [coverage(area, .words(tokens))]
        }
        if let (areas, tokens) = subjects(figure, unit: unit, state: state) {
            if areas.count > 1, let cue = inTotal(figure) { return [coverage(home, .cue(cue))] }
            if case .cue(let cue) = tierGround, cue.start >= tokens.upperBound,
                areas.contains(where: { isOne($0, of: tier) })
            {
                return [coverage(home, .cue(cue))]
            }
            return areas.map { coverage($0, .words(tokens)) }
        }
        if let area = state.area { return [coverage(area, .paragraph, isStated: false)] }
        if let area = state.articleArea { return [coverage(area, .title, isStated: false)] }
        if let (area, tokens) = only(after: figure, territory) {
            return [coverage(area, .words(tokens), isStated: false)]
        }
        return [coverage(home, .article, isStated: false)]
    }

    /// In an article about several provinces: the one that the words after the figure name ("82,5% dân số Đà Nẵng").
    private func only(after figure: Figure, _ territory: Territory) -> (AreaState, Range<Int>)? {
        guard province == nil else { return nil }
        for mention in field.places(in: reach(figure.extent.upperBound, territory.own.upperBound)) {
            if case .province(let place) = mention.kind {
                return (AreaState(scope: .province, name: nil, province: place), mention.tokens)
            }
        }
        return nil
    }

    /// "ở Mường Lát, Quan Sơn và Quan Hóa còn tổng cộng 37 thôn": of all together, and so of none of them.
    private func inTotal(_ figure: Figure) -> CueMatch? {
        let start = figure.extent.lowerBound
        return field.annotations.cues(in: reach(max(sentence.lowerBound, start - 3), start)).first {
            $0.cue == .inTotal
        }
    }

    // MARK: After the figure

    /// "19/26 xã của huyện Yên Định", "bình quân 16,5% của cả nước"
    private func attached(
        _ figure: Figure, _ territory: Territory, unit: Unit, state: borrowing ReadingState
    ) -> (AreaState, Range<Int>)? {
        let range = reach(figure.extent.upperBound, territory.own.upperBound)
        for mention in field.places(in: range) {
            guard mention.isSubject && isAttached(mention, figure) || isRanked(mention, figure),
                let area = area(mention, unit: unit, state: state)
            else {
                continue
            }
            if area.scope == .national, unit == .rank { continue }
            if area.scope == .organization, !isAt(mention, figure) { continue }
            return (area, mention.tokens)
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

    /// "Ở vị trí thứ 2 là TP. Hồ Chí Minh", "đứng thứ 3 tỉnh Hải Dương": who holds the place comes after it.
    private func isRanked(_ mention: PlaceMention, _ figure: Figure) -> Bool {
        guard figure.shape == .rank, isNamed(mention) else { return false }
        let gap = field.tokens[reach(figure.extent.upperBound, mention.tokens.lowerBound)]
        guard gap.count <= 8, gap.allSatisfy({ $0.kind == .word }) else { return false }
        if gap.isEmpty { return mention.hasType }
        guard let last = gap.last else { return false }
        return last.key == ScopeWords.isVerb
            || last.key == ScopeWords.to && gap.dropLast().last?.key == ScopeWords.belongs
    }

    private func isAttached(_ mention: PlaceMention, _ figure: Figure) -> Bool {
        let start = mention.tokens.lowerBound
        switch mention.kind {
        case .provinceWide, .cityWide, .districtWide, .communeWide, .national:
            return field.annotations.starts(.attachedArea, at: start) || endsAttachment(start)
        default:
            return endsAttachment(start)
        }
    }

    private func endsAttachment(_ start: Int) -> Bool {
        field.annotations.ends(.attachedArea, at: start)
    }

    // MARK: Before the figure

    /// The nearest place before the figure in its sentence, with those that it is joined to.
    private func subjects(_ figure: Figure, unit: Unit, state: borrowing ReadingState) -> ([AreaState], Range<Int>)? {
        let before = field.places(in: reach(sentence.lowerBound, figure.extent.lowerBound))
        for place in before.indices.reversed() {
            let mention = before[place]
            guard isCandidate(mention, figure, unit), let area = area(mention, unit: unit, state: state) else {
                continue
            }
            guard mention.tokens.upperBound + 6 >= figure.extent.lowerBound || isFirstFigure(figure) else {
                return ([area], mention.tokens)
            }
            var areas = joined(before, place, unit: unit, state: state)
            areas.append(area)
            return (areas, mention.tokens)
        }
        return nil
    }

    /// Whether no figure comes before in the sentence: whoever opens it is whom it is of.
    private func isFirstFigure(_ figure: Figure) -> Bool {
        !field.figures(in: reach(sentence.lowerBound, figure.extent.lowerBound)).contains { !$0.isSeparator }
    }

    private func isCandidate(_ mention: PlaceMention, _ figure: Figure, _ unit: Unit) -> Bool {
        if isBracketedBeside(mention, figure) { return true }
        guard mention.isSubject, !mention.isMedia, !isJoinedByNumber(mention.tokens) else { return false }
        if case .organization(_, true) = mention.kind, endsAttachment(mention.tokens.lowerBound) { return false }
        if case .national = mention.kind, unit == .rank || followsRank(mention.tokens) { return false }
        return !isAfterEarlierFigure(mention, figure)
    }

    /// "cao hơn Long An (9,8%)": what stands in brackets right after a place is of it.
    private func isBracketedBeside(_ mention: PlaceMention, _ figure: Figure) -> Bool {
        let open = mention.tokens.upperBound
        return isNamed(mention) && field.kind(open) == .open && open + 1 == figure.extent.lowerBound
    }

    /// "Thành phố Tây Ninh cùng 4 huyện": the place of some tokens is one of those that a number counts.
    func isJoinedByNumber(_ name: Range<Int>) -> Bool {
        field.kind(name.upperBound + 1) == .number && ScopeWords.joins.contains(field.tokens[name.upperBound].key)
    }

    /// Whether a place of some tokens comes after a rank: "xếp thứ 9 cả nước" says among whom, not of whom.
    func followsRank(_ name: Range<Int>) -> Bool {
        let start = name.lowerBound
        return field.figures(in: sentence).contains { figure in
            figure.shape == .rank && figure.extent.upperBound <= start && start - figure.extent.upperBound <= 4
                && field.tokens[figure.extent.upperBound..<start].allSatisfy {
                    $0.kind == .word || $0.kind == .slash || $0.kind == .number
                }
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
        if earlier.extent.lowerBound <= sentence.lowerBound + 2 { return false }
        let gap = reach(earlier.extent.upperBound, mention.tokens.lowerBound)
        return !field.tokens[gap].contains { $0.kind == .comma || $0.kind == .semicolon || $0.kind == .dash }
    }

    private func joined(_ list: ArraySlice<PlaceMention>, _ last: Int, unit: Unit, state: borrowing ReadingState)
        -> [AreaState]
    {
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
    func named(in range: Range<Int>, state: borrowing ReadingState) -> [AreaState] {
        var areas: [AreaState] = []
        for mention in field.places(in: range) where isNamed(mention) {
            if let area = area(mention, unit: .percent, state: state) { areas.append(area) }
        }
        return areas
    }

    /// The last named place in a range with those that commas and "và" join to it, in order.
    func joinedGroup(in range: Range<Int>, state: borrowing ReadingState) -> [AreaState] {
        let list = field.places(in: range)
        guard let last = list.lastIndex(where: isNamed), let area = area(list[last], unit: .percent, state: state)
        else {
            return []
        }
        return joined(list, last, unit: .percent, state: state) + [area]
    }

    // MARK: From mentions to areas

    /// The area that a mention means, or nil where it means none that a figure of the unit can be of.
    func area(_ mention: PlaceMention, unit: Unit, state: borrowing ReadingState) -> AreaState? {
        switch mention.kind {
        case .province(let place):
            return AreaState(scope: .province, name: nil, province: place == province ? nil : place)
        case .district(let name, let provinces):
            return district(name, provinces, mention)
        case .commune(let name):
            return AreaState(scope: .commune, name: name, province: nil)
        case .organization: return organization(mention, unit: unit, state: state)
        case .organizationAgain: return again(mention.tokens, state)
        case .provinceWide: return wholeProvince(mention, state)
        case .cityWide:
            if isSaidAgain(mention) || province == nil { return wholeProvince(mention, state) }
            if let province, catalogue.provinces[province].isCity { return home }
            return state.lastDistrict
        case .districtWide: return state.lastDistrict ?? AreaState(scope: .district, name: nil, province: nil)
        case .communeWide: return state.lastCommune
        case .national: return AreaState(scope: .national, name: nil, province: nil)
        }
    }

    /// "tỉnh": the article's province; in an article about several, and in "tỉnh này", the one named last.
    private func wholeProvince(_ mention: PlaceMention, _ state: borrowing ReadingState) -> AreaState {
        guard province == nil || isSaidAgain(mention) else { return home }
        let before = field.places(in: reach(sentence.lowerBound, mention.tokens.lowerBound))
        var named: Int?
        for mention in before.reversed() where named == nil && mention.isSubject {
            if case .province(let place) = mention.kind { named = place }
        }
        guard let last = named ?? state.lastProvince, last != province else { return home }
        return AreaState(scope: .province, name: nil, province: last)
    }

    private func isSaidAgain(_ mention: PlaceMention) -> Bool {
        field.kind(mention.tokens.upperBound - 1) == .word
            && field.tokens[mention.tokens.upperBound - 1].key == ScopeWords.this
    }

    /// "hợp tác xã chốt được 340 đơn": the one named last, where it is of that kind.
    private func again(_ words: Range<Int>, _ state: borrowing ReadingState) -> AreaState? {
        guard let last = state.lastOrganization, let name = last.name,
            !abbreviations.isEmpty || name.mayBegin(with: field.tokens[words.lowerBound])
        else { return nil }
        let type = Spelling.lowercased(field.document.name(words))
        if Spelling.begins(name, withSmall: type) { return last }
        let written = abbreviations.first { Spelling.lowercased($0.key) == type }.map { Spelling.lowercased($0.value) }
        return written.map { Spelling.begins(name, withSmall: $0) } ?? false ? last : nil
    }

    private func district(_ name: String, _ provinces: [Int], _ mention: PlaceMention) -> AreaState? {
        let other = provinces.count == 1 && provinces.first != province ? provinces.first : nil
        if !mention.hasType {
            guard let province, provinces.contains(province) else { return nil }
            return AreaState(scope: .district, name: name, province: nil)
        }
        return AreaState(scope: .district, name: name, province: other)
    }

    /// A ministry belongs to no province.
    private func isCentral(_ mention: PlaceMention) -> Bool {
        field.annotations.starts(.centralBody, at: mention.tokens.lowerBound)
    }

    private func organization(_ mention: PlaceMention, unit: Unit, state: borrowing ReadingState) -> AreaState? {
        guard case .organization(let name, let isAgency) = mention.kind else { return nil }
        if isAgency, unit != .percent, unit != .score, unit != .rank { return nil }
        return AreaState(
            scope: .organization, name: fullName(name, state), province: nil, isCentral: isAgency && isCentral(mention))
    }

    /// "Bưu điện tỉnh" is that of the article's province, "Bệnh viện Đa khoa huyện" that of the district named last;
    /// an abbreviation that the article explains is written out.
    private func fullName(_ name: String, _ state: borrowing ReadingState) -> String {
        var full = name
        var letters = name.unicodeScalars.makeIterator()
        if letters.next() != nil, let second = letters.next(), Spelling.isCapital(second) {
            let first = name.utf8.firstIndex(of: UInt8(ascii: " ")) ?? name.endIndex
            let short = String(name[..<first])
            if let written = abbreviations[short] ?? ScopeWords.written[short] { full = written + name[first...] }
        }
        if full.ends(with: " tỉnh"), let province { return full + " " + catalogue.provinces[province].name }
        if full.ends(with: " huyện"), let district = state.lastDistrict?.name, district.hasPrefix("huyện ") {
            return String(full.dropLast("huyện".count)) + district
        }
        return full
    }

    // MARK: Tiers

    /// "Huyện Khánh Vĩnh còn 12 thôn ...; cán bộ cấp huyện chỉ có 15 người": a district has no tier of districts.
    private func isOne(_ area: AreaState, of tier: Tier?) -> Bool {
        area.scope == .district && tier == .district || area.scope == .commune && tier == .commune
    }

    /// The one tier of government that the figure's own words name.
    private func tier(_ figure: Figure, _ territory: Territory) -> (Tier?, Ground) {
        guard figure.fraction == nil else { return (nil, .form) }
        let after = reach(figure.extent.upperBound, territory.own.upperBound)
        let cues = field.annotations.cues(in: reach(territory.own.lowerBound, nounEnd(after)))
        if let other = cues.first(where: { $0.cue == .notTier }) { return (nil, .cue(other)) }
        let near = reach(max(sentence.lowerBound, territory.lead - 6), territory.lead)
        guard
            let (first, isOne) = Self.tierCue(cues, endingFrom: 0)
                ?? Self.tierCue(field.annotations.cues(in: near), endingFrom: territory.lead - 2), isOne
        else { return (nil, .unsaid) }
        return (Self.tier(first), .cue(first))
    }

    /// The first cue of a tier among those that end at a token or after it, and whether no other tier is named there.
    private static func tierCue(_ cues: ArraySlice<CueMatch>, endingFrom end: Int) -> (first: CueMatch, isOne: Bool)? {
        var first: CueMatch?
        for cue in cues where cue.end >= end {
            guard let tier = tier(cue) else { continue }
            guard let known = first else {
                first = cue
                continue
            }
            if self.tier(known) != tier { return (known, false) }
        }
        return first.map { ($0, true) }
    }

    private static func tier(_ cue: CueMatch) -> Tier? {
        switch cue.cue {
        case .tierProvince: .province
        case .tierDistrict: .district
        case .tierCommune: .commune
        default: nil
        }
    }

    /// The first comma after a figure, past that of "cán bộ, công chức cấp xã".
    private func nounEnd(_ after: Range<Int>) -> Int {
        let turn = after.first { field.annotations.starts(.clauseBreak, at: $0) } ?? after.upperBound
        guard let comma = reach(after.lowerBound, turn).first(where: { field.tokens[$0].kind == .comma }) else {
            return turn
        }
        let next = comma + 1
        guard next < after.upperBound, field.kind(next) == .word, ScopeWords.staff.contains(field.tokens[next].key)
        else {
            return comma
        }
        return min(after.upperBound, comma + 5)
    }
}
