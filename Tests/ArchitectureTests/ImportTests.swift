import Testing

@Suite struct ImportTests {
    /// Which modules of the package, and which from outside, each module may import. ARCHITECTURE.md draws it.
    private static let allowed: [String: Set<String>] = [
        "Core": [],
        "VietnameseText": ["Core"],
        "Digest": ["CCrypto"],
        "Rollup": ["Core", "Digest"],
        "Extraction": ["Core", "VietnameseText", "Catalogue", "Synchronization"],
        "Evaluation": ["Core"],
        "Wire": ["Core"],
        "Catalogue": ["Core", "VietnameseText", "Foundation", "Yams"],
        "Kafka": ["CRdKafka", "Foundation", "Logging"],
        "Pipeline": [
            "Core", "Digest", "Kafka", "Logging", "Metrics", "CoreMetrics", "Dispatch", "Foundation", "Synchronization",
        ],
        "WorkerDaemon": ["Core", "Kafka", "Pipeline", "Wire"],
        "Rereading": ["Core", "Kafka", "Pipeline", "Review", "Wire", "WorkerDaemon", "Synchronization"],
        "AggregatorDaemon": [
            "Core", "Kafka", "Pipeline", "Rollup", "Wire", "CoreMetrics", "Foundation", "Logging", "Metrics",
            "Dispatch", "Synchronization",
        ],
        "Dashboard": ["Catalogue", "Core", "VietnameseText", "Wire"],
        "Review": ["Core", "Rollup", "Wire"],
        "Feeds": [
            "CCurl", "CLibXML", "Core", "Digest", "Wire", "Dispatch", "Foundation", "Synchronization", "Yams",
        ],
        "Publishing": ["Core", "Digest", "Kafka", "Pipeline", "Wire", "Foundation", "Synchronization"],
        "Chaos": ["Kafka", "Pipeline", "TestSupport", "Wire", "Foundation", "Logging", "Synchronization"],
    ]

    /// The modules that know nothing of Kafka, clocks, files or JSON coding.
    private static let pure = ["Core", "Digest", "VietnameseText", "Extraction", "Rollup", "Evaluation", "Review"]

    @Test(
        arguments: [
            ("CRdKafka", "Sources/Kafka/C/"), ("CCrypto", "Sources/Digest/SHA256.swift"),
            ("CLibXML", "Sources/Feeds/Markup/MarkupParser.swift"), ("CCurl", "Sources/Feeds/Fetching/Curl"),
            ("CMalloc", "Sources/Launch/FreedMemory.swift"),
        ])
    func aCLibraryIsImportedInOnePlace(_ library: String, _ place: String) throws {
        for file in try SourceFile.all() + SourceFile.all(in: "Tests") where file.imports.contains(library) {
            #expect(file.path.hasPrefix(place), "\(file) imports \(library)")
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
        let words = [
            "ContinuousClock", "SuspendingClock", "Date(", "DispatchTime", "clock_gettime", "FileManager", "FileHandle",
            "ProcessInfo", "getenv", "JSONDecoder", "JSONEncoder", "async", "await", "print(",
        ]
        let forbidden = try Regex(#"\b(\#(words.map { $0.replacing("(", with: "\\(") }.joined(separator: "|")))"#)
        for file in try SourceFile.all() where Self.pure.contains(file.module) {
            for line in file.code where words.contains(where: line.text.contains) && line.text.contains(forbidden) {
                Issue.record("\(file):\(line.number): \(line.text)")
            }
        }
    }

    @Test func onlyTheFaultHarnessCanBreakAGuarantee() throws {
        for file in try SourceFile.all() where file.module.hasPrefix("cds-") && file.module != "cds-chaos" {
            for line in file.code where line.text.lowercased().contains("guarantees") && !line.text.contains("\"") {
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
