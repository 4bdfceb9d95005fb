import Catalogue
import Core
import VietnameseText

/// Finds every number of a field: the figures, and what stands in dates, names and nothing that can be read.
struct NumberFinder {
    /// A number and what it was found to be.
    struct Found {
        enum Nature {
            /// A figure, or what the scanner set aside.
            case figure(Figure)
            case period
            case place
            case perThousand
            case unreadable
        }

        let tokens: Range<Int>
        let nature: Nature
    }

    let field: FieldContext

    /// All numbers in text order; each number token lies in exactly one, but for those that are part of a figure's words.
    func find() -> [Found] {
        let taken = FieldContext.taken(field.places, field.periods, count: field.tokens.count)
        let figures = FigureScanner.scan(field.annotations, NumeralReader(field.document), taken: taken, all: true)
        var found = figures.filter { !isSmallWord($0) }.map { Found(tokens: $0.tokens, nature: .figure($0)) }
        var covered = [Bool](repeating: false, count: field.tokens.count)
        for figure in figures { for place in figure.tokens { covered[place] = true } }
        for mention in field.periods { add(mention.tokens, .period, &covered, &found) }
        for mention in field.places { add(mention.tokens, .place, &covered, &found) }
        for cue in field.annotations.cues where cue.cue == .perThousand {
            add(cue.start..<cue.end, .perThousand, &covered, &found)
        }
        for place in field.tokens.indices { add(place..<place + 1, .unreadable, &covered, &found) }
        return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// "hai", "một" that is no figure: not worth a word.
    private func isSmallWord(_ figure: Figure) -> Bool {
        figure.isSeparator && figure.numeral.isSpelled && figure.tokens.count == 1
    }

    private func add(
        _ tokens: Range<Int>, _ nature: Found.Nature, _ covered: inout [Bool], _ found: inout [Found]
    ) {
        guard tokens.contains(where: { field.tokens[$0].kind == .number && !covered[$0] }) else { return }
        for place in tokens { covered[place] = true }
        found.append(Found(tokens: tokens, nature: nature))
    }
}
