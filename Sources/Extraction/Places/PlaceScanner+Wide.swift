import Catalogue
import Core
import VietnameseText

/// Places said without a name: "toàn tỉnh", "huyện này", "cả nước", "51 tỉnh, thành phố".
extension PlaceScanner {
    /// What a token that some cues start at says without a name.
    func wide(_ place: Int, _ said: CueSet) -> PlaceMention? {
        for (cue, kind) in said.intersects(Self.wideCues) ? Self.wideKinds : [] {
            if let end = annotations.end(of: cue, startingAt: place), !isNamed(end, kind),
                kind == .national || kind == .provinceWide || !isOneOfTypes(place)
            {
                return subject(kind, place..<end)
            }
        }
        if let kind = opensClause(place) { return subject(kind, place..<place + 1) }
        return countedProvinces(place).map { subject(.national, place..<$0) }
    }

    private static let wideKinds: [(Cue, PlaceMention.Kind)] = [
        (.national, .national), (.provinceWide, .provinceWide), (.cityWide, .cityWide), (.districtWide, .districtWide),
        (.communeWide, .communeWide),
    ]
    static let wideCues: CueSet = [.national, .provinceWide, .cityWide, .districtWide, .communeWide]

    /// "của quận Ngô Quyền": the type word belongs to a name.
    func isNamed(_ place: Int, _ kind: PlaceMention.Kind) -> Bool {
        switch kind {
        case .districtWide, .communeWide, .cityWide:
            return place < tokens.count && tokens[place].kind == .word && tokens[place].isCapital
        default: return false
        }
    }

    /// "99/99 xã, phường đã ...", "cấp huyện đã có": a type word in a list, counted or of a tier is no one place.
    func isOneOfTypes(_ place: Int) -> Bool {
        guard place > 0, tokens[place].key != BodyTier.province, !opensList(place) else {
            return place > 0 && tokens[place].key != BodyTier.province
        }
        guard !annotations.starts(.attachedArea, at: place) else { return false }
        let before = tokens[place - 1]
        switch before.kind {
        case .number: return before.end - before.start != 4
        case .percent: return true
        case .comma:
            return place > 1 && tokens[place - 2].kind == .word
                && (BodyTier.types.contains(tokens[place - 2].key) || BodyTier.city == tokens[place - 2].key)
        case .word: return BodyTier.several.contains(before.key) || before.key == BodyTier.tier
        default: return false
        }
    }

    /// "ở xã, phường": a list of types goes on within the next words.
    func opensList(_ place: Int) -> Bool {
        (place + 1..<min(tokens.count - 1, place + 4)).contains {
            tokens[$0].kind == .comma && BodyTier.types.contains(tokens[$0 + 1].key)
                && BodyTier.types.contains(tokens[$0 - 1].key)
        }
    }

    func subject(_ kind: PlaceMention.Kind, _ range: Range<Int>) -> PlaceMention {
        var mention = make(kind, range, hasType: false)
        mention.isSubject = true
        return mention
    }

    /// "Tỉnh tính đến năm 2025 ...", "Huyện phấn đấu ...": a bare type word that opens a sentence is its subject.
    func opensClause(_ place: Int) -> PlaceMention.Kind? {
        guard let kind = BodyTier.subject(tokens[place].key), place + 1 < tokens.count,
            !annotations.starts(.guard, at: place)
        else { return nil }
        let next = tokens[place + 1]
        guard next.kind == .word, !next.isCapital, next.key != BodyTier.city else { return nil }
        let opens = place == 0 || Self.endsClause(tokens[place - 1].kind) && tokens[place].isCapital
        return opens || kind == .provinceWide && tokens[place - 1].kind == .comma ? kind : nil
    }

    /// Whether a token is a type word where it may stand for a place: it begins a clause, or comes after a number or a comma.
    func mayStandAlone(_ place: Int) -> Bool {
        guard place > 0 else { return BodyTier.isSubject(tokens[place].key) }
        let before = tokens[place - 1].kind
        return (before == .number || before == .comma || Self.endsClause(before))
            && BodyTier.isSubject(tokens[place].key)
    }

    static func endsClause(_ kind: TokenKind) -> Bool {
        switch kind {
        case .paragraph, .period, .semicolon, .mark, .quote, .dash, .other: true
        default: false
        }
    }

    /// "51 tỉnh, thành phố thành lập 46.105 tổ" speaks of the country.
    func countedProvinces(_ place: Int) -> Int? {
        guard tokens[place].key == BodyTier.province, place > 0, tokens[place - 1].kind == .number,
            place + 2 < tokens.count, tokens[place + 1].kind == .comma, tokens[place + 2].key == BodyTier.cityShort
        else { return nil }
        return place + 3
    }
}
