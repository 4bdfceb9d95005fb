public import Core

extension IndicatorID {
    /// An id in the form that keys can be made with: parts of lower-case letters, digits and "_" around one "."; nil
    /// for anything else.
    package init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        var points = 0
        var last = UInt8(ascii: ".")
        for byte in text {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): break
            case UInt8(ascii: ".") where last != byte: points += 1
            default: return nil
            }
            last = byte
        }
        guard points == 1, last != UInt8(ascii: ".") else { return nil }
        // Checked once more, so that the standard library takes note that it is ASCII, which is hashed and compared fast.
        self.init(rawValue: String(decoding: text, as: UTF8.self))
    }
}

extension ProvinceID {
    /// Reads the UTF-8 bytes of a ``ProvinceID/key``; nil for anything else.
    package init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        let isMerged = text.starts(with: "34:".utf8)
        guard let code = ProvinceCode(utf8: UnsafeBufferPointer(rebasing: text[(isMerged ? 3 : 0)...])) else {
            return nil
        }
        self.init(units: isMerged ? .thirtyFour : .sixtyThree, code: code)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// What stands before the first slash and what behind it; nil where there is none.
    func cutAtSlash() -> (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>)? {
        firstIndex(of: UInt8(ascii: "/")).map {
            (UnsafeBufferPointer(rebasing: self[..<$0]), UnsafeBufferPointer(rebasing: self[($0 + 1)...]))
        }
    }
}

extension RollupKey {
    /// Reads what ``RollupKey/text`` writes; nil for anything else.
    public init?(text: some StringProtocol) {
        guard let key = Array(text.utf8).withUnsafeBufferPointer({ RollupKey(utf8: $0) }) else { return nil }
        self = key
    }

    /// Reads the UTF-8 bytes of ``RollupKey/text``; nil for anything else. The period may hold a slash of its own.
    package init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        guard let (province, rest) = text.cutAtSlash(), let (indicator, period) = rest.cutAtSlash(),
            let province = ProvinceID(utf8: province), let indicator = IndicatorID(utf8: indicator),
            let period = Period(utf8: period)
        else { return nil }
        self.init(province: province, indicator: indicator, period: period)
    }
}

extension NationalKey {
    /// Reads what ``NationalKey/text`` writes; nil for anything else.
    public init?(text: some StringProtocol) {
        guard let key = Array(text.utf8).withUnsafeBufferPointer({ NationalKey(utf8: $0) }) else { return nil }
        self = key
    }

    /// Reads the UTF-8 bytes of ``NationalKey/text``; nil for anything else. The period may hold a slash of its own.
    package init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        let isMerged = text.starts(with: "34/".utf8)
        guard let (indicator, period) = UnsafeBufferPointer(rebasing: text[(isMerged ? 3 : 0)...]).cutAtSlash(),
            let indicator = IndicatorID(utf8: indicator), let period = Period(utf8: period)
        else { return nil }
        self.init(units: isMerged ? .thirtyFour : .sixtyThree, indicator: indicator, period: period)
    }
}
