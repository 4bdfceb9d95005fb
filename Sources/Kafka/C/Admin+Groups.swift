internal import CRdKafka

/// A consumer group as its coordinator describes it.
public struct GroupDescription: Sendable, Hashable {
    /// "Stable", "PreparingRebalance", "CompletingRebalance", "Empty", "Dead" or "Unknown".
    public let state: String
    /// The group's members.
    public let members: [GroupMember]
}

/// A member of a consumer group.
public struct GroupMember: Sendable, Hashable {
    /// The id that the coordinator gave it.
    public let id: String
    /// What the client calls itself.
    public let clientID: String
    /// Where it connects from.
    public let host: String
    /// Its static member id, if any.
    public let instance: String?
    /// The partitions that are assigned to it.
    public let partitions: [TopicPartition]
}

extension Admin {
    /// What the coordinator of a consumer group says of it. A group that nobody knows is "Dead" and has no members.
    ///
    /// - Throws: `KafkaError` where the request failed; an embedded broker cannot answer it.
    public func group(_ name: String, timeout: Duration) throws(KafkaError) -> GroupDescription {
        let outcome: Result<GroupDescription, KafkaError> = try perform(
            "describe group \(name)", RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeout
        ) { options, queue in
            name.withCString { text in
                var names: [UnsafePointer<CChar>?] = [text]
                rd_kafka_DescribeConsumerGroups(handle.pointer, &names, names.count, options, queue)
            }
        } read: { event in
            var count = 0
            let result = rd_kafka_event_DescribeConsumerGroups_result(event)
            guard let groups = rd_kafka_DescribeConsumerGroups_result_groups(result, &count), count == 1,
                let group = groups[0]
            else {
                return .failure(KafkaError(.state, operation: "describe group \(name)", reason: "no answer for it"))
            }
            if let error = rd_kafka_ConsumerGroupDescription_error(group) {
                return .failure(
                    KafkaError(
                        KafkaErrorCode(rawValue: rd_kafka_error_code(error).rawValue),
                        operation: "describe group \(name)", reason: String(cString: rd_kafka_error_string(error))))
            }
            return .success(Self.description(of: group))
        }
        return try outcome.get()
    }

    private static func description(of group: OpaquePointer) -> GroupDescription {
        let state = rd_kafka_consumer_group_state_name(rd_kafka_ConsumerGroupDescription_state(group))
        let count = rd_kafka_ConsumerGroupDescription_member_count(group)
        let members = (0..<count).compactMap { rd_kafka_ConsumerGroupDescription_member(group, $0).map(Self.member) }
        return GroupDescription(
            state: state.map { String(cString: $0) } ?? "Unknown", members: members.sorted { $0.id < $1.id })
    }

    private static func member(_ member: OpaquePointer) -> GroupMember {
        func text(_ raw: UnsafePointer<CChar>?) -> String { raw.map { String(cString: $0) } ?? "" }
        var partitions: [TopicPartition] = []
        if let assignment = rd_kafka_MemberDescription_assignment(member),
            let list = rd_kafka_MemberAssignment_partitions(assignment)
        {
            partitions = PartitionList(borrowing: UnsafeMutablePointer(mutating: list)).partitions
        }
        return GroupMember(
            id: text(rd_kafka_MemberDescription_consumer_id(member)),
            clientID: text(rd_kafka_MemberDescription_client_id(member)),
            host: text(rd_kafka_MemberDescription_host(member)),
            instance: rd_kafka_MemberDescription_group_instance_id(member).map { String(cString: $0) },
            partitions: partitions.sorted())
    }
}
