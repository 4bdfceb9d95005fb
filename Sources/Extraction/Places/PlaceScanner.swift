import Catalogue
import Core
import VietnameseText

/// Finds the places and bodies that a text names (domain/reading-articles.md, "Which province").
struct PlaceScanner {
    let annotations: Annotations
    let tokens: [Token]
    let catalogue: Catalogue
    private let publishedAt: Timestamp?

    init(_ annotations: Annotations, catalogue: Catalogue, publishedAt: Timestamp?) {
        self.annotations = annotations
        self.catalogue = catalogue
        self.publishedAt = publishedAt
        tokens = annotations.document.tokens
    }

    /// All mentions in the order of the text.
    func scan() -> [PlaceMention] {
        var mentions: [PlaceMention] = []
        if tokens.count > 100 { mentions.reserveCapacity(tokens.count / 32) }
        var named = NamedPlaces()
        var place = 0
        var end = 0
        while let start = annotations.next(.place, from: place) {
            place = start
            let near = place - end <= Self.nearby ? mentions.indices.last : nil
            let said = annotations.said(in: place..<place + 1)
            guard near != nil || !named.isEmpty || mayMention(place, said) else {
                place += 1
                continue
            }
            let listed = near.flatMap { self.listed(place, mentions, $0) }
            if let mention = listed ?? mention(at: place, said) ?? (named.isEmpty ? nil : again(place, named)) {
                end = mention.tokens.upperBound
                place = max(place + 1, end)
                let last = mentions.count
                mentions.append(mention)
                if let near {
                    if explains(mentions[last], mentions[near]) { mentions[last].isSubject = false }
                    if continues(mentions[last], mentions[near]) { mentions[last].hasType = true }
                }
                if case .commune = mentions[last].kind { named.add(mentions[last], tokens) }
            } else if let end = lookalikeEnd(place) {
                place = end
            } else {
                place += 1
            }
        }
        return mentions
    }

    /// The most tokens between two mentions that may be joined: "và", a comma, a bracket.
    private static let nearby = 2

    /// The cues that a place, or a phrase that only looks like one, may start with.
    static let cues: CueSet = [
        .organizationName, .agencyName, .agencyType, .organizationType, .national, .provinceWide, .cityWide,
        .districtWide, .communeWide, .districtType, .provinceType, .communeType, .notPlace,
    ]
    /// The cues that a body may start with.
    private static let bodyCues: CueSet = [.organizationName, .agencyName, .agencyType, .organizationType]

    /// "các huyện Đạ Huoai, Đam Rông": the type word is said of all.
    private func continues(_ mention: PlaceMention, _ last: PlaceMention) -> Bool {
        guard last.hasType, case .district = last.kind, case .district = mention.kind else { return false }
        let gap = tokens[last.tokens.upperBound..<mention.tokens.lowerBound]
        return gap.count <= 2 && gap.allSatisfy { $0.kind == .comma || $0.key == PeriodWords.and }
    }

    /// "hai xã Sơn Lộ và Cô Ba": the type word of several communes is said once.
    private func listed(_ place: Int, _ mentions: [PlaceMention], _ near: Int) -> PlaceMention? {
        guard tokens[place].isCapital, mentions[near].hasType, case .commune(let name) = mentions[near].kind else {
            return nil
        }
        let last = mentions[near]
        guard followsMany(last.tokens.lowerBound) || last.nameStart == last.tokens.lowerBound else { return nil }
        let gap = tokens[last.tokens.upperBound..<place]
        guard (1...2).contains(gap.count), gap.allSatisfy({ $0.kind == .comma || $0.key == PeriodWords.and }),
            let type = name.split(separator: " ").first, let end = capitalEnd(place, atMost: 4), end - place > 1
        else { return nil }
        return make(.commune(name: "\(type) \(text(place, end))"), place..<end, hasType: true)
    }

    /// Whether "các", "hai", "3" stands before: more than one is meant.
    private func followsMany(_ place: Int) -> Bool {
        place > 0 && (tokens[place - 1].kind == .number || BodyTier.several.contains(tokens[place - 1].key))
    }

