/// What a ``WordBook`` knows of a word.
struct BookWord: BitwiseCopyable {
    let key: UInt64
    let bare: UInt64
    let number: Int32
    let isCapital: Bool
    let isAllCapital: Bool
    /// How many code points it has.
    let count: UInt8
}

/// A hash table of words by their bytes. Words of a bucket are shifted together to where slots are free, so that almost every
/// word is found at the first look: what is found at a second cannot be foreseen.
struct BookTable: Sendable {
    /// A word's sign, none for a free slot, and what is known of it: half a line of the cache.
    fileprivate struct Slot: BitwiseCopyable, Sendable {
        var sign: UInt64 = 0
        var word = BookWord(key: 0, bare: 0, number: 0, isCapital: false, isAllCapital: false, count: 0)
    }

    /// Their number is a power of two; at least a quarter of them is free.
    private let slots: LineList<Slot>
    /// The bytes of each slot's word after the first eight.
    private let rests: [UInt64]
    /// How far the words of each bucket are shifted.
    private let shifts: [UInt8]

    /// A table of words; those of the fullest buckets are put into it first.
    init(_ words: [WordBytes.Packed: BookWord]) {
        var count = 2
        while count * 3 < words.count * 4 { count *= 2 }
        var slots = [Slot](repeating: Slot(), count: count)
        var rests = [UInt64](repeating: 0, count: count)
        var shifts = [UInt8](repeating: 0, count: Self.bucketCount)
        let buckets = Dictionary(grouping: words) { Self.bucket($0.key.hash) }
        for (bucket, words) in buckets.sorted(by: { ($0.value.count, $1.key) > ($1.value.count, $0.key) }) {
            let hashes = words.map(\.key.hash)
            shifts[bucket] = (0...UInt8.max).first { Self.areFree(hashes, $0, slots) } ?? 0
            for (bytes, word) in words {
                var place = Self.place(bytes.hash, shifts[bucket], count)
                while slots[place].sign != 0 { place = (place + 1) & (count - 1) }
                (slots[place], rests[place]) = (Slot(sign: bytes.sign, word: word), bytes.rest)
            }
        }
        self.slots = LineList(slots)
        self.rests = rests
        self.shifts = shifts
    }

    /// Whether words of a bucket, shifted so far, each have a slot that is free.
    private static func areFree(_ hashes: [UInt64], _ shift: UInt8, _ slots: [Slot]) -> Bool {
        for (number, hash) in hashes.enumerated() {
            let place = place(hash, shift, slots.count)
            if slots[place].sign != 0 { return false }
            for earlier in hashes[..<number] where Self.place(earlier, shift, slots.count) == place { return false }
        }
        return true
    }

    private static let bucketCount = 4096

    @inline(__always)
    private static func bucket(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 52) }

    /// Where a word is looked for first among so many slots.
    @inline(__always)
    private static func place(_ hash: UInt64, _ shift: UInt8, _ count: Int) -> Int {
        Int(truncatingIfNeeded: hash &+ UInt64(shift)) & (count &- 1)
    }

    /// Lends the table for a loop over many words.
    @inline(__always)
    func lent<Result>(_ read: (Lent) -> Result) -> Result {
        slots.lent { slots in
            rests.withUnsafeBufferPointer { rests in
                shifts.withUnsafeBufferPointer { read(Lent(slots: slots, rests: rests, shifts: $0)) }
            }
        }
    }

    /// The table while it is lent; the pointers are to all of it.
    struct Lent {
        fileprivate let slots: UnsafeBufferPointer<Slot>
        fileprivate let rests: UnsafeBufferPointer<UInt64>
        fileprivate let shifts: UnsafeBufferPointer<UInt8>

        /// The place of a word, or nil. There is always a free slot, where looking ends.
        @inline(__always)
        func place(of bytes: WordBytes.Packed) -> Int? {
            let hash = bytes.hash
            var place = BookTable.place(hash, shifts[BookTable.bucket(hash)], slots.count)
            while slots[place].sign != bytes.sign || bytes.rest != 0 && rests[place] != bytes.rest {
                if slots[place].sign == 0 { return nil }
                place = (place &+ 1) & (slots.count &- 1)
            }
            return place
        }

        /// The word at a place.
        @inline(__always)
        subscript(place: Int) -> BookWord { slots[place].word }
    }
}
