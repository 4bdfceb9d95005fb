/// What scalars are that are neither letters nor ASCII digits nor signs.
enum ScalarClass {
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether it ends a line.
    static func isLineEnd(_ scalar: UInt32) -> Bool {
        scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029
    }

    /// Pictures say nothing: they are read as spaces.
    static func isEmoji(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20E3, 0x2600...0x27BF, 0x2B00...0x2BFF, 0xFE00...0xFE0F, 0x1F000...0x1FAFF: true
        default: false
        }
    }

    /// What makes a picture of the digit before it.
    static func isKeycap(_ scalar: UInt32) -> Bool { scalar == 0x20E3 || scalar == 0xFE0F }

    /// A digit of another script, a superscript or a vulgar fraction: what holds one is no figure.
    static func isForeignDigit(_ scalar: UInt32) -> Bool {
        guard scalar > 0x7F, !endsWord(scalar), let scalar = Unicode.Scalar(scalar) else { return false }
        switch scalar.properties.generalCategory {
        case .decimalNumber, .otherNumber: return true
        default: return false
        }
    }

    static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x0300...0x036F: true
        default: false
        }
    }

    /// Whether a scalar that is no ASCII, after a letter, is sure to end the word: a space or one of the common signs.
    @inline(__always)
    static func endsWord(_ scalar: UInt32) -> Bool { scalar == 0xA0 || scalar >= 0x2010 && scalar <= 0x2027 }
}
