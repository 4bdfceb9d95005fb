import Core

extension PartialContent {
    /// The state dealt out over shares whose canonical form takes at most `room` bytes each, as far as can be: the
    /// first holds everything but sources and values, and these are dealt in order.
    func shares(room: Int) -> [PartialContent] {
        guard case .sections(let sections) = self else { return [self] }
        var dealer = Dealer(base: sections.mapValues(\.withoutLists), room: room)
        for kind in SectionKind.allCases {
            guard let section = sections[kind] else { continue }
            for source in section.sources {
                dealer.deal(bytes: SourceDigest.digits + 3) { $0[kind, default: Share()].sources.append(source) }
            }
            for value in section.values {
                var writer = JSONWriter()
                value.write(to: &writer)
                dealer.deal(bytes: writer.count + 1) { $0[kind, default: Share()].values.append(value) }
            }
        }
        return dealer.shares.enumerated().map { place, share in
            .sections(
                share.reduce(into: place == 0 ? sections.mapValues(\.withoutLists) : BySection()) { sections, part in
                    let rest = sections[part.key]
                    sections[part.key] = SectionPartial(
                        observations: rest?.observations ?? 0, sources: part.value.sources, values: part.value.values,
                        headline: rest?.headline, best: rest?.best ?? [])
                })
        }
    }
}

extension SectionPartial {
    fileprivate var withoutLists: SectionPartial {
        SectionPartial(observations: observations, headline: headline, best: best)
    }

    /// Puts a share of the same state beside this one. Shares have no value in common, and all but the first count no
    /// observations.
    func joined(_ share: SectionPartial) -> SectionPartial {
        SectionPartial(
            observations: max(observations, share.observations), sources: sources + share.sources,
            values: values + share.values, headline: headline ?? share.headline, best: best + share.best)
    }
}

/// The lists of a section, as far as they are in one share.
private struct Share {
    var sources: [SourceDigest] = []
    var values: [Alternative] = []
}

/// Fills shares one after the other.
private struct Dealer {
    private(set) var shares: [[SectionKind: Share]] = [[:]]
    private let room: Int
    private var used: Int

    /// What the sections of a further share take before anything is dealt to it.
    private static let emptyShareBytes = 400

    init(base: BySection<SectionPartial>, room: Int) {
        self.room = room
        used = PartialContent.sections(base).encoded().count
    }

    mutating func deal(bytes: Int, _ add: (inout [SectionKind: Share]) -> Void) {
        if used + bytes > room {
            shares.append([:])
            used = Self.emptyShareBytes
        }
        used += bytes
        add(&shares[shares.count - 1])
    }
}
