import Catalogue
import Core
import VietnameseText

/// The points that speak for each province; where it is asked for, with what spoke.
struct ProvinceTally {
    /// What spoke for a province.
    struct Vote {
        let province: Int
        let points: Int
        let words: String
    }

    private(set) var points: [Int]
    /// What spoke, in order; nil where nobody asks.
    private(set) var votes: [Vote]?

    init(count: Int, isExplained: Bool) {
        points = [Int](filledWith: 0, count: count)
        votes = isExplained ? [] : nil
    }

    mutating func add(_ weight: Int, to province: Int, _ words: @autoclosure () -> String) {
        points[province] += weight
        if votes != nil { votes?.append(Vote(province: province, points: weight, words: words())) }
    }
}

/// How often a text has named each province and district.
private struct Seen {
    private var provinces: [Int]
    private var districts: [PlaceMention.Kind: Int] = [:]

    init(provinces: Int) { self.provinces = [Int](filledWith: 0, count: provinces) }

    /// How often the place of a mention has been named with this one; 0 for other places.
    mutating func count(_ kind: PlaceMention.Kind) -> Int {
        switch kind {
        case .province(let place):
            provinces[place] += 1
            return provinces[place]
        case .district:
            districts[kind, default: 0] += 1
            return districts[kind, default: 0]
        default: return 0
        }
    }
}

/// Decides which province an article is about (domain/reading-articles.md, "The article's province").
struct ProvinceResolver: Sendable {
    private let catalogue: Catalogue
    private let matcher: Matcher
    private let domains: SourceDomains
    private let words: ProvinceWords

    /// A resolver for all articles.
    init(catalogue: Catalogue, matcher: Matcher) {
        self.catalogue = catalogue
        self.matcher = matcher
        domains = SourceDomains(catalogue.sources)
        words = ProvinceWords(catalogue.lexicon)
    }

    /// What speaks for a province counts so many points.
    private enum Weight {
        static let hint = 12
        static let domain = 5
        static let media = 6
        static let title = 6
        static let typed = 4
        static let bare = 2
        static let weakBare = 1
        static let district = 2
        static let needed = 2
        /// From so many points on, a second province near the first makes the article one about several.
        static let rivalled = 6
    }

    /// The province's place in the catalogue, or nil where nothing speaks for one. In a relevant article the only
    /// province that is named is better than none.
    func resolve(
        _ article: Article, isRelevant: Bool, title titleField: FieldContext?, body bodyField: FieldContext,
        tally: inout ProvinceTally
    ) -> Int? {
        let (title, titlePlaces) = (titleField?.annotations, titleField?.places ?? [])
        let (body, bodyPlaces) = (bodyField.annotations, bodyField.places)
        if let hint = article.province, let place = catalogue.provinces.firstIndex(where: { $0.code == hint }) {
            tally.add(Weight.hint, to: place, "the field province")
        }
        if let place = sourceProvince(article) { tally.add(Weight.domain, to: place, "the source") }
        if let title, let place = dateline(title) { tally.add(Weight.media, to: place, "the dateline") }
        if let place = dateline(body) { tally.add(Weight.media, to: place, "the dateline") }
        var seen = Seen(provinces: catalogue.provinces.count)
        for place in titlePlaces.indices where titlePlaces[place].liesInProvince {
            add(titlePlaces[place], to: &tally, factor: 3, seen: &seen, annotations: title ?? body)
        }
        let support = tally.points
        for place in bodyPlaces.indices where bodyPlaces[place].liesInProvince {
            add(bodyPlaces[place], to: &tally, factor: 1, seen: &seen, annotations: body)
        }
        let points = tally.points
        let best = points.indices.max { points[$0] < points[$1] }
        if let best, support[best] == 0, isRivalled(best, points) { return nil }
        guard let best, points[best] >= Weight.needed else {
            guard isRelevant else { return nil }
            let named = named(titlePlaces, title ?? body).union(named(bodyPlaces, body))
            return named.count == 1 ? named.first : nil
        }
        return best
    }

    /// Whether the text speaks of another province about as much: then it is about neither alone.
    private func isRivalled(_ best: Int, _ points: [Int]) -> Bool {
        guard points[best] >= Weight.rivalled else { return false }
        return points.indices.contains { $0 != best && points[$0] * 10 >= points[best] * 7 }
    }

    /// The provinces that a field names with their type word, as the goal or source of something ("về Hà Giang"), or
    /// as part of a body's name.
    private func named(_ mentions: [PlaceMention], _ annotations: Annotations) -> Set<Int> {
        var found: Set<Int> = []
        let names = capitalNames(annotations)
        for mention in mentions where !mention.isMedia {
            switch mention.kind {
            case .province(let place):
                if mention.hasType || followsGoal(mention, place, annotations) { found.insert(place) }
            case .organization(_, let isAgency):
                let inside = provinces(in: mention.tokens, names)
                found.formUnion(inside.filter { isAgency || !catalogue.provinces[$0].weakAlone })
            default: break
            }
        }
        return found
    }

