/// What stands between the quotation marks of strings.
enum JSONText {
    /// Works on the text of a string, its escapes resolved.
    ///
    /// - Parameter raw: what stands between the quotation marks, as the scanner has accepted it.
    static func withUnescaped<Result>(
        _ raw: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        // An escape is never shorter than its character: \u and four digits give at most three bytes, a pair of
        // surrogates four.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: raw.count) { target in
            let length = unescape(raw, into: target)
            return body(UnsafeBufferPointer(rebasing: target[..<length]))
        }
    }

    /// Resolves escapes; gives the number of bytes written.
    private static func unescape(
        _ raw: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var length = 0
        var place = 0
        while place < raw.count {
            let run = UnsafeBufferPointer(rebasing: raw[place..<backslash(in: raw, from: place)])
            _ = UnsafeMutableBufferPointer(rebasing: target[length...]).update(fromContentsOf: run)
            length += run.count
            place += run.count
            guard place < raw.count else { break }
            let scalar = scalar(in: raw, at: &place)
            for unit in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter {
                target[length] = unit
                length += 1
            }
        }
        return length
    }

    /// The place of the first backslash, or the end: a string that the scanner has accepted holds nothing else to look for.
    private static func backslash(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let sought = UInt8(ascii: "\\")
        var place = SixteenBytes.place(in: UnsafeRawBufferPointer(text), from: start) { $0.equal(sought) }
        while place < text.count, text[place] != sought { place += 1 }
        return place
    }

    /// The place of the first quotation mark, backslash or control character, or the end.
    static func plainEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = SixteenBytes.place(in: UnsafeRawBufferPointer(text), from: start) { bytes in
            bytes.below(0x20) .| bytes.equal(UInt8(ascii: "\"")) .| bytes.equal(UInt8(ascii: "\\"))
        }
        while place < text.count, !needsEscape(text[place]) { place += 1 }
        return place
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// The character that the escape at `place` stands for; moves `place` behind it.
    private static func scalar(in raw: UnsafeBufferPointer<UInt8>, at place: inout Int) -> Unicode.Scalar {
        let letter = raw[place + 1]
        guard letter == UInt8(ascii: "u") else {
            place += 2
            return Unicode.Scalar(plain(letter))
        }
        let first = codeUnit(in: raw, at: &place)
        guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let second = codeUnit(in: raw, at: &place)
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private static func codeUnit(in raw: UnsafeBufferPointer<UInt8>, at place: inout Int) -> UInt16 {
        let digits = raw[place + 2..<place + 6]
        place += 6
        return digits.reduce(0) { $0 << 4 | UInt16(Hexadecimal.digit($1) ?? 0) }
    }

    private static func plain(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }
}
