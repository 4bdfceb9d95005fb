/// Grounds in words.
enum GroundWords {
    /// What a ground says of a field.
    static func reason(_ ground: Ground, for field: String) -> String {
        switch ground {
        case .unsaid: unsaid(field)
        case .form: form(field)
        case .cue: field == "period" ? "the time of the report, by the cue" : "by the cue"
        case .words: words(field)
        case .rule: "by a rule"
        case .family: "by the ranking"
        case .rate:
            field == "indicator" ? "the rate that goes with the count (lexicon/rates.yaml)" : "that of the count"
        case .carried: "goes on with the figure before"
        case .dealt: "dealt out in order"
        case .unnamed: "about digital transformation, but no indicator fits"
        case .paragraph: "carried on from earlier in the paragraph"
        case .plan: field == "period" ? "the time of the aims or the plan before" : "goes on with the aims before"
        case .title: "what the title is about"
        case .article: field == "period" ? "the year that the article reports on" : "the article's own"
        case .publication: "concluded from the day of publication"
        case .ranking: "the year that the ranking assesses"
        }
    }

    /// How an indicator was found, in a few words.
    static func kind(_ ground: Ground) -> String {
        switch ground {
        case .rule: "a rule"
        case .family: "a ranking"
        case .rate: "a rate with its count"
        case .carried: "carried on"
        case .dealt: "dealt out"
        case .unnamed: "none fits"
        default: reason(ground, for: "indicator")
        }
    }

    private static func unsaid(_ field: String) -> String {
        switch field {
        case "comparator": "no word bounds it"
        case "measure": "no word of a movement"
        case "status": "no word of an aim"
        case "tier": "no one tier of government is named"
        default: "nothing says otherwise"
        }
    }

    private static func form(_ field: String) -> String {
        switch field {
        case "comparator": "a group at the top bounds from above"
        case "measure": "percentage points are a movement"
        case "tier": "a fraction is of all tiers"
        default: "the form of the figure"
        }
    }

    private static func words(_ field: String) -> String {
        switch field {
        case "period": "its sentence states it"
        case "status": "by the time that its sentence states"
        case "scope", "area": "named in its sentence"
        default: "named"
        }
    }

    /// How a figure is written.
    static func shape(_ shape: Figure.Shape) -> String {
        switch shape {
        case .percent: "a percentage or a share"
        case .percentagePoints: "percentage points"
        case .count: "a count"
        case .money: "an amount of money"
        case .kilometres: "a length"
        case .ratio: "so many per 1,000"
        case .rank: "a place in an order"
        case .places: "steps in an order"
        case .score: "points"
        case .bareDecimal: "a bare decimal"
        case .separator: "no figure"
        }
    }
}
