#if canImport(Glibc)
    internal import CMalloc
#endif

/// What becomes of memory that a process has freed.
enum FreedMemory {
    /// Above how many free bytes at the end of a heap they go back to the system.
    private static let kept: Int32 = 32 << 20
    /// From how many bytes on memory is asked of the system for itself, and goes back as soon as it is freed: more than what
    /// a batch of messages is unpacked to.
    private static let large: Int32 = 2 << 20

    /// Keeps some freed memory, and gives back the rest soon.
    ///
    /// glibc raises its own thresholds with every large piece that is freed, to 32 and 64 MB, and then keeps that much
    /// (mallopt(3), M_MMAP_THRESHOLD): batches of messages come and go, so that a worker stayed a quarter larger than what
    /// it uses. To keep nothing has its price, too: 16 MB at the end of a heap, and pieces of 128 KB and more asked of the
    /// system each time, took 3 % of a worker's processor time for pages of memory (docs/performance.md).
    static func returnSoon() {
        #if canImport(Glibc)
            mallopt(M_TRIM_THRESHOLD, kept)
            mallopt(M_MMAP_THRESHOLD, large)
        #endif
    }
}