    /// "về Hà Giang", "theo Hà Giang", "của Hà Giang"
    private func followsGoal(_ mention: PlaceMention, _ place: Int, _ annotations: Annotations) -> Bool {
        let start = mention.tokens.lowerBound
        guard start > 0, Self.goals.contains(annotations.document.tokens[start - 1].key) else { return false }
        return !catalogue.provinces[place].weakAlone || !isOwnName(mention, place, annotations)
    }

    private static let goals: WordSet = ["về", "theo", "của"]
    /// "tại Hà Nội", "ở Huế"
    private static let venues: WordSet = ["tại", "ở"]

    /// The names of places with a capital, by the token that they start at.
    private func capitalNames(_ annotations: Annotations) -> [Int: [RoleMatch<PhraseRole>]] {
        let names = annotations.places.filter { annotations.document.tokens[$0.start].isCapital }
        return Dictionary(grouping: names, by: \.start)
    }

    private func provinces(in range: Range<Int>, _ names: [Int: [RoleMatch<PhraseRole>]]) -> [Int] {
        range.flatMap { names[$0] ?? [] }.compactMap { match in
            guard case .province(let place) = match.value, match.end <= range.upperBound else { return nil }
            return place
        }
    }

    /// Whether the mention is the province's name itself and none of its aliases: "TP.HCM" is plain.
    private func isOwnName(_ mention: PlaceMention, _ place: Int, _ annotations: Annotations) -> Bool {
        let name = TextDocument(catalogue.provinces[place].name, field: .title)
        return name.tokens.first?.bare == annotations.document.tokens[mention.tokens.lowerBound].bare
    }

    private func add(
        _ mention: PlaceMention, to tally: inout ProvinceTally, factor: Int, seen: inout Seen,
        annotations: Annotations
    ) {
        guard seen.count(mention.kind) <= 6 else { return }
        switch mention.kind {
        case .province(let place):
            var weight = Weight.bare
            if mention.hasType {
                weight = Weight.typed
            } else if catalogue.provinces[place].weakAlone, isOwnName(mention, place, annotations) {
                weight = Weight.weakBare
            }
            if mention.isMedia { weight = Weight.media }
            let isVenue = !mention.hasType && isVenue(mention, annotations)
            if isVenue || !mention.isSubject && !mention.isMedia { weight = 1 }
            tally.add(weight * factor, to: place, annotations.document.text(of: mention.tokens))
        case .district(_, let provinces):
            let places = Set(provinces)
            guard let place = places.first, places.count == 1 else { return }
            tally.add(
                (mention.hasType ? Weight.district : 1) * factor, to: place,
                annotations.document.text(of: mention.tokens))
        default:
            break
        }
    }

    /// "Tại Hà Nội, Thủ tướng chủ trì": where a meeting was held speaks for little.
    private func isVenue(_ mention: PlaceMention, _ annotations: Annotations) -> Bool {
        let start = mention.tokens.lowerBound
        guard start > 0, annotations.document.tokens[start - 1].kind == .word else { return false }
        guard Self.venues.contains(annotations.document.tokens[start - 1].key) else { return false }
        return annotations.document.sentences.prefix(3).last.map { start < $0.tokens.upperBound } ?? false
    }

    /// "BHG - ", "(QTO) - " at the start of a field.
    private func dateline(_ annotations: Annotations) -> Int? {
        let tokens = annotations.document.tokens
        guard let first = tokens.first else { return nil }
        let place = first.kind == .open ? 1 : 0
        guard place < tokens.count, tokens[place].kind == .word, tokens[place].isAllCapital, place + 1 < tokens.count,
            tokens[place + 1].kind == .dash || tokens[place + 1].kind == .close
        else { return nil }
        let text = annotations.document.text(tokens[place].start, tokens[place].end)
        return catalogue.sources.first { source in
            source.datelines.contains { $0.utf8.elementsEqual(text.utf8) }
        }?.province
    }

    /// The province of the article's paper, by its domain (the longest that fits) or its name.
    private func sourceProvince(_ article: Article) -> Int? {
        let known = domains.find(article.source?.string, article.url)
        if known.found { return known.province }
        guard let name = article.source?.string, words.mayBegin(in: name) else { return nil }
        let found = matcher.names(in: name).sorted { ($0.end, $0.start) < ($1.end, $1.start) }
        for match in found {
            if case .provinceMedia(let place) = match.value { return place }
        }
        for match in found {
            if case .province(let place) = match.value { return place }
        }
        return nil
    }
}