    /// A commune named with its type word before: "12/12 xóm của Hồng Trị".
    private func again(_ place: Int, _ named: NamedPlaces) -> PlaceMention? {
        guard tokens[place].isCapital,
            place == 0 || tokens[place - 1].kind != .word || !tokens[place - 1].isCapital || opensSentence(place - 1),
            let (kind, end) = named.find(place, tokens),
            end == tokens.count || tokens[end].kind != .word || !tokens[end].isCapital
        else { return nil }
        return make(kind, place..<end, hasType: true)
    }

    private func opensSentence(_ place: Int) -> Bool { place == 0 || Self.endsClause(tokens[place - 1].kind) }

    /// "Mỹ Xương (huyện Cao Lãnh)": the second only says where the first lies.
    private func explains(_ mention: PlaceMention, _ last: PlaceMention) -> Bool {
        guard mention.tokens.lowerBound == last.tokens.upperBound + 1 else { return false }
        switch (tokens[last.tokens.upperBound].kind, last.kind, mention.kind) {
        case (.open, _, .national): return false
        case (.open, _, _): return true
        case (.comma, .commune(let inner), .commune(let outer)):
            return BodyTier.isHamlet(inner) && !BodyTier.isHamlet(outer)
        case (.comma, .commune, .district), (.comma, .organization, .commune), (.comma, .organization, .district):
            return true
        case (.comma, .district, .province): return mention.hasType
        default: return false
        }
    }

    /// Whether a token that some cues start at may mention a place or look like one; most with a capital only open a sentence.
    private func mayMention(_ place: Int, _ said: CueSet) -> Bool {
        annotations.hasName(at: place) || said.intersects(Self.cues) || opensName(place) || mayStandAlone(place)
    }

    /// What a token mentions that some cues start at.
    private func mention(at place: Int, _ said: CueSet) -> PlaceMention? {
        let hasName = annotations.hasName(at: place)
        if hasName, let mention = media(place) { return mention }
        if !said.isEmpty, let mention = typed(place, said) { return mention }
        if said.intersects(Self.wideCues) || mayStandAlone(place), let mention = wide(place, said) { return mention }
        if opensName(place), let mention = explainedCommune(place) { return mention }
        return hasName && lookalikeEnd(place) == nil ? bareName(place) : nil
    }

    /// What the type word at a token that some cues start at stands for, together with a name.
    private func typed(_ place: Int, _ said: CueSet) -> PlaceMention? {
        if said.intersects(Self.bodyCues), let mention = organization(place, said) { return mention }
        if said.contains(.districtType), let mention = typedDistrict(place) { return mention }
        if said.contains(.provinceType), let mention = typedProvince(place) { return mention }
        return said.contains(.communeType) ? commune(place) : nil
    }

    func make(_ kind: PlaceMention.Kind, _ range: Range<Int>, hasType: Bool) -> PlaceMention {
        PlaceMention(
            kind: kind, tokens: range,
            isSubject: !annotations.ends(.notSubjectBefore, at: range.lowerBound),
            hasType: hasType, nameStart: range.lowerBound)
    }

    // MARK: Gazetteer

    private func isCapital(_ range: Range<Int>) -> Bool {
        tokens[range].allSatisfy { $0.kind != .word || $0.isCapital }
    }

    private func lookalikeEnd(_ place: Int) -> Int? {
        longest(place) { if case .lookalike = $0.value { 0 } else { nil } }?.end
            ?? annotations.end(of: .notPlace, startingAt: place)
    }

    /// The longest of the names at a token that are of a kind, with its number.
    private func longest(_ place: Int, _ number: (RoleMatch<PhraseRole>) -> Int?) -> (number: Int, end: Int)? {
        var best: (number: Int, end: Int)?
        for match in annotations.names(startingAt: place) {
            guard let number = number(match), best.map({ $0.end < match.end }) ?? true else { continue }
            best = (number, match.end)
        }
        return best
    }

