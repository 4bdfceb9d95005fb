import Core
import VietnameseText

/// A number of the text that may be an observation, or that only stands between others.
struct Figure {
    /// What sort of number it is.
    enum Shape: Hashable {
        case percent, percentagePoints, count, money, kilometres, ratio
        /// "51" after "xếp hạng", "thứ ba".
        case rank
        /// "8 bậc", which only a movement can be.
        case places
        /// "320,7 điểm", "88,2/100 điểm".
        case score
        /// A bare decimal, which may be a score from 0 to 1.
        case bareDecimal
        /// No figure: it only bounds the words of others.
        case separator

        /// Whether what stands before it is always its own: "kinh tế số 388 điểm".
        var isOfRanking: Bool {
            switch self {
            case .rank, .score, .places, .bareDecimal: true
            default: false
            }
        }
    }

    /// The tokens that are its evidence: the figure and its % or magnitude word.
    var tokens: Range<Int>
    /// The tokens with what belongs to it but is not evidence: "bậc", "điểm", "tốp".
    var extent: Range<Int>
    var value: FixedDecimal
    var shape: Shape
    var fraction: Fraction?
    /// A score's maximum that the text states.
    var outOf: FixedDecimal?
    /// Whether it bounds from above: "tốp 20", "nhóm 15".
    var isTopGroup = false
    /// What its number is like.
    let numeral: Form
    /// Why it is only a separator, or nil.
    var rejection: Rejected?

    var isSeparator: Bool { shape == .separator }

    /// What is still asked of a numeral when its value is known; figures are copied often, so that it is small.
    struct Form {
        private let end32: Int32
        private let decimals32: Int32
        private let wholeDigits32: Int32
        let hasMagnitude: Bool
        let isSpelled: Bool

        init(_ numeral: Numeral) {
            end32 = Int32(truncatingIfNeeded: numeral.tokens.upperBound)
            decimals32 = Int32(truncatingIfNeeded: numeral.decimals)
            wholeDigits32 = Int32(truncatingIfNeeded: numeral.wholeDigits)
            hasMagnitude = numeral.hasMagnitude
            isSpelled = numeral.isSpelled
        }

        /// The token after it.
        var end: Int { Int(end32) }
        var decimals: Int { Int(decimals32) }
        var wholeDigits: Int { Int(wholeDigits32) }
    }

    /// Why a number is no figure, kept for the trace.
    enum Rejected: UInt8 {
        case name, event, unit, multiple, range, foreignMoney, ordinal, planShare, difference, spelled
    }
}
