/// What a word or phrase of `lexicon/cues.yaml` tells about the figure near it.
public enum Cue: String, Sendable, CaseIterable, Hashable {
    /// Suppresses every shorter cue and term inside it: "tổ chức" is not a "tổ".
    case guardPhrase = "guard"
    /// Suppresses shorter cues only: in "số hóa kết quả" the words are terms, and "kết quả" tells of nothing reached.
    case cueGuard = "cue_guard"
    /// Joins a subject to its figure: "đạt", "là", "chiếm".
    case link
    /// Bounds said before the figure.
    case atLeast = "at_least"
    case atMost = "at_most"
    case about
    /// Bounds said after the figure: "trở lên", "trở xuống".
    case upwards
    case downwards
    /// Aims, plans and orders.
    case target
    /// Aims only right before the figure: "kế hoạch 30%".
    case targetBeside = "target_beside"
    /// What has been reached, and words that end the reach of a target.
    case actual
    /// What has been reached only right before the figure: "thực hiện 75,3%".
    case actualBeside = "actual_beside"
    /// "hiện", "đến nay": the figure speaks of the day of the report.
    case now
    /// Movements, and the movements that name the level reached ("tăng lên").
    case increase
    case decrease
    case levelAfterMove = "level_after_move"
    /// "cao hơn", "thấp hơn": a difference, which is no observation.
    case difference
    /// "so với", "cùng kỳ": what follows is the base of a change.
    case base
    /// "lần lượt là": figures are dealt out in order.
    case respectively
    /// "trong đó", "riêng", "gồm": a part of what came before.
    case breakdown
    /// Words before a rank.
    case rankBefore = "rank_before"
    /// Words before "thứ" or a share of places that make it a rank: "xếp", "đứng", "lên".
    case rankVerb = "rank_verb"
    /// "thứ", which is a rank only after a rank word or an index.
    case ordinal
    /// "tốp", "nhóm": a rank that bounds from above.
    case topGroup = "top_group"
    /// Meetings and the like that are numbered: "phiên họp thứ 3".
    case numberedEvent = "numbered_event"
    /// Ranks within a region, and other ranks that no id fits.
    case regionalRank = "regional_rank"
    /// Words that make the number after them a name: "Quyết định số", "mức độ", "Đề án".
    case nameBefore = "name_before"
    /// Words that make the number before them no figure: "đại biểu", "nhóm giải pháp", "ha", "tuổi".
    case notFigureAfter = "not_figure_after"
    /// Words that make the number before them an age or a time, which does not part the words around it.
    case timeAfter = "time_after"
    /// Words before a number that make it no figure: "gấp", "vận tốc".
    case notFigureBefore = "not_figure_before"
    /// "kế hoạch" after a share: a share of a plan.
    case planAfter = "plan_after"
    /// Words after "%" that begin no noun of its own.
    case noNounAfter = "no_noun_after"
    /// Đồng, and amounts that are no amount of money: "đồng/kg".
    case money
    case foreignMoney = "foreign_money"
    /// "kinh phí", "bố trí": beside it "4.000 tỷ" is an amount of money.
    case moneyNear = "money_near"
    /// What money is for, right after it: "thực hiện", "mua sắm".
    case moneyFor = "money_for"
    /// Units of a figure's own.
    case points
    case notPoints = "not_points"
    case places
    case kilometres
    case perThousand = "per_thousand"
    case perHundred = "per_hundred"
    case percentagePoints = "percentage_points"
    case percentWord = "percent_word"
    /// Words before a day and a month.
    case dayBefore = "day_before"
    /// The country as a whole.
    case national
    /// The province as a whole.
    case provinceWide = "province_wide"
    /// The district, commune or organization named last: "toàn huyện", "xã này".
    case districtWide = "district_wide"
    case communeWide = "commune_wide"
    /// "toàn thành phố": the province where it is a city governed by the centre, else the city named last.
    case cityWide = "city_wide"
    /// "nơi" after a list of places speaks of the last.
    case lastNamed = "last_named"
    /// Type words before a name.
    case districtType = "district_type"
    case communeType = "commune_type"
    case organizationType = "organization_type"
    /// Agencies, which count as the area of a share or a rank only.
    case agencyType = "agency_type"
    /// Companies that need no further name.
    case organizationName = "organization_name"
    /// Verbs that end an organization's name.
    case nameEnd = "name_end"
    case provinceType = "province_type"
    /// Words that may stand between a type word and its name: "xã vùng đồi Yên Lâm".
    case typeModifier = "type_modifier"
    /// Words before a place that make it no subject: "theo", "tập trung ở", "khách".
    case notSubjectBefore = "not_subject_before"
    /// "Sở ... cho biết": who speaks is not what is spoken of.
    case speaksAfter = "speaks_after"
    /// "của", "tại", "ở", "trên địa bàn": what follows the figure is its area.
    case attachedArea = "attached_area"
    /// One tier of government.
    case tierProvince = "tier_province"
    case tierDistrict = "tier_district"
    case tierCommune = "tier_commune"
    /// Uses of "cấp xã" and the like that say nothing of the tier.
    case notTier = "not_tier"
    /// Words that make a figure one about digital transformation even where no indicator fits.
    case digital
    /// Strong and weak signs that an article is about digital transformation.
    case relevanceStrong = "relevance_strong"
    case relevanceWeak = "relevance_weak"
    /// A weak sign that counts once more in a short text: "VNeID".
    case relevanceShort = "relevance_short"
    /// Names that only look like a place.
    case notPlace = "not_place"
    /// Where an order in a sentence changes its subject: "còn", "trong khi".
    case clauseBreak = "clause_break"
    /// "trung bình", "bình quân", "con số này": figures that go on with the indicator before.
    case sameIndicator = "same_indicator"
    /// "53,4% số đó": of what was counted before.
    case theseOnes = "these_ones"
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
    case worldRank = "world_rank"
    /// "được giao": an aim, but not of tasks, whose number is a fact.
    case assigned
    /// "nhiệm vụ": what is given to be done is counted as it is.
    case assignedNoun = "assigned_noun"
    /// "tổng cộng": several places together.
    case inTotal = "in_total"
    /// "hai chỉ tiêu sau cùng": the last of the figures before.
    case lastOnes = "last_ones"
    /// "kế hoạch", "chương trình": what sets aims for its time.
    case plan
    /// "cùng thời gian này": the period named before, in another paragraph too.
    case sameTime = "same_time"
    /// Departments by their full names, of which no word more belongs to them.
    case agencyName = "agency_name"
    /// Phrases that hold a cue and are none: "số hóa kết quả" states no result.
    case otherSense = "other_sense"
    /// Ministries and the like, which belong to no province.
    case centralBody = "central_body"
}
