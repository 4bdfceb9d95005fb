internal import Kafka

/// What the value of a message is: its `ce_type` (contract.md, "Messages").
public struct MessageType: Sendable {
    /// The type as the header has it, such as "vn.cds.article".
    public let name: String
    /// The header, made once.
    let header: Header

    /// The type of a name without its prefix.
    package init(_ name: String) {
        self.name = "vn.cds.\(name)"
        header = Header("ce_type", self.name)
    }

    /// An article.
    public static let article = MessageType("article")
    /// What was read in an article.
    public static let reading = MessageType("reading")
    /// What one partition contributes to a roll-up.
    public static let partial = MessageType("partial")
    /// The roll-up of an indicator in a province.
    public static let rollup = MessageType("rollup")
    /// A province's summary.
    public static let province = MessageType("province")
    /// The national roll-up of an indicator.
    public static let national = MessageType("national")
    /// A message that could not be read.
    public static let deadLetter = MessageType("dead-letter")
}
