extension JSONScanner {
    /// A string from its opening to its closing quotation mark.
    mutating func string() throws(JSONFault) {
        place += 1
        let start = place
        var isEscaped = false
        while true {
            place = JSONText.plainEnd(in: bytes, from: place)
            switch byte {
            case UInt8(ascii: "\""):
                append(.string, from: start, to: place, isEscaped: isEscaped)
                place += 1
                return
            case UInt8(ascii: "\\"):
                isEscaped = true
                try escape()
            default:
                let isEnd = place == bytes.count
                throw fault(
                    isEnd ? "expected a closing quotation mark" : "expected an escape in place of a control character")
            }
        }
    }

    private mutating func escape() throws(JSONFault) {
        let start = place
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            place += 1
        case UInt8(ascii: "u"):
            let unit = try codeUnit()
            if UTF16.isTrailSurrogate(unit) { throw fault("expected no lone surrogate", at: start) }
            guard UTF16.isLeadSurrogate(unit) else { return }
            guard byte == UInt8(ascii: "\\"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "u")
            else { throw fault("expected no lone surrogate", at: start) }
            place += 1
            guard UTF16.isTrailSurrogate(try codeUnit()) else { throw fault("expected no lone surrogate", at: start) }
        default:
            throw fault("expected one of \" \\ / b f n r t u after a backslash")
        }
    }

    /// The four hexadecimal digits after `place`, which stands at the "u".
    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        place += 1
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Hexadecimal.digit(byte) else { throw fault("expected four hexadecimal digits") }
            unit = unit << 4 | UInt16(digit)
            place += 1
        }
        return unit
    }

    mutating func number() throws(JSONFault) {
        let start = place
        if byte == UInt8(ascii: "-") { place += 1 }
        if byte == UInt8(ascii: "0") {
            place += 1
        } else {
            try digits(start == place ? "expected a value" : "expected a digit")
        }
        if byte == UInt8(ascii: ".") {
            place += 1
            try digits("expected a digit")
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            place += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
            try digits("expected a digit")
        }
        append(.number, from: start, to: place)
    }

    private mutating func digits(_ expectation: StaticString) throws(JSONFault) {
        guard (48...57).contains(byte) else { throw fault(expectation) }
        repeat { place += 1 } while (48...57).contains(byte)
    }
}