    private func media(_ place: Int) -> PlaceMention? {
        guard tokens[place].isCapital,
            let (province, end) = longest(
                place, { if case .provinceMedia(let province) = $0.value { province } else { nil } })
        else { return nil }
        var mention = make(.province(province), place..<end, hasType: true)
        mention.isMedia = true
        mention.isSubject = false
        return mention
    }

    private func provinceMatch(_ place: Int) -> (province: Int, end: Int)? {
        longest(place) { if case .province(let province) = $0.value { province } else { nil } }.map {
            ($0.number, $0.end)
        }
    }

    private static func district(_ match: RoleMatch<PhraseRole>) -> Int? {
        if case .district(let district) = match.value { district } else { nil }
    }

    /// The end of the longest name of a district at a token.
    private func districtEnd(_ place: Int) -> Int? { longest(place, Self.district)?.end }

    /// The districts with the name of some tokens.
    private func districts(_ name: Range<Int>) -> [District] {
        let found = annotations.names(startingAt: name.lowerBound).filter { $0.end == name.upperBound }
        return found.compactMap(Self.district).sorted().map { catalogue.districts[$0] }
    }

    /// A type word with the point of its abbreviation; the token after it.
    private func typeEnd(_ cue: Cue, _ place: Int) -> Int? {
        guard var end = annotations.end(of: cue, startingAt: place) else { return nil }
        if end < tokens.count, tokens[end].kind == .period, !tokens[end].spaceBefore,
            tokens[end].start - tokens[place].start <= 2, tokens[place].isCapital
        {
            end += 1
        }
        return end < tokens.count ? end : nil
    }

    /// "huyện Yên Định", "TX. Giá Rai", "Quận 8", "TP Kon Tum"
    private func typedDistrict(_ place: Int) -> PlaceMention? {
        guard let name = typeEnd(.districtType, place) else { return nil }
        let type = districtType(place)
        if let end = districtEnd(name), isCapital(name..<end), provinceMatch(name).map({ $0.end <= end }) ?? true {
            let districts = districts(name..<end)
            let fitting = districts.filter { $0.type == type }
            if let first = (fitting.isEmpty ? districts : fitting).first, !isCityProvince(name, end, type) {
                let all = fitting.isEmpty ? districts : fitting
                let shown = fitting.isEmpty ? type : first.type
                let written = annotations.document.isRespelled ? first.name : text(name, end)
                return make(
                    .district(name: "\(shown) \(written)", provinces: all.map(\.province)), place..<end, hasType: true)
            }
        }
        if provinceMatch(name) != nil { return nil }
        guard type != "thành phố", tokens[name].kind == .word || type == "quận", let end = capitalEnd(name, atMost: 4)
        else { return nil }
        return make(.district(name: "\(type) \(text(name, end))", provinces: []), place..<end, hasType: true)
    }

    private func districtType(_ place: Int) -> String {
        let end = annotations.end(of: .districtType, startingAt: place) ?? place + 1
        switch Spelling.lowercased(text(place, end)) {
        case "tp", "thanh pho": return "thành phố"
        case "tx", "thi xa": return "thị xã"
        case "huyen": return "huyện"
        case "quan": return "quận"
        case let type: return type
        }
    }

    /// "thành phố Hà Nội" is a province; "thành phố Huế" is one since it is governed by the centre.
    private func isCityProvince(_ name: Int, _ end: Int, _ type: String) -> Bool {
        guard type == "thành phố", let match = provinceMatch(name), match.end == end else { return false }
        let province = catalogue.provinces[match.province]
        guard let from = province.cityFrom else { return province.isCity }
        guard let publishedAt else { return false }
        return publishedAt >= from
    }

    private func typedProvince(_ place: Int) -> PlaceMention? {
        guard let name = typeEnd(.provinceType, place), let (province, end) = provinceMatch(name) else { return nil }
        return make(.province(province), place..<end, hasType: true)
    }

