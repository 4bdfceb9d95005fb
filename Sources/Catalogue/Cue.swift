/// What a word or phrase of `lexicon/cues.yaml` tells about the figure near it.
public enum Cue: UInt8, Sendable, BitwiseCopyable, CaseIterable, Hashable {
    /// Suppresses every shorter cue and term inside it: "tổ chức" is not a "tổ".
    case `guard`
    /// Suppresses shorter cues only: in "số hóa kết quả" the words are terms, and "kết quả" tells of nothing reached.
    case cueGuard
    /// Joins a subject to its figure: "đạt", "là", "chiếm".
    case link
    /// Bounds said before the figure.
    case atLeast
    case atMost
    case about
    /// Bounds said after the figure: "trở lên", "trở xuống".
    case upwards
    case downwards
    /// Aims, plans and orders.
    case target
    /// Aims only right before the figure: "kế hoạch 30%".
    case targetBeside
    /// What has been reached, and words that end the reach of a target.
    case actual
    /// What has been reached only right before the figure: "thực hiện 75,3%".
    case actualBeside
    /// "hiện", "đến nay": the figure speaks of the day of the report.
    case now
    /// Movements, and the movements that name the level reached ("tăng lên").
    case increase
    case decrease
    case levelAfterMove
    /// "cao hơn", "thấp hơn": a difference, which is no observation.
    case difference
    /// "so với", "cùng kỳ": what follows is the base of a change.
    case base
    /// "lần lượt là": figures are dealt out in order.
    case respectively
    /// "trong đó", "riêng", "gồm": a part of what came before.
    case breakdown
    /// Words before a rank.
    case rankBefore
    /// Words before "thứ" or a share of places that make it a rank: "xếp", "đứng", "lên".
    case rankVerb
    /// "thứ", which is a rank only after a rank word or an index.
    case ordinal
    /// "tốp", "nhóm": a rank that bounds from above.
    case topGroup
    /// Meetings and the like that are numbered: "phiên họp thứ 3".
    case numberedEvent
    /// Ranks within a region, and other ranks that no id fits.
    case regionalRank
    /// Words that make the number after them a name: "Quyết định số", "mức độ", "Đề án".
    case nameBefore
    /// Words that make the number before them no figure: "đại biểu", "nhóm giải pháp", "ha", "tuổi".
    case notFigureAfter
    /// Words that make the number before them an age or a time, which does not part the words around it.
    case timeAfter
    /// Words before a number that make it no figure: "gấp", "vận tốc".
    case notFigureBefore
    /// "kế hoạch" after a share: a share of a plan.
    case planAfter
    /// Words after "%" that begin no noun of its own.
    case noNounAfter
    /// Đồng, and amounts that are no amount of money: "đồng/kg".
    case money
    case foreignMoney
    /// "kinh phí", "bố trí": beside it "4.000 tỷ" is an amount of money.
    case moneyNear
    /// What money is for, right after it: "thực hiện", "mua sắm".
    case moneyFor
    /// Units of a figure's own.
    case points
    case notPoints
    case places
    case kilometres
    case perThousand
    case perHundred
    case percentagePoints
    case percentWord
    /// Words before a day and a month.
    case dayBefore
    /// The country as a whole.
    case national
    /// The province as a whole.
    case provinceWide
    /// The district, commune or organization named last: "toàn huyện", "xã này".
    case districtWide
    case communeWide
    /// "toàn thành phố": the province where it is a city governed by the centre, else the city named last.
    case cityWide
    /// "nơi" after a list of places speaks of the last.
    case lastNamed
    /// Type words before a name.
    case districtType
    case communeType
    case organizationType
    /// Agencies, which count as the area of a share or a rank only.
    case agencyType
    /// Companies that need no further name.
    case organizationName
    /// Verbs that end an organization's name.
    case nameEnd
    case provinceType
    /// Words that may stand between a type word and its name: "xã vùng đồi Yên Lâm".
    case typeModifier
    /// Words before a place that make it no subject: "theo", "tập trung ở", "khách".
    case notSubjectBefore
    /// "Sở ... cho biết": who speaks is not what is spoken of.
    case speaksAfter
    /// "của", "tại", "ở", "trên địa bàn": what follows the figure is its area.
    case attachedArea
    /// One tier of government.
    case tierProvince
    case tierDistrict
    case tierCommune
    /// Uses of "cấp xã" and the like that say nothing of the tier.
    case notTier
    /// Words that make a figure one about digital transformation even where no indicator fits.
    case digital
    /// Strong and weak signs that an article is about digital transformation.
    case relevanceStrong
    case relevanceWeak
    /// A weak sign that counts once more in a short text: "VNeID".
    case relevanceShort
    /// Names that only look like a place.
    case notPlace
    /// Where an order in a sentence changes its subject: "còn", "trong khi".
    case clauseBreak
    /// "trung bình", "bình quân", "con số này": figures that go on with the indicator before.
    case sameIndicator
    /// "53,4% số đó": of what was counted before.
    case theseOnes
    /// What opens or names the event that is reported: "khai mạc", "lớp học".
    case event
    /// "3 trụ cột": the three pillars together.
    case pillars
    /// Openings of a paragraph that goes on with the one before: "Về kinh tế số: ...".
    case continuation
    /// Counting words that name nothing: "1.920.455 lượt".
    case counter
    /// "dẫn đầu cả nước": among whom, not of whom.
    case leader
    /// "trước sáp nhập": the province as it was before July 2025.
    case former
    /// "quốc gia", "bộ, ngành" after a rank or a group: no rank of a province.
    case worldRank
    /// "được giao": an aim, but not of tasks, whose number is a fact.
    case assigned
    /// "nhiệm vụ": what is given to be done is counted as it is.
    case assignedNoun
    /// "tổng cộng": several places together.
    case inTotal
    /// "hai chỉ tiêu sau cùng": the last of the figures before.
    case lastOnes
    /// "kế hoạch", "chương trình": what sets aims for its time.
    case plan
    /// "cùng thời gian này": the period named before, in another paragraph too.
    case sameTime
    /// Departments by their full names, of which no word more belongs to them.
    case agencyName
    /// Phrases that hold a cue and are none: "số hóa kết quả" states no result.
    case otherSense
    /// Ministries and the like, which belong to no province.
    case centralBody
}

