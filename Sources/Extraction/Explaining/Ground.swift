/// Why a field of a figure has its value. It is kept with every figure, so it is small; words are made of it only where
/// a reading is explained. Figures are given by their place in their field.
enum Ground: Hashable {
    /// Nothing says otherwise.
    case unsaid
    /// The form of the figure itself: "tốp 20" bounds, "điểm phần trăm" moves.
    case form
    /// A cue near the figure.
    case cue(CueMatch)
    /// A place or a time that the text names, by its tokens.
    case words(Range<Int>)
    /// A rule, by its place in the book.
    case rule(Int)
    /// An index or ranking, by its place in the lexicon.
    case family(Int)
    /// It is the rate that goes with a count.
    case rate(of: Int)
    /// It is that of the figure that this one goes on with.
    case carried(from: Int)
    /// It was dealt out in order, as after "lần lượt".
    case dealt
    /// The figure is about digital transformation, but no indicator fits.
    case unnamed
    /// It was said earlier in the paragraph, or by the sentence that announces the list.
    case paragraph
    /// The figure goes on with the aims of the sentences before, or with the plan that the article tells of.
    case plan
    /// It is what the title is about.
    case title
    /// It is what the article is about: its province, or the year that it reports on.
    case article
    /// It is concluded from the day of publication.
    case publication
    /// It is the year that the ranking named last assesses.
    case ranking

    /// Whether it is a rate of the count before.
    var isRate: Bool {
        if case .rate = self { return true }
        return false
    }

    /// Whether it is that of an earlier figure.
    var isCarried: Bool {
        if case .carried = self { return true }
        return false
    }
}

/// The grounds of what was decided of a figure; those that are missing here follow from these.
struct Grounds {
    var comparator: Ground
    var measure: Ground
    var status: Ground
    var scope: Ground
    var tier: Ground
    var period: Ground
}
