import Core

/// Tokens in memory of their own that grows as they are added, as ``ByteBuffer`` is for bytes: an array looks at each token
/// whether it is shared.
struct TokenList: ~Copyable {
    private var start: UnsafeMutablePointer<JSONToken>
    private var capacity: Int
    /// How many tokens there are.
    private(set) var count = 0

    /// An empty list with room for so many tokens.
    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// A token that has been added.
    @inline(__always)
    subscript(place: Int) -> JSONToken {
        get { start[place] }
        _modify { yield &start[place] }
    }

    @inline(__always)
    mutating func append(_ token: JSONToken) {
        if count == capacity { grow() }
        start[count] = token
        count += 1
    }

    /// Works on the tokens where they lie.
    func withTokens<Made>(
        _ body: (UnsafeBufferPointer<JSONToken>) throws(Rejection) -> Made
    ) throws(Rejection) -> Made {
        try body(UnsafeBufferPointer(start: start, count: count))
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<JSONToken>.allocate(capacity: capacity * 2)
        larger.update(from: start, count: count)
        start.deallocate()
        (start, capacity) = (larger, capacity * 2)
    }
}
