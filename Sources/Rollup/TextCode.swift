import Core

/// Texts in fewer bytes, each readable alone: a code of one byte or two stands for a symbol of up to 16 bytes, an escape
/// for a byte that no symbol begins with (P. Boncz, T. Neumann, V. Leis, "FSST: Fast Random Access String Compression",
/// VLDB 2020; here the table is fixed and has longer codes, too). A state holds the sentences of a million articles, of
/// which few are ever shown.
package enum TextCode {
    /// Stands before a byte as it is.
    private static let escape = 255
    /// Lower bytes are codes; this one and those up to the escape stand before the second byte of a code.
    private static let firstLead = 247

    /// A symbol as two words, the first byte of each lowest.
    private struct Symbol {
        let low, high: UInt64
        let lowMask, highMask: UInt64
        let length: Int
        let code: Int

        init(_ bytes: [UInt8], code: Int) {
            func word(_ bytes: some Sequence<UInt8>) -> UInt64 {
                Array(bytes).reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            low = word(bytes.prefix(8))
            high = word(bytes.dropFirst(8))
            lowMask = TextCode.mask(bytes.count)
            highMask = TextCode.mask(bytes.count - 8)
            length = bytes.count
            self.code = code
        }
    }

    /// The symbols for both ways.
    private struct Table {
        let byCode: [Symbol]
        /// The symbols of a bucket side by side, the longer ones first.
        let byBucket: [Symbol]
        /// Where the symbols of a bucket begin; those of the next one stand behind them.
        let starts: [UInt16]

        init(_ symbols: [Symbol]) {
            byCode = symbols
            byBucket = symbols.sorted { (bucket(of: $0), $1.length) < (bucket(of: $1), $0.length) }
            var starts = Array(repeating: UInt16(0), count: bucketCount + 1)
            for symbol in symbols { starts[bucket(of: symbol) + 1] += 1 }
            for place in 1...bucketCount { starts[place] += starts[place - 1] }
            self.starts = starts
        }
    }

    private static let table = Table(
        symbols.enumerated().map { Symbol(Array($1.utf8), code: $0) })

    /// All symbols by code. The bars are bytes: some symbols begin with a mark that would join the bar before it.
    package static let symbols = [frequent, others].flatMap { $0.utf8.split(separator: UInt8(ascii: "|")) }
        .map { String(Substring($0)) }

    /// Symbols of four bytes and more are found by their first four bytes, the others by all of theirs.
    private static let bucketCount = 4_096

    @inline(__always)
    private static func bucket(_ word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 52) }

    private static func bucket(of symbol: Symbol) -> Int { bucket(symbol.low & mask(min(symbol.length, 4))) }

    /// The bits of a word's first bytes.
    private static func mask(_ bytes: Int) -> UInt64 { bytes <= 0 ? 0 : ~0 >> UInt64(64 - 8 * min(bytes, 8)) }
}

// MARK: Writing

extension TextCode {
    /// Adds the codes of a text.
    package static func add(_ text: UnsafeBufferPointer<UInt8>, to codes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count * 2) { buffer in
            let length = table.byBucket.withUnsafeBufferPointer { symbols in
                table.starts.withUnsafeBufferPointer { encode(text, symbols, $0, into: buffer) }
            }
            codes += UnsafeBufferPointer(rebasing: buffer[..<length])
        }
    }

    /// Writes the codes of a text; gives their number.
    private static func encode(
        _ text: UnsafeBufferPointer<UInt8>, _ symbols: UnsafeBufferPointer<Symbol>,
        _ starts: UnsafeBufferPointer<UInt16>, into codes: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (length, place) = (0, 0)
        while place < text.count {
            let words = (word(text, at: place), word(text, at: place + 8))
            let found =
                match(words, 0xFFFF_FFFF, symbols, starts) ?? match(words, 0xFF_FFFF, symbols, starts)
                ?? match(words, 0xFFFF, symbols, starts) ?? match(words, 0xFF, symbols, starts)
            let code = found.map { symbols[$0].code } ?? escape
            if let found, code < firstLead {
                codes[length] = UInt8(truncatingIfNeeded: code)
                length += 1
                place += symbols[found].length
            } else if let found {
                codes[length] = UInt8(truncatingIfNeeded: firstLead + (code - firstLead) >> 8)
                codes[length + 1] = UInt8(truncatingIfNeeded: code - firstLead)
                length += 2
                place += symbols[found].length
            } else {
                codes[length] = UInt8(escape)
                codes[length + 1] = text[place]
                length += 2
                place += 1
            }
        }
        return length
    }

    /// The place of the longest symbol that a text begins with, among those that are found by these bits of it.
    @inline(__always)
    private static func match(
        _ words: (low: UInt64, high: UInt64), _ bits: UInt64, _ symbols: UnsafeBufferPointer<Symbol>,
        _ starts: UnsafeBufferPointer<UInt16>
    ) -> Int? {
        let bucket = bucket(words.low & bits)
        var place = Int(starts[bucket])
        let end = Int(starts[bucket + 1])
        while place < end {
            let difference =
                ((words.low & symbols[place].lowMask) ^ symbols[place].low)
                | ((words.high & symbols[place].highMask) ^ symbols[place].high)
            if difference == 0 { return place }
            place += 1
        }
        return nil
    }

    /// Eight bytes of a text, the first one lowest; behind its end zeros, which no symbol has.
    @inline(__always)
    private static func word(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64 {
        if place + 8 <= text.count {
            return UInt64(
                littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
        guard place < text.count else { return 0 }
        return text[place...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

// MARK: Reading

extension TextCode {
    /// Works on the text that codes stand for.
    package static func withText<Result>(
        of codes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        // A symbol is written with 16 bytes, and the next one over those that it does not have.
        withUnsafeTemporaryAllocation(byteCount: (codes.count + 1) * 16, alignment: 8) { text in
            let length = table.byCode.withUnsafeBufferPointer { decode(codes, $0, into: text) }
            return UnsafeRawBufferPointer(rebasing: text[..<length]).withMemoryRebound(to: UInt8.self, body)
        }
    }

    /// Writes the text of codes; gives its length.
    private static func decode(
        _ codes: UnsafeBufferPointer<UInt8>, _ symbols: UnsafeBufferPointer<Symbol>,
        into text: UnsafeMutableRawBufferPointer
    ) -> Int {
        var (length, place) = (0, 0)
        while place < codes.count {
            var code = Int(codes[place])
            place += 1
            if code == escape {
                text[length] = codes[place]
                place += 1
                length += 1
                continue
            }
            if code >= firstLead {
                code = firstLead + (code - firstLead) << 8 + Int(codes[place])
                place += 1
            }
            text.storeBytes(of: symbols[code].low.littleEndian, toByteOffset: length, as: UInt64.self)
            text.storeBytes(of: symbols[code].high.littleEndian, toByteOffset: length + 8, as: UInt64.self)
            length += symbols[code].length
        }
        return length
    }
}
