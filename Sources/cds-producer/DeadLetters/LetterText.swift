import Core
import Foundation
import Kafka
import Publishing
import Service
import Wire

/// Dead letters as an operator sees them. Whatever comes from the original is escaped.
enum LetterText {
    private static let keyLimit = 40
    private static let valueLimit = 2_000

    /// One line with tabs between the columns.
    static func row(_ letter: DeadLetter) -> String {
        [
            "\(letter.origin)", letter.time?.description ?? "-", letter.reason, state(letter),
            letter.size.map(String.init) ?? "null", LineText.clipped(shown(letter.key), to: keyLimit),
            letter.explanation,
        ].map(LineText.escaped).joined(separator: "\t")
    }

    /// Several lines: what the letter says, the original's own headers, its value.
    static func page(_ letter: DeadLetter, _ message: Message) -> String {
        var lines = [
            "\(letter.origin)", "  time      \(letter.time?.description ?? "-")", "  state     \(state(letter))",
            "  stage     \(letter.stage)", "  reason    \(letter.reason): \(letter.explanation)",
            "  key       \(shown(letter.key))", "  bytes     \(letter.size.map(String.init) ?? "null")",
        ]
        for header in DeadLetter.originalHeaders(of: message) {
            lines.append("  header    \(header.key): \(LineText.clipped(shown(header.value), to: valueLimit))")
        }
        lines.append("  value     \(LineText.clipped(shown(message.value), to: valueLimit))")
        return lines.map(LineText.escaped).joined(separator: "\n")
    }

    /// One JSON object; with the message itself where it is given.
    static func json(_ letter: DeadLetter, _ message: Message? = nil) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("id", "\(letter.origin)")
        writer.member("time", letter.time?.description)
        writer.member("class", letter.reason)
        writer.member("message", letter.explanation)
        writer.member("stage", letter.stage)
        writer.member("state", state(letter))
        writer.bytes("key", letter.key)
        writer.name("bytes")
        if let size = letter.size { writer.integer(size) } else { writer.null() }
        if let message {
            writer.name("headers")
            writer.beginArray()
            for header in DeadLetter.originalHeaders(of: message) {
                writer.beginObject()
                writer.member("name", header.key)
                writer.bytes("value", header.value)
                writer.endObject()
            }
            writer.endArray()
            writer.bytes("value", message.value)
        }
        writer.endObject()
        return LineText.harmlessJSON(String(decoding: writer.bytes, as: UTF8.self))
    }

    private static func state(_ letter: DeadLetter) -> String {
        letter.isReplayed ? "replayed" : letter.isCut ? "cut" : "open"
    }

    /// Bytes for a person; what is not UTF-8 shows as U+FFFD.
    private static func shown(_ bytes: [UInt8]?) -> String {
        bytes.map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

extension JSONWriter {
    /// Writes bytes as two members: the text, null where they are none or not UTF-8, and their Base64.
    fileprivate mutating func bytes(_ name: String, _ bytes: [UInt8]?) {
        member(name, bytes.flatMap { String(validating: $0, as: UTF8.self) })
        member(name + "Base64", bytes.map { Data($0).base64EncodedString() })
    }
}
