public import Core

/// The final roll-ups, summaries and national roll-ups of readings: what the daemons publish in the end, through the
/// same two folds.
///
/// - Parameters:
///   - readings: the readings; of an id that comes twice, the last one stands.
///   - reference: the provinces and indicators that count.
/// - Returns: every key that stands, the summaries of the silent provinces among them.
public func fold(_ readings: some Sequence<Reading>, reference: ReferenceData) -> [OutputKey: Output] {
    var partition = PartitionState(reference: reference)
    for reading in readings { partition.set(reading.articleId, reading) }
    return partition.outputs(with: reference)
}

extension PartitionState {
    /// The final roll-ups, summaries and national roll-ups of the readings in force, where no other partition has any.
    ///
    /// - Returns: every key that stands, the summaries of the silent provinces among them.
    public func outputs(with reference: ReferenceData) -> [OutputKey: Output] {
        var merged = MergedState(reference: reference)
        for number in subjects { merged.set(subject(number), partition: 0, partial(number)) }
        var outputs: [OutputKey: Output] = [:]
        for key in merged.keys.union(reference.provinces.map { OutputKey.province($0.id) }) {
            outputs[key] = merged.output(key)
        }
        return outputs
    }
}
