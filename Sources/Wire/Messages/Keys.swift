public import Core

extension IndicatorID {
    /// An id in the form that keys can be made with: parts of lower-case letters, digits and "_" around one "."; nil
    /// for anything else.
    init?(wire text: String) {
        var points = 0
        var last = UInt8(ascii: ".")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): break
            case UInt8(ascii: ".") where last != byte: points += 1
            default: return nil
            }
            last = byte
        }
        guard points == 1, last != UInt8(ascii: ".") else { return nil }
        self.init(rawValue: text)
    }
}

extension RollupKey {
    /// Reads what ``RollupKey/text`` writes; nil for anything else. The period may hold a slash of its own.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let province = ProvinceID(key: parts[0]),
            let indicator = IndicatorID(wire: String(parts[1])), let period = Period(String(parts[2]))
        else { return nil }
        self.init(province: province, indicator: indicator, period: period)
    }
}

extension NationalKey {
    /// Reads what ``NationalKey/text`` writes; nil for anything else. The period may hold a slash of its own.
    public init?(text: some StringProtocol) {
        let isMerged = text.hasPrefix("34/")
        let parts = text.dropFirst(isMerged ? 3 : 0).split(
            separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let indicator = IndicatorID(wire: String(parts[0])),
            let period = Period(String(parts[1]))
        else { return nil }
        self.init(units: isMerged ? .thirtyFour : .sixtyThree, indicator: indicator, period: period)
    }
}
