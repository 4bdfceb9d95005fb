public import Kafka

/// Makes calls again that Kafka says may be made again.
public enum Retry {
    /// Makes a call again while its error says that this may help, for at most a minute.
    ///
    /// - Parameters:
    ///   - start: when the minute began.
    ///   - onError: called with each error that is not thrown.
    /// - Throws: the call's last error.
    public static func whileRetriable(
        since start: ContinuousClock.Instant = .now, onError: (KafkaError) -> Void = { _ in },
        _ call: () throws(KafkaError) -> Void
    ) throws(KafkaError) {
        while true {
            do throws(KafkaError) {
                try call()
                return
            } catch  where error.isRetriable && ContinuousClock.now - start < limit {
                onError(error)
                sleepThread(.milliseconds(100))
            } catch {
                throw error
            }
        }
    }

    /// How long a call is made again.
    private static let limit = Duration.seconds(60)
}
