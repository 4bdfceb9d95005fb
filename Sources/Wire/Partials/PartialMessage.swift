public import Core

/// A message on `cds.partials`: a state, or one of the chunks that a large state is split over.
///
/// The topic is internal: these bytes may change with every version, which rebuilds what is published.
public struct PartialMessage: Sendable, Hashable {
    /// What it is of, the partition and the chunk.
    public let key: PartialKey
    /// Over how many messages the state is split.
    public let chunks: Int
    /// Stands for the whole of a state that is split: chunks of one state share it, those of another have another.
    public let digest: UInt64
    /// The chunk's share of the state.
    public let content: PartialContent

    /// Reads a message.
    ///
    /// - Throws: `empty`, `notUTF8`, `notJSON`, `missingField`, `wrongType`, `tooLarge`, and `keyMismatch` where the
    ///   key is not the value's.
    public static func decode(key: [UInt8], value: some Collection<UInt8>) throws(Rejection) -> PartialMessage {
        try decode(Array(value), key: PartialKey(key))
    }

    /// Reads a message whose key was read before; nil for one that is none. Faults are those of ``decode(key:value:)``.
    ///
    /// - Parameter value: an array, so that the way from here is compiled for nothing else.
    public static func decode(_ value: [UInt8], key: PartialKey?) throws(Rejection) -> PartialMessage {
        let message = try JSONDocument.withRoot(of: value) { root throws(Rejection) in
            try PartialMessage(Fields<Field>(root))
        }
        guard message.key == key else {
            throw Rejection(.keyMismatch, "the message's key is not \(message.key.text)")
        }
        return message
    }

    /// The state that messages of one subject and partition hold together, in whatever order they come.
    ///
    /// - Returns: nil unless they are all the chunks of one state, each once.
    public static func merge(_ messages: some Collection<PartialMessage>) -> PartialContent? {
        guard let first = messages.first, messages.count == first.chunks,
            Set(messages.map(\.key.chunk)) == Set(0..<first.chunks),
            messages.allSatisfy({ $0.belongs(with: first) })
        else { return nil }
        if messages.count == 1 { return first.content }
        var sections = BySection<SectionPartial>()
        for message in messages.sorted(by: { $0.key.chunk < $1.key.chunk }) {
            guard case .sections(let share) = message.content else { return nil }
            for (kind, part) in share { sections[kind] = sections[kind]?.joined(part) ?? part }
        }
        return .sections(sections)
    }

    /// The messages that hold a state: one, or several where it would be longer than the bound. Equal states give
    /// equal bytes; numbers of 0 in maps are left out.
    ///
    /// A state that takes fewer messages than the one before leaves chunks behind, which the caller overwrites with
    /// nulls.
    /// - Parameters:
    ///   - content: the state.
    ///   - subject: what it is of.
    ///   - partition: the partition of `cds.readings` that it counts.
    ///   - maxBytes: the bound of a value; only what cannot be split (a headline and its citations) goes beyond it.
    public static func split(
        _ content: PartialContent, of subject: PartialSubject, partition: Int32, maxBytes: Int = 900_000
    ) -> [(key: [UInt8], value: [UInt8])] {
        split(content, of: subject.utf8, partition: partition, maxBytes: maxBytes)
    }

    /// The messages that hold the state of a subject whose text is known.
    package static func split(
        _ content: PartialContent, of text: [UInt8], partition: Int32, maxBytes: Int = 900_000
    ) -> [(key: [UInt8], value: [UInt8])] {
        var writer = JSONWriter(capacity: 4_096)
        if write(content, of: text, partition: partition, maxBytes: maxBytes, to: &writer) {
            return [(Envelope(subject: text, partition: partition).key, writer.bytes)]
        }
        let shares = content.shares(room: room(maxBytes, text))
        // Of a state that cannot be dealt out, the whole goes into one message.
        let digest = shares.count == 1 ? 0 : digest(of: content.encoded())
        return shares.enumerated().map { chunk, share in
            let envelope = Envelope(
                subject: text, partition: partition, chunk: chunk, chunks: shares.count, digest: digest)
            writer.clear()
            _ = envelope.write(share, to: &writer)
            return (envelope.key, writer.bytes)
        }
    }

    /// Writes the value of the only message that holds the state of a subject, whose text is known.
    ///
    /// - Returns: whether one is enough; if not, what was written is of no use.
    package static func write(
        _ content: PartialContent, of text: [UInt8], partition: Int32, maxBytes: Int = 900_000,
        to writer: inout JSONWriter
    ) -> Bool {
        Envelope(subject: text, partition: partition).write(content, to: &writer) <= room(maxBytes, text)
    }

    /// The bytes that a message leaves to the content.
    private static func room(_ maxBytes: Int, _ text: [UInt8]) -> Int { maxBytes - envelopeBytes - text.count }

    /// More than the fields around the content and the subject take.
    private static let envelopeBytes = 160

    private func belongs(with other: PartialMessage) -> Bool {
        chunks == other.chunks && digest == other.digest && key.subject == other.key.subject
            && key.partition == other.key.partition
    }

    /// FNV-1a of 64 bits (Fowler, Noll, Vo; RFC 9923): tells states of one key apart, not a guard against intent.
    private static func digest(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

extension PartialMessage {
    enum Field: Int, WireField {
        case subject, partition, chunk, chunks, digest, content
        static let table = FieldTable(Self.self)
    }

    private init(_ fields: Fields<Field>) throws(Rejection) {
        let place = try fields.value(.subject)
        guard let subject = place.withText({ PartialSubject(utf8: $0) }) ?? nil else {
            throw place.unexpected("a partial's subject")
        }
        let partition: Int = try fields.required(.partition)
        let chunk: Int = try fields.required(.chunk)
        chunks = try fields.required(.chunks)
        guard let partition = Int32(exactly: partition), chunk < chunks else {
            throw try fields.value(.chunk).unexpected("a partition of 32 bits and a chunk below the number of chunks")
        }
        key = PartialKey(subject: subject, partition: partition, chunk: chunk)
        let text = try fields.value(.digest)
        guard let digest = text.withText({ Hexadecimal.word($0[...]) }) ?? nil else {
            throw text.unexpected("16 hexadecimal digits")
        }
        self.digest = digest
        content = try PartialContent(fields.value(.content), of: subject)
    }

    /// What stands around the content.
    private struct Envelope {
        let subject: [UInt8]
        let partition: Int32
        var chunk = 0
        var chunks = 1
        var digest: UInt64 = 0

        var key: [UInt8] { PartialKey.bytes(subject, partition: partition, chunk: chunk) }

        /// Writes the message's value.
        ///
        /// - Returns: how many bytes of it are the content's.
        func write(_ content: PartialContent, to writer: inout JSONWriter) -> Int {
            writer.beginObject()
            writer.name(Field.subject)
            subject.withUnsafeBufferPointer { writer.string($0) }
            writer.field(Field.partition, Int(partition))
            writer.field(Field.chunk, chunk)
            writer.field(Field.chunks, chunks)
            writer.name(Field.digest)
            writer.hexadecimal(digest)
            writer.name(Field.content)
            let start = writer.count
            content.write(to: &writer)
            let contentBytes = writer.count - start
            writer.endObject()
            return contentBytes
        }
    }
}