extension Cue {
    /// The cue of a name of the data, or nil.
    public init?(name: String) {
        guard let cue = Self.byName[name] else { return nil }
        self = cue
    }

    /// Its name in the data: "at_least".
    public var name: String {
        String(describing: self).reduce(into: "") { name, letter in
            name += letter.isUppercase ? "_\(letter.lowercased())" : String(letter)
        }
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// A set of cues as bits, in two words.
public struct CueSet: Sendable, Hashable, BitwiseCopyable, ExpressibleByArrayLiteral {
    @usableFromInline var low: UInt64 = 0
    @usableFromInline var high: UInt64 = 0

    /// The set of some cues. It is made where it is written: a set that stands in the source is then a number in the program,
    /// and nothing asks whether it has been made yet.
    @inlinable
    @inline(__always)
    public init(arrayLiteral cues: Cue...) {
        for cue in cues { insert(cue) }
    }

    /// The empty set.
    @inlinable
    public init() {}

    /// The bit of a cue in its word.
    @inlinable
    static func bit(_ cue: Cue) -> UInt64 { 1 &<< UInt64(cue.rawValue) }

    /// Whether it holds a cue.
    @inlinable
    public func contains(_ cue: Cue) -> Bool { (cue.rawValue < 64 ? low : high) & Self.bit(cue) != 0 }

    /// Whether the two have a cue in common.
    @inlinable
    public func intersects(_ other: CueSet) -> Bool { low & other.low | high & other.high != 0 }

    /// Adds a cue; which word it belongs to is not foreseen, so that no branch tells.
    @inlinable
    public mutating func insert(_ cue: Cue) {
        let isHigh = UInt64(cue.rawValue &>> 6)
        low |= Self.bit(cue) & (isHigh &- 1)
        high |= Self.bit(cue) & (0 &- isHigh)
    }

    /// Adds the cues of another set.
    @inlinable
    public mutating func formUnion(_ other: CueSet) {
        low |= other.low
        high |= other.high
    }

    /// The set with the cues of another.
    @inlinable
    public func union(_ other: CueSet) -> CueSet {
        var all = self
        all.formUnion(other)
        return all
    }

    /// Whether it holds none.
    @inlinable
    public var isEmpty: Bool { low | high == 0 }
}
