#if canImport(Glibc)
    internal import CMalloc
#endif

/// What becomes of memory that a process has freed.
enum FreedMemory {
    /// Above how many free bytes at the end of the heap they go back to the system.
    private static let kept: Int32 = 16 << 20
    /// From how many bytes on memory is asked of the system for itself, and goes back as soon as it is freed.
    private static let large: Int32 = 128 << 10

    /// Gives freed memory back to the system soon.
    ///
    /// glibc raises its own thresholds with every large piece that is freed, to 32 and 64 MB, and then keeps that much
    /// (mallopt(3), M_MMAP_THRESHOLD): batches of messages come and go, so that a worker stayed a quarter larger than what
    /// it uses (docs/performance.md). Fixed thresholds end that, and cost nothing that could be measured; to give back all
    /// above 4 MB cost 6 % of the rate.
    static func returnSoon() {
        #if canImport(Glibc)
            mallopt(M_TRIM_THRESHOLD, kept)
            mallopt(M_MMAP_THRESHOLD, large)
        #endif
    }
}