    private func bareName(_ place: Int) -> PlaceMention? {
        if let (province, end) = provinceMatch(place), isCapital(place..<end), !followsNotBefore(place) {
            if let other = districtEnd(place), other > end { return bareDistrict(place..<other) }
            let fits = catalogue.provinces[province]
            if let from = fits.cityFrom, end - place == 1, publishedAt.map({ $0 < from }) ?? true { return nil }
            return make(.province(province), place..<end, hasType: followsType(place))
        }
        if let end = districtEnd(place), end - place > 1, isCapital(place..<end), !followsNotBefore(place) {
            return bareDistrict(place..<end)
        }
        return nil
    }

    /// "trên địa bàn thành phố Hồ Chí Minh", "UBND tinh Ha Giang"
    private func followsType(_ place: Int) -> Bool {
        place > 0
            && (tokens[place - 1].bare == BodyTier.bareProvince || annotations.ends(.provinceType, at: place))
    }

    private func bareDistrict(_ range: Range<Int>) -> PlaceMention? {
        let districts = districts(range)
        guard let first = districts.first else { return nil }
        return make(
            .district(name: "\(first.type) \(first.name)", provinces: districts.map(\.province)), range, hasType: false)
    }

    private func followsNotBefore(_ place: Int) -> Bool {
        guard place > 0 else { return false }
        return (max(0, place - 3)..<place).contains { start in
            annotations.names(startingAt: start).contains { $0.value == .notBeforeProvince && $0.end == place }
        }
    }

    // MARK: Names that no list holds

    private func text(_ start: Int, _ end: Int) -> String { annotations.document.name(reach(start, end)) }

    /// The end of a run of capital words (or one number) from a token on; nil for none.
    private func capitalEnd(_ place: Int, atMost limit: Int) -> Int? {
        guard place < tokens.count else { return nil }
        if tokens[place].kind == .number {
            let isShort = tokens[place].end - tokens[place].start <= 2
            return isShort && !isCounted(place + 1) ? place + 1 : nil
        }
        var end = place
        while end < tokens.count, end - place < limit, tokens[end].kind == .word, tokens[end].isCapital,
            tokens[end].end - tokens[end].start > 1 || end > place || BodyTier.roman.contains(tokens[end].key)
        {
            end += 1
        }
        return end > place ? end : nil
    }

    /// Whether a sign after a number makes it a figure: "cấp xã 60%", "phường 3/4".
    private func isCounted(_ place: Int) -> Bool {
        guard place < tokens.count else { return false }
        return tokens[place].kind == .percent || tokens[place].kind == .slash
    }

    /// "xã Định Hòa", "phường 3", "xã vùng đồi Yên Lâm"
    private func commune(_ place: Int) -> PlaceMention? {
        guard let typeEnd = typeEnd(.communeType, place) else { return nil }
        var name = typeEnd
        if let modifierEnd = annotations.end(of: .typeModifier, startingAt: name) { name = modifierEnd }
        guard let end = capitalEnd(name, atMost: 4), !isAllCapital(place, end) else { return nil }
        if tokens[name].kind == .number, name > typeEnd || tokens[place].kind != .word { return nil }
        let typeWords = text(place, annotations.end(of: .communeType, startingAt: place) ?? place + 1)
        let type = Spelling.lowercased(typeWords)
        var mention = make(.commune(name: "\(type) \(text(name, end))"), place..<end, hasType: true)
        mention.nameStart = name
        return mention
    }

    /// "Mỹ Xương (huyện Cao Lãnh)": a name that brackets place in a district is a commune's.
    private func explainedCommune(_ place: Int) -> PlaceMention? {
        guard place == 0 || !(tokens[place - 1].kind == .word && tokens[place - 1].isCapital),
            let end = capitalEnd(place, atMost: 4), end - place > 1, !isAllCapital(place, end),
            end + 1 < tokens.count, tokens[end].kind == .open, provinceMatch(place) == nil,
            annotations.starts(.districtType, at: end + 1), let district = typedDistrict(end + 1),
            district.tokens.upperBound < tokens.count, tokens[district.tokens.upperBound].kind == .close
        else { return nil }
        return make(.commune(name: "xã \(text(place, end))"), place..<end, hasType: true)
    }

