public import Core

/// An observation on its own, written as a reading carries it.
public enum ObservationMessage {
    /// The canonical value of an observation.
    public static func encode(_ observation: Observation) -> [UInt8] {
        var writer = JSONWriter(capacity: 1_024)
        observation.write(to: &writer)
        return writer.bytes
    }
}
