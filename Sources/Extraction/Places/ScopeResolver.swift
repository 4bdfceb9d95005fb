import Catalogue
import Core
import VietnameseText

extension String {
    /// Whether its last bytes are those of another text.
    fileprivate func ends(with end: StaticString) -> Bool {
        let (bytes, count) = (utf8Span.span, end.utf8CodeUnitCount)
        guard bytes.count >= count else { return false }
        for place in 1...count where bytes[bytes.count - place] != end.utf8Start[count - place] { return false }
        return true
    }

    /// Its first word where its second letter is a capital, as abbreviations have it.
    fileprivate var abbreviation: Substring? {
        var letters = utf8Span.makeUnicodeScalarIterator()
        guard letters.next() != nil, let second = letters.next(), Spelling.isCapital(second) else { return nil }
        return self[..<(utf8.firstIndex(of: UInt8(ascii: " ")) ?? endIndex)]
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
final class ScopeResolver {
    let catalogue: Catalogue
    let field: FieldContext
    /// The tokens of the sentence being read.
    @exclusivity(unchecked) var sentence = 0..<0
    /// The article's province, by its place in the catalogue.
    let province: Int?
    /// Full names of bodies that the article abbreviates.
    let abbreviations: [String: String]

    init(catalogue: Catalogue, field: FieldContext, province: Int?, abbreviations: [String: String]) {
        self.catalogue = catalogue
        self.field = field
        self.province = province
        self.abbreviations = abbreviations
    }

    private var home: AreaState { AreaState(scope: .province, name: nil, province: nil) }

    /// The places of a figure; several where it is said of each of several.
    func resolve(_ figure: Figure, _ territory: Territory, unit: Unit, state: ReadingState) -> Coverages {
        let (tier, tierGround) = unit == .rank || unit == .score ? (nil, .unsaid) : tier(figure, territory)
        func coverage(_ area: AreaState, _ ground: Ground, isStated: Bool = true) -> Coverage {
            let isWhole = area.scope == .province
            return Coverage(
                scope: FigureScope(area: area, tier: isWhole ? tier : nil, isStated: isStated), ground: ground,
                tierGround: isWhole ? tierGround : .unsaid)
        }
        if let (area, tokens) = attached(figure, territory, unit: unit, state: state) {
            return Coverages(first: coverage(area, .words(tokens)))
        }
        if let subject = subject(figure, unit: unit, state: state) {
            if !subject.joined.isEmpty, let cue = inTotal(figure) {
                return Coverages(first: coverage(home, .cue(cue)))
            }
            if case .cue(let cue) = tierGround, cue.start >= subject.tokens.upperBound,
                isOne(subject.area, of: tier) || subject.joined.contains(where: { isOne($0, of: tier) })
            {
                return Coverages(first: coverage(home, .cue(cue)))
            }
            let ground = Ground.words(subject.tokens)
            guard let first = subject.joined.first else { return Coverages(first: coverage(subject.area, ground)) }
            let others = subject.joined.dropFirst() + [subject.area]
            return Coverages(first: coverage(first, ground), others: others.map { coverage($0, ground) })
        }
        if let area = state.area { return Coverages(first: coverage(area, .paragraph, isStated: false)) }
        if let area = state.articleArea { return Coverages(first: coverage(area, .title, isStated: false)) }
        if let (area, tokens) = only(after: figure, territory) {
            return Coverages(first: coverage(area, .words(tokens), isStated: false))
        }
        return Coverages(first: coverage(home, .article, isStated: false))
    }

    /// In an article about several provinces: the one that the words after the figure name ("82,5% dân số Đà Nẵng").
    private func only(after figure: Figure, _ territory: Territory) -> (AreaState, Range<Int>)? {
        guard province == nil else { return nil }
        for mention in field.places(ofPlacesIn: reach(figure.extent.upperBound, territory.own.upperBound)) {
            if let place = field.places[mention].province {
                return (AreaState(scope: .province, name: nil, province: place), field.places[mention].tokens)
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
        _ figure: Figure, _ territory: Territory, unit: Unit, state: ReadingState
    ) -> (AreaState, Range<Int>)? {
        for place in field.places(ofPlacesIn: reach(figure.extent.upperBound, territory.own.upperBound)) {
            guard field.places[place].isSubject && isAttached(place) || isRanked(place, figure),
                let area = area(at: place, unit: unit, state: state)
            else {
                continue
            }
            if area.scope == .national, unit == .rank { continue }
            if area.scope == .organization, !isAt(place, figure) { continue }
            return (area, field.places[place].tokens)
        }
        return nil
    }

    /// "hộ kinh doanh tại chợ Phan Rang", but not "theo hướng dẫn của Bộ ..."
    private func isAt(_ place: Int, _ figure: Figure) -> Bool {
        let start = field.places[place].tokens.lowerBound
        guard case .organization(_, false) = field.places[place].kind, start - figure.extent.upperBound <= 6 else {
            return false
        }
        let word = field.tokens[start - 1].key
        return word == ScopeWords.at || word == ScopeWords.in_
    }

    /// "Ở vị trí thứ 2 là TP. Hồ Chí Minh", "đứng thứ 3 tỉnh Hải Dương": who holds the place comes after it.
    private func isRanked(_ place: Int, _ figure: Figure) -> Bool {
        guard figure.shape == .rank, field.places[place].isNamed else { return false }
        let gap = field.tokens[reach(figure.extent.upperBound, field.places[place].tokens.lowerBound)]
        guard gap.count <= 8, gap.allSatisfy({ $0.kind == .word }) else { return false }
        if gap.isEmpty { return field.places[place].hasType }
        guard let last = gap.last else { return false }
        return last.key == ScopeWords.isVerb
            || last.key == ScopeWords.to && gap.dropLast().last?.key == ScopeWords.belongs
    }

    private func isAttached(_ place: Int) -> Bool {
        let start = field.places[place].tokens.lowerBound
        switch field.places[place].kind {
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

    /// A place before a figure, with those that commas and "và" join to it.
    private struct Subject {
        let area: AreaState
        let tokens: Range<Int>
        var joined: [AreaState] = []
    }

    /// The nearest place before the figure in its sentence.
    private func subject(_ figure: Figure, unit: Unit, state: ReadingState) -> Subject? {
        let before = field.places(ofPlacesIn: reach(sentence.lowerBound, figure.extent.lowerBound))
        for place in before.reversed() {
            guard isCandidate(place, figure, unit), let area = area(at: place, unit: unit, state: state) else {
                continue
            }
            var subject = Subject(area: area, tokens: field.places[place].tokens)
            if subject.tokens.upperBound + 6 >= figure.extent.lowerBound || isFirstFigure(figure) {
                subject.joined = joined(before.lowerBound..<place, place, unit: unit, state: state)
            }
            return subject
        }
        return nil
    }

    /// Whether no figure comes before in the sentence: whoever opens it is whom it is of.
    private func isFirstFigure(_ figure: Figure) -> Bool {
        !field.figures(in: reach(sentence.lowerBound, figure.extent.lowerBound)).contains { !$0.isSeparator }
    }

    private func isCandidate(_ place: Int, _ figure: Figure, _ unit: Unit) -> Bool {
        let name = field.places[place].tokens
        if isBracketedBeside(place, figure) { return true }
        guard field.places[place].isSubject, !field.places[place].isMedia, !isJoinedByNumber(name) else { return false }
        switch field.places[place].kind {
        case .organization(_, true): if endsAttachment(name.lowerBound) { return false }
        case .national: if unit == .rank || followsRank(name) { return false }
        default: break
        }
        return !isAfterEarlierFigure(name, figure)
    }

    /// "cao hơn Long An (9,8%)": what stands in brackets right after a place is of it.
    private func isBracketedBeside(_ place: Int, _ figure: Figure) -> Bool {
        let open = field.places[place].tokens.upperBound
        return field.places[place].isNamed && field.kind(open) == .open && open + 1 == figure.extent.lowerBound
    }

    /// "Thành phố Tây Ninh cùng 4 huyện": the place of some tokens is one of those that a number counts.
    func isJoinedByNumber(_ name: Range<Int>) -> Bool {
        field.kind(name.upperBound + 1) == .number && ScopeWords.joins.contains(field.tokens[name.upperBound].key)
    }

    /// Whether a place of some tokens comes after a rank: "xếp thứ 9 cả nước" says among whom, not of whom.
    func followsRank(_ name: Range<Int>) -> Bool {
        let start = name.lowerBound
        return field.places(ofFiguresIn: sentence).contains { place in
            guard field.figures[place].shape == .rank else { return false }
            let end = field.figures[place].extent.upperBound
            return end <= start && start - end <= 4
                && field.tokens[end..<start].allSatisfy {
                    $0.kind == .word || $0.kind == .slash || $0.kind == .number
                }
        } || field.annotations.has(.leader, in: reach(max(sentence.lowerBound, start - 3), start))
    }

    /// A place in the words after an earlier figure belongs to that one only ("137 trạm ở thành phố Vinh; ...").
    private func isAfterEarlierFigure(_ name: Range<Int>, _ figure: Figure) -> Bool {
        guard endsAttachment(name.lowerBound) else { return false }
        let between = reach(sentence.lowerBound, name.lowerBound)
        guard let place = field.places(ofFiguresIn: between).last(where: { !field.figures[$0].isSeparator }) else {
            return false
        }
        let earlier = field.figures[place].extent
        if earlier.lowerBound <= sentence.lowerBound + 2 { return false }
        let gap = reach(earlier.upperBound, name.lowerBound)
        return !field.tokens[gap].contains { $0.kind == .comma || $0.kind == .semicolon || $0.kind == .dash }
    }

    /// The places before one that commas and "và" join to it, in order.
    private func joined(_ before: Range<Int>, _ last: Int, unit: Unit, state: ReadingState) -> [AreaState] {
        var result: [AreaState] = []
        guard field.places[last].isNamed else { return [] }
        var next = field.places[last].tokens
        let after = reach(next.upperBound, min(field.tokens.count, next.upperBound + 4))
        if field.annotations.has(.lastNamed, in: after) { return [] }
        for place in before.reversed() {
            let gap = reach(field.places[place].tokens.upperBound, next.lowerBound)
            guard !gap.isEmpty, gap.count <= 2, isJoint(gap), field.places[place].isNamed,
                let area = area(at: place, unit: unit, state: state), !result.contains(area)
            else { break }
            result.insert(area, at: 0)
            next = field.places[place].tokens
        }
        return result
    }

    private func isJoint(_ gap: Range<Int>) -> Bool {
        field.tokens[gap].allSatisfy { $0.kind == .comma || $0.key == PeriodWords.and }
    }

    /// The provinces, districts and communes that a range of tokens names, in order.
    func named(in range: Range<Int>, state: ReadingState) -> [AreaState] {
        var areas: [AreaState] = []
        for place in field.places(ofPlacesIn: range) where field.places[place].isNamed {
            if let area = area(at: place, unit: .percent, state: state) { areas.append(area) }
        }
        return areas
    }

    /// The last named place in a range with those that commas and "và" join to it, in order.
    func joinedGroup(in range: Range<Int>, state: ReadingState) -> [AreaState] {
        let places = field.places(ofPlacesIn: range)
        guard let last = places.last(where: { field.places[$0].isNamed }),
            let area = area(at: last, unit: .percent, state: state)
        else {
            return []
        }
        return joined(places.lowerBound..<last, last, unit: .percent, state: state) + [area]
    }

    // MARK: From mentions to areas

    /// The area that the mention at a place of the field's list means, or nil where it means none that a figure of the unit
    /// can be of. Mentions hold names: they are looked at in their list.
    func area(at place: Int, unit: Unit, state: ReadingState) -> AreaState? {
        let tokens = field.places[place].tokens
        switch field.places[place].kind {
        case .province(let named):
            return AreaState(scope: .province, name: nil, province: named == province ? nil : named)
        case .district(let name, let provinces):
            return district(name, provinces, hasType: field.places[place].hasType)
        case .commune(let name):
            return AreaState(scope: .commune, name: name, province: nil)
        case .organization(let name, let isAgency):
            return organization(name, isAgency: isAgency, at: tokens.lowerBound, unit: unit, state: state)
        case .organizationAgain: return again(tokens, state)
        case .provinceWide: return wholeProvince(tokens, state)
        case .cityWide:
            if isSaidAgain(tokens) || province == nil { return wholeProvince(tokens, state) }
            if let province, catalogue.provinces[province].isCity { return home }
            return state.lastDistrict
        case .districtWide: return state.lastDistrict ?? AreaState(scope: .district, name: nil, province: nil)
        case .communeWide: return state.lastCommune
        case .national: return AreaState(scope: .national, name: nil, province: nil)
        }
    }

    /// "tỉnh": the article's province; in an article about several, and in "tỉnh này", the one named last.
    private func wholeProvince(_ words: Range<Int>, _ state: ReadingState) -> AreaState {
        guard province == nil || isSaidAgain(words) else { return home }
        let before = field.places(ofPlacesIn: reach(sentence.lowerBound, words.lowerBound))
        let named = before.last { field.places[$0].isSubject && field.places[$0].province != nil }
        guard let last = named.flatMap({ field.places[$0].province }) ?? state.lastProvince, last != province else {
            return home
        }
        return AreaState(scope: .province, name: nil, province: last)
    }

    private func isSaidAgain(_ words: Range<Int>) -> Bool {
        field.kind(words.upperBound - 1) == .word && field.tokens[words.upperBound - 1].key == ScopeWords.this
    }

    /// "hợp tác xã chốt được 340 đơn": the one named last, where it is of that kind.
    private func again(_ words: Range<Int>, _ state: ReadingState) -> AreaState? {
        guard let last = state.lastOrganization, let name = last.name,
            !abbreviations.isEmpty || name.mayBegin(with: field.tokens[words.lowerBound])
        else { return nil }
        let type = Spelling.lowercased(field.document.name(words))
        if Spelling.begins(name, withSmall: type) { return last }
        let written = abbreviations.first { Spelling.lowercased($0.key) == type }.map { Spelling.lowercased($0.value) }
        return written.map { Spelling.begins(name, withSmall: $0) } ?? false ? last : nil
    }

    private func district(_ name: String, _ provinces: [Int], hasType: Bool) -> AreaState? {
        let other = provinces.count == 1 && provinces.first != province ? provinces.first : nil
        if !hasType {
            guard let province, provinces.contains(province) else { return nil }
            return AreaState(scope: .district, name: name, province: nil)
        }
        return AreaState(scope: .district, name: name, province: other)
    }

    /// A ministry belongs to no province.
    private func isCentral(_ start: Int) -> Bool { field.annotations.starts(.centralBody, at: start) }

    private func organization(
        _ name: String, isAgency: Bool, at start: Int, unit: Unit, state: ReadingState
    ) -> AreaState? {
        if isAgency, unit != .percent, unit != .score, unit != .rank { return nil }
        return AreaState(
            scope: .organization, name: fullName(name, state), province: nil, isCentral: isAgency && isCentral(start))
    }

    /// "Bưu điện tỉnh" is that of the article's province, "Bệnh viện Đa khoa huyện" that of the district named last;
    /// an abbreviation that the article explains is written out.
    private func fullName(_ name: String, _ state: ReadingState) -> String {
        if let short = name.abbreviation,
            let written = abbreviations[String(short)] ?? ScopeWords.written[String(short)]
        {
            return completed(written + name[short.endIndex...], state)
        }
        return completed(name, state)
    }

    /// A body's name with that of the place whose tier it ends with.
    private func completed(_ name: String, _ state: ReadingState) -> String {
        if name.ends(with: " tỉnh"), let province { return name + " " + catalogue.provinces[province].name }
        if name.ends(with: " huyện"), let district = state.lastDistrict?.name, district.hasPrefix("huyện ") {
            return String(name.dropLast("huyện".count)) + district
        }
        return name
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
        let cues = field.annotations.places(ofCuesIn: reach(territory.own.lowerBound, nounEnd(after)))
        if let other = cues.first(where: { field.annotations.cues[$0].cue == .notTier }) {
            return (nil, .cue(field.annotations.cues[other]))
        }
        let near = reach(max(sentence.lowerBound, territory.lead - 6), territory.lead)
        guard
            let (first, isOne) = tierCue(cues, endingFrom: 0)
                ?? tierCue(field.annotations.places(ofCuesIn: near), endingFrom: territory.lead - 2), isOne
        else { return (nil, .unsaid) }
        return (Self.tier(first), .cue(first))
    }

    /// The first cue of a tier among those that end at a token or after it, and whether no other tier is named there.
    private func tierCue(_ places: Range<Int>, endingFrom end: Int) -> (first: CueMatch, isOne: Bool)? {
        var first: CueMatch?
        for place in places where field.annotations.cues[place].end >= end {
            let cue = field.annotations.cues[place]
            guard let tier = Self.tier(cue) else { continue }
            guard let known = first else {
                first = cue
                continue
            }
            if Self.tier(known) != tier { return (known, false) }
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
