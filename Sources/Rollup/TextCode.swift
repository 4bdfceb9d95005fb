import Core

/// Texts in fewer bytes, each readable alone: a code stands for a symbol of up to eight bytes, one code for a byte that
/// no symbol has (P. Boncz, T. Neumann, V. Leis, "FSST: Fast Random Access String Compression", VLDB 2020, with a table
/// that is fixed). A state holds a million articles' sentences, of which few are ever shown.
enum TextCode {
    /// Stands before a byte as it is.
    private static let escape: UInt8 = 255

    /// A symbol as a word, its first byte lowest.
    private struct Symbol {
        let word, mask: UInt64
        let length: Int
        let code: UInt8

        init(_ bytes: [UInt8], code: UInt8) {
            word = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
            mask = ~0 >> UInt64(64 - 8 * bytes.count)
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
            starts = (0...TextCode.bucketCount).map { bucket in
                UInt16(symbols.count { TextCode.bucket(of: $0) < bucket })
            }
        }
    }

    private static let table = Table(
        symbols.split(separator: "|").enumerated().map { Symbol(Array($1.utf8), code: UInt8($0)) })

    /// Symbols of three bytes and more are found by their first three bytes, the others by all of theirs.
    private static let bucketCount = 1_024
    @inline(__always)
    private static func bucket(_ word: UInt64) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 54) }
    private static func bucket(of symbol: Symbol) -> Int {
        bucket(symbol.word & (~0 >> UInt64(64 - 8 * min(symbol.length, 3))))
    }

    /// Adds the codes of a text.
    static func add(_ text: UnsafeBufferPointer<UInt8>, to codes: inout [UInt8]) {
        table.byBucket.withUnsafeBufferPointer { symbols in
            table.starts.withUnsafeBufferPointer { starts in
                var place = 0
                while place < text.count {
                    let word = word(text, at: place)
                    if let symbol = longest(word, symbols, starts) {
                        codes.append(symbol.code)
                        place += symbol.length
                    } else {
                        codes.append(escape)
                        codes.append(text[place])
                        place += 1
                    }
                }
            }
        }
    }

    /// The longest symbol that a word begins with.
    @inline(__always)
    private static func longest(
        _ word: UInt64, _ symbols: UnsafeBufferPointer<Symbol>, _ starts: UnsafeBufferPointer<UInt16>
    ) -> Symbol? {
        for bits in [UInt64(0xFF_FFFF), 0xFFFF, 0xFF] {
            let bucket = bucket(word & bits)
            for place in Int(starts[bucket])..<Int(starts[bucket + 1])
            where word & symbols[place].mask == symbols[place].word {
                return symbols[place]
            }
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
        return text[place...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Works on the text that codes stand for.
    static func withText<Result>(
        of codes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(byteCount: codes.count * 8 + 8, alignment: 8) { text in
            let length = table.byCode.withUnsafeBufferPointer { decode(codes, $0, into: text) }
            return UnsafeRawBufferPointer(rebasing: text[..<length]).withMemoryRebound(to: UInt8.self, body)
        }
    }

    /// Writes the text of codes; gives its length. A symbol is written with all of its eight bytes, and the next one over
    /// those that it does not have.
    private static func decode(
        _ codes: UnsafeBufferPointer<UInt8>, _ symbols: UnsafeBufferPointer<Symbol>,
        into text: UnsafeMutableRawBufferPointer
    ) -> Int {
        var (length, place) = (0, 0)
        while place < codes.count {
            let code = codes[place]
            place += 1
            if code == escape {
                text[length] = codes[place]
                place += 1
                length += 1
            } else {
                text.storeBytes(of: symbols[Int(code)].word.littleEndian, toByteOffset: length, as: UInt64.self)
                length += symbols[Int(code)].length
            }
        }
        return length
    }
}
