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
    var merged = MergedState(reference: reference)
    for subject in partition.subjects { merged.set(subject, partition: 0, partition.partial(subject)) }
    var outputs: [OutputKey: Output] = [:]
    for key in merged.keys.union(reference.provinces.map { OutputKey.province($0.id) }) {
        outputs[key] = merged.output(key)
    }
    return outputs
}
