/// Writes canonical JSON (contract.md, "Messages"): no insignificant space, escapes only for \", \\ and control
/// characters, so that equal values are equal bytes. The caller gives names and map keys in their order.
public struct JSONWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// A writer with nothing written.
    ///
    /// - Parameter capacity: the number of bytes to make room for.
    public init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    /// Begins an object, as a value.
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }

    /// Ends the object that was begun last.
    public mutating func endObject() { end(UInt8(ascii: "}")) }

    /// Begins an array, as a value.
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }

    /// Ends the array that was begun last.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes a member's name; its value comes next.
    public mutating func name(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        isFirst = true
    }

    /// Writes a string.
    public mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil {
            Array(text.utf8).withUnsafeBufferPointer { escape($0) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes words as a string of hexadecimal digits.
    mutating func hexadecimal(_ words: [UInt64]) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for word in words { bytes.append(contentsOf: Hexadecimal.text(word)) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a whole number.
    public mutating func integer(_ number: some FixedWidthInteger) {
        separate()
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(UInt64(truncatingIfNeeded: number.magnitude))
    }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// Writes null.
    public mutating func null() { raw("null") }

    /// Writes a value that is canonical JSON already.
    public mutating func value(_ json: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes a member's name that is known to need no escapes, with its quotation marks and colon.
    mutating func quotedName(_ name: [UInt8]) {
        separate()
        bytes.append(contentsOf: name)
        isFirst = true
    }

    /// Writes digits without leading zeros, but at least as many as asked for.
    mutating func digits(_ number: UInt64, width: Int = 1) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
            var rest = number
            var place = 20
            while rest > 0 || 20 - place < width {
                place -= 1
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                buffer[place] = UInt8(truncatingIfNeeded: digit) + 48
                rest = quotient
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[place...]))
        }
    }

    /// Writes part of a value.
    mutating func continueValue(_ byte: UInt8) { bytes.append(byte) }

    /// Makes ready for a value that ``digits(_:width:)`` and ``continueValue(_:)`` write.
    @inline(__always)
    mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        isFirst = true
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func raw(_ word: StaticString) {
        separate()
        word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while true {
            let end = JSONText.plainEnd(in: text, from: start)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
            guard end < text.count else { return }
            escape(text[end])
            start = end + 1
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x00..<0x20:
            bytes.append(contentsOf: [UInt8(ascii: "u"), 48, 48])
            bytes.append(Hexadecimal.digits[Int(byte >> 4)])
            bytes.append(Hexadecimal.digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}
