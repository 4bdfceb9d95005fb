internal import CRdKafka

/// librdkafka's `consistent` partitioner: the CRC-32 of the key modulo the number of partitions.
public enum Partitioner {
    /// The partition of a key.
    ///
    /// - Parameter partitions: the topic's number of partitions, from 1.
    public static func consistent(_ key: some Collection<UInt8>, partitions: Int) -> Int32 {
        Array(key).withUnsafeBytes {
            rd_kafka_msg_partitioner_consistent(nil, $0.baseAddress, $0.count, Int32(partitions), nil, nil)
        }
    }
}
