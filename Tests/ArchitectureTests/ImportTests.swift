import Testing

@Suite struct ImportTests {
    /// Which modules of the package, and which from outside, each module may import. ARCHITECTURE.md draws it.
    private static let allowed: [String: Set<String>] = [
        "Core": [],
        "VietnameseText": ["Core"],
        "Rollup": ["Core", "Crypto"],
        "Extraction": ["Core", "VietnameseText", "Catalogue"],
        "Evaluation": ["Core"],
        "Wire": ["Core"],
        "Catalogue": ["Core", "VietnameseText", "Foundation", "Yams"],
        "Kafka": ["CRdKafka", "Foundation", "Logging"],
        "Pipeline": [
            "Core", "Kafka", "Crypto", "Logging", "Metrics", "CoreMetrics", "Dispatch", "Foundation", "Synchronization",
        ],
        "WorkerDaemon": ["Core", "Kafka", "Pipeline", "Wire"],
        "AggregatorDaemon": [
            "Core", "Kafka", "Pipeline", "Rollup", "Wire", "Crypto", "Foundation", "Logging", "Synchronization",
        ],
        "Publishing": ["Core", "Kafka", "Pipeline", "Wire", "Foundation"],
    ]

    /// The modules that know nothing of Kafka, clocks, files or JSON coding.
    private static let pure = ["Core", "VietnameseText", "Extraction", "Rollup", "Evaluation"]

    @Test func onlyTheKafkaLayerImportsC() throws {
        for file in try SourceFile.all() + SourceFile.all(in: "Tests") where file.imports.contains("CRdKafka") {
            #expect(file.path.hasPrefix("Sources/Kafka/C/"), "\(file) imports C")
        }
    }

    @Test func aModuleImportsOnlyWhatItMay() throws {
        for file in try SourceFile.all() {
            guard let allowed = Self.allowed[file.module] else { continue }
            let beyond = Set(file.imports).subtracting(allowed)
            #expect(beyond.isEmpty, "\(file) imports \(beyond.sorted().joined(separator: ", "))")
        }
    }

    @Test func pureModulesReadNoClockNoFileAndNoEnvironment() throws {
        let forbidden = try Regex(
            #"\b(ContinuousClock|SuspendingClock|Date\(|DispatchTime|clock_gettime|FileManager|FileHandle|ProcessInfo|getenv|JSONDecoder|JSONEncoder|async|await|print\()"#
        )
        for file in try SourceFile.all() where Self.pure.contains(file.module) {
            for line in file.code where line.text.contains(forbidden) {
                Issue.record("\(file):\(line.number): \(line.text)")
            }
        }
    }

    @Test func theCheckItselfSeesEveryFormOfImport() {
        let file = SourceFile(
            module: "Core", path: "x",
            lines: [
                "import A", "public import B", "@preconcurrency import C", "internal import struct D.E",
                "// import F", "@testable  internal  import G",
            ])
        #expect(file.imports == ["A", "B", "C", "D", "G"])
    }
}
