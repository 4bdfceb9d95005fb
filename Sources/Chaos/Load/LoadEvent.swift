/// One message of the load.
package struct LoadEvent: Sendable {
    /// What the message is.
    package enum Content: Sendable {
        /// A readable article.
        case article(Story)
        /// A null.
        case retraction
        /// A value that cannot be read.
        case poison([UInt8])
        /// A readable article whose transaction is aborted: it must never count.
        case aborted(Story)
    }

    /// Its place in the load, from 0; the message carries it in a header.
    package let number: Int
    /// The message's key.
    package let id: String
    /// What it is.
    package let content: Content

    /// The header that carries ``number``.
    package static let header = "chaos-event"

    /// The message's value; nil for a retraction.
    package var value: [UInt8]? {
        switch content {
        case .article(let story), .aborted(let story): story.json
        case .poison(let bytes): bytes
        case .retraction: nil
        }
    }

    /// Whether the message is published in a transaction that is aborted.
    package var isAborted: Bool {
        if case .aborted = content { true } else { false }
    }

    /// The bytes of a message that cannot be read, or nil.
    package var poison: [UInt8]? {
        if case .poison(let bytes) = content { bytes } else { nil }
    }

    /// What the message makes of its id: a story or nothing; nil where it changes nothing.
    package var standing: Story?? {
        switch content {
        case .article(let story): .some(story)
        case .retraction: .some(nil)
        case .poison, .aborted: nil
        }
    }
}
