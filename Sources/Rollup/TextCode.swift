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
        let step: Step

        init(_ bytes: [UInt8], code: Int) {
            func word(_ bytes: some Sequence<UInt8>) -> UInt64 {
                Array(bytes).reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            low = word(bytes.prefix(8))
            high = word(bytes.dropFirst(8))
            lowMask = TextCode.mask(bytes.count)
            highMask = TextCode.mask(bytes.count - 8)
            length = bytes.count
            let above = code - firstLead
            step =
                above < 0
                ? Step(codes: code, count: 1, length: length)
                : Step(codes: (firstLead + above >> 8) | (above & 0xFF) << 8, count: 2, length: length)
        }
    }

    /// What a text's next bytes are written as.
    private struct Step {
        /// One byte or two, the first one lowest.
        let codes: UInt16
        /// How many of these count.
        let count: UInt8
        /// How many bytes of the text they stand for.
        let length: UInt8

        init(codes: Int, count: Int, length: Int) {
            self.codes = UInt16(truncatingIfNeeded: codes)
            self.count = UInt8(truncatingIfNeeded: count)
            self.length = UInt8(truncatingIfNeeded: length)
        }
    }

    /// The symbols for both ways.
    private struct Table {
        let byCode: [Symbol]
        /// The symbols of three bytes and more, those of a bucket side by side, the longer ones first.
        let byBucket: [Symbol]
        /// Where the symbols of a bucket begin; those of the next one stand behind them.
        let starts: [UInt16]
        /// By the next two bytes of a text, the first one lowest, what is written where no longer symbol is found.
        let byPair: [Step]

        init(_ symbols: [Symbol]) {
            byCode = symbols
            let long = symbols.filter { $0.length > 2 }
            byBucket = long.sorted { (bucket(of: $0), $1.length) < (bucket(of: $1), $0.length) }
            var starts = Array(repeating: UInt16(0), count: bucketCount + 1)
            for symbol in long { starts[bucket(of: symbol) + 1] += 1 }
            for place in 1...bucketCount { starts[place] += starts[place - 1] }
            self.starts = starts
            var byPair = (0...0xFFFF).map { Step(codes: escape | ($0 & 0xFF) << 8, count: 2, length: 1) }
            for symbol in symbols where symbol.length == 1 {
                for pair in stride(from: Int(symbol.low), through: 0xFFFF, by: 256) { byPair[pair] = symbol.step }
            }
            for symbol in symbols where symbol.length == 2 { byPair[Int(symbol.low)] = symbol.step }
            self.byPair = byPair
        }
    }

    private static let table = Table(
        symbols.enumerated().map { Symbol(Array($1.utf8), code: $0) })

    /// All symbols by code. The bars are bytes: some symbols begin with a mark that would join the bar before it.
    package static let symbols = [frequent, others].flatMap { $0.utf8.split(separator: UInt8(ascii: "|")) }
        .map { String(Substring($0)) }

    /// Symbols of four bytes and more are found by their first four bytes, those of three by all of theirs.
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
        // Behind the text lie zeros, which no symbol has: words are read up to its end. A step writes two bytes.
        let padded = text.count + 16
        withUnsafeTemporaryAllocation(byteCount: padded + text.count * 2 + 1, alignment: 8) { buffer in
            let copy = UnsafeMutableRawBufferPointer(rebasing: buffer[..<padded])
            copy.copyMemory(from: UnsafeRawBufferPointer(text))
            for place in text.count..<padded { copy[place] = 0 }
            let written = UnsafeMutableRawBufferPointer(rebasing: buffer[padded...])
            let length = encode(UnsafeRawBufferPointer(copy), text.count, into: written)
            codes += UnsafeRawBufferPointer(rebasing: written[..<length])
        }
    }

    /// Writes the codes of a text that is followed by 16 zeros; gives their number.
    private static func encode(
        _ text: UnsafeRawBufferPointer, _ count: Int, into codes: UnsafeMutableRawBufferPointer
    ) -> Int {
        let table = table
        return table.byBucket.withUnsafeBufferPointer { symbols in
            table.starts.withUnsafeBufferPointer { starts in
                table.byPair.withUnsafeBufferPointer { byPair in
                    var (length, place) = (0, 0)
                    while place < count {
                        let low = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                        let high = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
                        let found =
                            match((low, high), 0xFFFF_FFFF, symbols, starts)
                            ?? match((low, high), 0xFF_FFFF, symbols, starts)
                        let step = found.map { symbols[$0].step } ?? byPair[Int(low & 0xFFFF)]
                        codes.storeBytes(of: step.codes.littleEndian, toByteOffset: length, as: UInt16.self)
                        length += Int(step.count)
                        place += Int(step.length)
                    }
                    return length
                }
            }
        }
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
}

// MARK: Reading

extension TextCode {
    /// Whether codes are those of a text.
    static func isCode(_ codes: ArraySlice<UInt8>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        codes.withUnsafeBufferPointer { codes in withText(of: codes) { $0.isEqual(text) } }
    }

    /// Works on the text that codes stand for.
    package static func withText<Result>(
        of codes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        // A symbol is written with 16 bytes, and the next one over those that it does not have.
        withUnsafeTemporaryAllocation(byteCount: (codes.count + 1) * 16, alignment: 8) { text in
            var place = 0
            let length = table.byCode.withUnsafeBufferPointer { decode(codes, from: &place, $0, into: text) }
            return UnsafeRawBufferPointer(rebasing: text[..<length]).withMemoryRebound(to: UInt8.self, body)
        }
    }

    /// Adds the text that codes stand for.
    static func addText(of codes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
        var place = 0
        while place < codes.count {
            text.append(addingCapacity: room(for: codes.count - place)) { room in
                room.withUnsafeMutableBufferPointer { room, count in
                    count = table.byCode.withUnsafeBufferPointer {
                        decode(codes, from: &place, $0, into: UnsafeMutableRawBufferPointer(room))
                    }
                }
            }
        }
    }

    /// Room for the text of so many codes, mostly; some 3 bytes each are usual.
    static func room(for codes: Int) -> Int { codes * 4 + 32 }

    /// Writes the text of codes from a place on, as far as there is room for a whole symbol; gives its length.
    private static func decode(
        _ codes: UnsafeBufferPointer<UInt8>, from place: inout Int, _ symbols: UnsafeBufferPointer<Symbol>,
        into text: UnsafeMutableRawBufferPointer
    ) -> Int {
        var length = 0
        while place < codes.count, length + 16 <= text.count {
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