    /// Whether a token and the next have capitals.
    private func opensName(_ place: Int) -> Bool {
        tokens[place].isCapital && place + 1 < tokens.count && tokens[place + 1].isCapital
    }

    private func isAllCapital(_ start: Int, _ end: Int) -> Bool { tokens[start..<end].allSatisfy(\.isAllCapital) }

    private func organization(_ place: Int, _ said: CueSet) -> PlaceMention? {
        if said.contains(.organizationName), let end = annotations.end(of: .organizationName, startingAt: place) {
            let last = nameEnd(end)
            return make(.organization(name: text(place, last), isAgency: false), place..<last, hasType: true)
        }
        if said.contains(.agencyName), tokens[place].isCapital,
            let end = annotations.end(of: .agencyName, startingAt: place)
        {
            return agency(place, provinceMatch(end)?.end ?? end)
        }
        let isAgency = tokens[place].isCapital && said.contains(.agencyType)
        guard let typeEnd = annotations.end(of: isAgency ? .agencyType : .organizationType, startingAt: place) else {
            return nil
        }
        let end = nameEnd(typeEnd)
        if end == typeEnd, !isAgency || typeEnd - place < 3 {
            return isAgency
                ? nil
                : make(.organizationAgain, place..<end, hasType: true)
        }
        let last = isAgency ? agencyEnd(end) : end
        if isAgency { return agency(place, last) }
        return make(.organization(name: text(place, last), isAgency: false), place..<last, hasType: true)
    }

    private func agency(_ place: Int, _ end: Int) -> PlaceMention {
        var mention = make(.organization(name: text(place, end), isAgency: true), place..<end, hasType: true)
        if annotations.starts(.speaksAfter, at: end) { mention.isSubject = false }
        return mention
    }

    /// Where a body's name ends: after its last capital word, or after the tier that it belongs to ("Bưu điện tỉnh").
    private func nameEnd(_ start: Int) -> Int {
        var end = start
        var place = start
        while place < tokens.count, place < start + 9 {
            if tokens[place].kind == .dash, place == end, place + 1 < tokens.count, tokens[place + 1].isCapital {
                place += 1
                continue
            }
            guard tokens[place].kind == .word else { break }
            if let last = abbreviatedCityEnd(place) {
                (end, place) = (last, last)
                continue
            }
            if !tokens[place].isCapital, annotations.starts(.nameEnd, at: place) { break }
            let isTier = place - end <= 1 && BodyTier.words.contains(tokens[place].key)
            if tokens[place].isCapital || isTier { end = place + 1 }
            if place + 1 < tokens.count, tokens[place + 1].kind == .open, let inner = abbreviationEnd(place + 1) {
                place = inner
                continue
            }
            place += 1
        }
        return end
    }

    /// "Sở Y tế TP.HCM": the point of the abbreviation ends no name.
    private func abbreviatedCityEnd(_ place: Int) -> Int? {
        guard tokens[place].isCapital, place + 1 < tokens.count, tokens[place + 1].kind == .period else { return nil }
        return provinceMatch(place)?.end
    }

    /// An agency's name goes on in small letters: "Sở Thông tin và Truyền thông".
    private func agencyEnd(_ start: Int) -> Int {
        var end = start
        while end < tokens.count, end < start + 3, tokens[end].kind == .word,
            !annotations.starts(.nameEnd, at: end)
        {
            end += 1
        }
        return end
    }

    /// "(HTX)" after "Hợp tác xã" is passed over.
    private func abbreviationEnd(_ place: Int) -> Int? {
        guard place + 2 < tokens.count, tokens[place + 1].isAllCapital, tokens[place + 2].kind == .close else {
            return nil
        }
        return place + 3
    }
}
