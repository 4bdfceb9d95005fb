import Core
import VietnameseText

/// How sure a reading of a figure is, in hundredths: as sure as its least sure fields. What the figure's own words say is
/// surest; what was carried from other sentences, or concluded, takes away the more the farther it comes from.
///
/// 90 and above: everything that a roll-up asks for was said with the figure or follows from the whole article. Below 50,
/// where no roll-up takes it: more than one field was concluded from afar.
struct Confidence {
    /// Whether the marks of the field's words were restored.
    let isRespelled: Bool
    /// Whether the article is about one province.
    let hasHome: Bool
    /// Whether the words alone left in doubt what the article is about.
    let isDoubtful: Bool

    /// The confidence of the draft at a place, which is looked at where it lies.
    func hundredths(_ place: Int, of drafts: [Draft]) -> Int {
        let grounds = drafts[place].grounds
        var doubt = indicator(drafts[place].attribution.confidence) + scope(grounds.scope) + status(grounds.status)
        doubt += period(grounds.period, drafts[place].status)
        if isRespelled { doubt += 6 }
        if isDoubtful { doubt += 8 }
        if drafts[place].field == .title { doubt += 6 }
        if drafts[place].measure == .change { doubt += 2 }
        if drafts[place].figure.numeral.isSpelled, drafts[place].figure.shape != .rank { doubt += 3 }
        return min(97, max(20, 97 - doubt))
    }

    private func indicator(_ confidence: Int) -> Int {
        switch confidence {
        case 90...: 0
        case 82...: 5
        case 78...: 8
        case 70...: 16
        case 60...: 30
        default: 40
        }
    }

    private func scope(_ ground: Ground) -> Int {
        switch ground {
        case .article: hasHome ? 1 : 10
        case .paragraph, .carried: 6
        case .title: 4
        case .dealt: 3
        default: hasHome ? 0 : 3
        }
    }

    private func period(_ ground: Ground, _ status: Status) -> Int {
        switch ground {
        case .article: status == .target ? 9 : 1
        case .paragraph: 5
        case .carried: 4
        case .ranking: 3
        case .publication: 6
        case .plan: 8
        default: 0
        }
    }

    private func status(_ ground: Ground) -> Int {
        switch ground {
        case .plan, .paragraph: 5
        default: 0
        }
    }
}
