/// Writes canonical JSON (contract.md, "Messages"): no insignificant space, escapes only for \", \\ and control
/// characters, so that equal values are equal bytes. The caller gives names and map keys in their order.
///
/// A writer is passed on by reference and never copied.
public struct JSONWriter: ~Copyable {
    private var buffer: ByteBuffer
    private var isFirst = true

    /// A writer with nothing written.
    ///
    /// - Parameter capacity: the number of bytes to make room for.
    public init(capacity: Int = 256) { buffer = ByteBuffer(capacity: capacity) }

    /// What has been written.
    public var bytes: [UInt8] { buffer.bytes }

    /// Works on what has been written, where it lies.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result { buffer.withBytes(body) }

    /// Begins anew in the same memory.
    package mutating func clear() {
        buffer.clear()
        isFirst = true
    }

    /// How many bytes have been written.
    public var count: Int { buffer.count }

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
        buffer.append(UInt8(ascii: ":"))
        isFirst = true
    }

    /// Writes a string.
    public mutating func string(_ text: String) {
        text.utf8Span.span.withUnsafeBufferPointer { string($0) }
    }

    /// Writes a string of UTF-8 bytes.
    mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        separate()
        buffer.makeRoom(for: text.count + 2)
        buffer.append(UInt8(ascii: "\""))
        escape(text)
        buffer.append(UInt8(ascii: "\""))
    }

    /// Writes a string of bytes that are known to need no escapes.
    @inline(__always)
    mutating func plainString(_ text: UnsafeBufferPointer<UInt8>) {
        separate()
        buffer.makeRoom(for: text.count + 2)
        buffer.append(UInt8(ascii: "\""))
        buffer.append(text)
        buffer.append(UInt8(ascii: "\""))
    }

    /// Writes a name that is known to need no escapes.
    @inline(__always)
    mutating func plainName(_ text: UnsafeBufferPointer<UInt8>) {
        plainString(text)
        buffer.append(UInt8(ascii: ":"))
        isFirst = true
    }

    /// Writes a string of decimal digits, at least as many as asked for.
    mutating func digitString(_ number: UInt64, width: Int) {
        separate()
        buffer.append(UInt8(ascii: "\""))
        buffer.append(digits: number, width: width)
        buffer.append(UInt8(ascii: "\""))
    }

    /// Writes one word or two as a string of hexadecimal digits.
    mutating func hexadecimal(_ word: UInt64, _ next: UInt64? = nil) {
        separate()
        buffer.append(UInt8(ascii: "\""))
        buffer.append(hexadecimal: word)
        if let next { buffer.append(hexadecimal: next) }
        buffer.append(UInt8(ascii: "\""))
    }

    /// Writes a whole number.
    public mutating func integer(_ number: some FixedWidthInteger) {
        separate()
        if number < 0 { buffer.append(UInt8(ascii: "-")) }
        digits(UInt64(truncatingIfNeeded: number.magnitude))
    }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// Writes null.
    public mutating func null() { raw("null") }

    /// Writes a value that is canonical JSON already.
    public mutating func value(_ json: some Collection<UInt8>) {
        separate()
        if json.withContiguousStorageIfAvailable({ buffer.append($0) }) == nil {
            Array(json).withUnsafeBufferPointer { buffer.append($0) }
        }
    }

    /// Writes the name of a member, which its table has ready.
    @inline(__always)
    mutating func name(_ place: Int, of table: FieldTable) {
        table.quoted.append(place, withoutFirst: isFirst, to: &buffer)
        isFirst = true
    }

    /// Writes a string that its table has ready: with a comma and quotation marks.
    @inline(__always)
    mutating func string(_ place: Int, of texts: ShortTexts) {
        texts.append(place, withoutFirst: isFirst, to: &buffer)
        isFirst = false
    }

    /// Writes digits without leading zeros, but at least as many as asked for.
    @inline(__always)
    mutating func digits(_ number: UInt64, width: Int = 1) { buffer.append(digits: number, width: width) }

    /// Writes part of a value.
    @inline(__always)
    mutating func continueValue(_ byte: UInt8) { buffer.append(byte) }

    /// Makes ready for a value that ``digits(_:width:)`` and ``continueValue(_:)`` write.
    @inline(__always)
    mutating func separate() {
        if !isFirst { buffer.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    @inline(__always)
    private mutating func begin(_ bracket: UInt8) {
        separate()
        buffer.append(bracket)
        isFirst = true
    }

    @inline(__always)
    private mutating func end(_ bracket: UInt8) {
        buffer.append(bracket)
        isFirst = false
    }

    private mutating func raw(_ word: StaticString) {
        separate()
        buffer.append(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while true {
            let end = JSONText.plainEnd(in: text, from: start)
            buffer.append(UnsafeBufferPointer(rebasing: text[start..<end]))
            guard end < text.count else { return }
            escape(text[end])
            start = end + 1
        }
    }

    private mutating func escape(_ byte: UInt8) {
        buffer.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: buffer.append(UInt8(ascii: "b"))
        case 0x09: buffer.append(UInt8(ascii: "t"))
        case 0x0A: buffer.append(UInt8(ascii: "n"))
        case 0x0C: buffer.append(UInt8(ascii: "f"))
        case 0x0D: buffer.append(UInt8(ascii: "r"))
        case 0x00..<0x20:
            for digit in [UInt8(ascii: "u"), 48, 48] { buffer.append(digit) }
            buffer.append(Hexadecimal.digit(of: byte >> 4))
            buffer.append(Hexadecimal.digit(of: byte))
        default: buffer.append(byte)
        }
    }
}
