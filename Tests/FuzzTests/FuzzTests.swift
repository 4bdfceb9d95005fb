import Foundation
import Testing

/// Feeds damaged input to whatever takes bytes from outside. The seed is printed; `CDS_FUZZ_SEED` gives it back, and
/// `CDS_FUZZ_SECONDS` (default 1) says for how long each target is fed.
@Suite("Bad input", .serialized, .timeLimit(.minutes(60))) struct FuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seed = environment["CDS_FUZZ_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...99_999_999)
    private static let duration = Duration.seconds(environment["CDS_FUZZ_SECONDS"].flatMap { Int($0) } ?? 1)
    /// No input of 64 KiB may take longer than this.
    private static let patience = Duration.seconds(20)

    @Test("Whatever the bytes are, there is a value or a reason", arguments: Target.allCases)
    func feed(target: Target) throws {
        let corpus = target.corpus
        for input in corpus { #expect(try target.take(input) == nil, "\(Self.shown(input))") }
        print("fuzzing \(target.rawValue): CDS_FUZZ_SEED=\(Self.seed)")
        let start = ContinuousClock.now
        var round: UInt64 = 0
        while ContinuousClock.now - start < Self.duration {
            var mutator = Mutator(seed: Self.seed &+ round &* 1_000_003, corpus: corpus)
            let input = mutator.next()
            let began = ContinuousClock.now
            let problem = try target.take(input)
            let took = ContinuousClock.now - began
            #expect(problem == nil, "seed \(Self.seed), round \(round): \(Self.shown(input))")
            #expect(took < Self.patience, "seed \(Self.seed), round \(round): \(took) for \(Self.shown(input))")
            if problem != nil { return }
            round += 1
        }
        print("fuzzed \(target.rawValue): \(round) inputs")
    }

    private static func shown(_ input: [UInt8]) -> String { Data(input.prefix(3_000)).base64EncodedString() }
}
