internal import Wire

/// The answer to a question: bytes with what they are.
public struct Answer: Sendable, Hashable {
    /// The bytes.
    public let bytes: [UInt8]
    /// What they are written as.
    public let format: AnswerFormat
    /// The name of the file that a table is saved as, without its extension; nil for JSON.
    public let fileName: String?

    /// An answer that is JSON already.
    init(json bytes: [UInt8]) {
        self.bytes = bytes
        format = .json
        fileName = nil
    }

    /// An answer that is one JSON object.
    init(_ members: (inout JSONWriter) -> Void) {
        self.init(json: JSONWriter.bytes { $0.object(members) })
    }

    /// A table that is saved under a name.
    init(csv table: CSVTable, named name: String) {
        bytes = table.bytes
        format = .csv
        fileName = name.replacing("/", with: "_")
    }

    /// What a question that has no answer is answered with: {"error": …}.
    public static func problem(_ message: String) -> Answer {
        Answer { $0.member("error", message) }
    }
}
