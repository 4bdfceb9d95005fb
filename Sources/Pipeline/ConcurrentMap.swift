internal import Dispatch
internal import Synchronization

extension Array where Element: Sendable {
    /// What a function makes of each element, computed on several cores, in the order of the elements.
    ///
    /// The calling thread blocks; it must not be one of Swift's cooperative threads.
    /// - Parameter cores: on how many cores, from 1.
    public func concurrentMap<Output: Sendable>(
        cores: Int, _ transform: @Sendable (Element) -> Output
    ) -> [Output] {
        guard cores > 1, count > 1 else { return map(transform) }
        // Small parts, so that no core waits long for another's last one.
        let parts = Swift.min(Swift.max(cores * 4, count / 16), count)
        let made = Mutex<[Int: [Output]]>([:])
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let outputs = self[(count * part / parts)..<(count * (part + 1) / parts)].map(transform)
            made.withLock { $0[part] = outputs }
        }
        return made.withLock { made in (0..<parts).flatMap { made[$0] ?? [] } }
    }
}
