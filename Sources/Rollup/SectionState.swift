import Core

/// The articles that support one section in one partition.
///
/// Most sections have few articles: of these only the slots are kept, and they are looked through when a partial is
/// asked for. That costs no more than a bounded number of articles; of more, the orders are kept.
struct SectionState: Sendable {
    /// What the section is of.
    let place: SectionPlace
    private var support = Support.few([])

    private enum Support: Sendable {
        /// The slots of the articles, in any order.
        case few([Int32])
        indirect case many(SectionOrders)
    }

    /// Orders are kept from the first time on that a section has more articles than this.
    private static let fewLimit = 16

    init(place: SectionPlace) { self.place = place }

    /// Adds the value of the article in a slot, or takes one away that was added with a negative sign.
    mutating func apply(
        _ figure: StoredFigure, of slot: Int32, sign: Int, in articles: ArticleTable, _ shared: Shared
    ) {
        switch support {
        case .few(var slots):
            support = .few([])
            if sign > 0 {
                slots.append(slot)
            } else if let place = slots.firstIndex(of: slot) {
                slots.remove(at: place)
            }
            support =
                slots.count > Self.fewLimit
                ? .many(SectionOrders(of: slots, figure.section, in: articles, shared)) : .few(slots)
        case .many(var orders):
            support = .few([])
            orders.apply(figure, of: slot, sign: sign, in: articles, shared)
            support = orders.isEmpty ? .few([]) : .many(orders)
        }
    }

    /// Whether no article supports the section.
    var isEmpty: Bool {
        guard case .few(let slots) = support else { return false }
        return slots.isEmpty
    }

    /// What the articles contribute; nil where there is none.
    ///
    /// - Parameter number: the section's own number.
    func partial(_ number: Int32, in articles: ArticleTable, _ shared: Shared) -> SectionPartial? {
        let view =
            switch support {
            case .few(let slots): SectionView(of: slots, number, in: articles, shared)
            case .many(let orders): orders.view
            }
        return view?.partial(number, in: articles, shared)
    }
}

/// What a section is of.
struct SectionPlace: Sendable {
    let subject: SubjectNumber
    /// Where the section holds a roll-up's actual values: the number of the province's summary, and of the indicator.
    let counted: (summary: SubjectNumber, indicator: Int32)?
}
