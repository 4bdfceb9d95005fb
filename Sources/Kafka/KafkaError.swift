/// An error code of librdkafka or of the Kafka protocol, under librdkafka's own name ("_TRANSPORT",
/// "UNKNOWN_TOPIC_OR_PART"). Codes that this project does not name stay representable.
public struct KafkaErrorCode: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// librdkafka's number: negative for its own errors, positive for the protocol's.
    public let rawValue: Int32

    /// A code from its number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// librdkafka: a batch of messages cannot be unpacked, or would be larger than the client takes.
    public static let badCompression = KafkaErrorCode(rawValue: -198)
    /// librdkafka: the operation took longer than allowed.
    public static let timedOut = KafkaErrorCode(rawValue: -185)
    /// librdkafka: the local queue is full.
    public static let queueFull = KafkaErrorCode(rawValue: -184)
    /// librdkafka: the call does not fit the client's present state.
    public static let state = KafkaErrorCode(rawValue: -172)
    /// librdkafka: the log does not hold the offset to be read, and no reset is allowed.
    public static let autoOffsetReset = KafkaErrorCode(rawValue: -140)
    /// librdkafka: a client-wide error that nothing but a new client mends.
    public static let fatal = KafkaErrorCode(rawValue: -150)
    /// librdkafka: another instance has taken over this one's identity.
    public static let fenced = KafkaErrorCode(rawValue: -144)
    /// librdkafka: a setting or an argument is wrong.
    public static let invalidArgument = KafkaErrorCode(rawValue: -186)
    /// Protocol: the topic or partition is not known.
    public static let unknownTopicOrPartition = KafkaErrorCode(rawValue: 3)
    /// Protocol: the topic exists already.
    public static let topicAlreadyExists = KafkaErrorCode(rawValue: 36)
    /// Protocol: another producer has taken the transactional id.
    public static let invalidProducerEpoch = KafkaErrorCode(rawValue: 47)
    /// Protocol: another member has taken the static member id.
    public static let fencedInstanceID = KafkaErrorCode(rawValue: 82)
    /// Protocol: a newer producer of the transactional id exists.
    public static let producerFenced = KafkaErrorCode(rawValue: 90)

    /// Whether Kafka refuses what was asked for a reason that trying again does not mend: a message that is too large,
    /// or a missing permission.
    public var isRefusal: Bool { [10, 29, 30, 31, 53].contains(rawValue) }

    /// Whether a connection failed for a reason that it tells: no answer, no such name, TLS, or the login.
    public var isConnectionFailure: Bool { [-195, -193, -181, -169].contains(rawValue) }

    /// Whether Kafka refuses what was asked because this client has no permission.
    public var isUnauthorized: Bool { [29, 30, 31, 53].contains(rawValue) }

    /// librdkafka's name for the code.
    public var description: String { CError.name(of: rawValue) }
}

/// What went wrong in a call to Kafka, with what it means for the caller.
public struct KafkaError: Error, Sendable, CustomStringConvertible {
    /// The code.
    public let code: KafkaErrorCode
    /// What was being done, such as "commit transaction".
    public let operation: String
    /// librdkafka's own text.
    public let reason: String
    /// The client is broken for good: it must be closed, and a new one opened.
    public let isFatal: Bool
    /// The same call may be made again.
    public let isRetriable: Bool
    /// The open transaction must be aborted; then work may go on.
    public let requiresAbort: Bool

    /// An error from its parts.
    public init(
        _ code: KafkaErrorCode, operation: String, reason: String, isFatal: Bool = false, isRetriable: Bool = false,
        requiresAbort: Bool = false
    ) {
        self.code = code
        self.operation = operation
        self.reason = reason
        self.isFatal = isFatal
        self.isRetriable = isRetriable
        self.requiresAbort = requiresAbort
    }

    /// Whether another client has taken over the transactional id or the static member id.
    public var isFenced: Bool {
        [.fenced, .invalidProducerEpoch, .producerFenced, .fencedInstanceID].contains(code)
    }

    public var description: String { "\(operation): \(reason) (\(code))" }
}
