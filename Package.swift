// swift-tools-version: 6.2
import PackageDescription

/// Every target is built in Swift 6 language mode with warnings as errors, and says in its
/// imports what it leaks into its API (SE-0335, SE-0409, SE-0444).
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// Tests are built without optimizing, which takes a fifth of the time: what they test is optimized.
let testSettings = settings + [.unsafeFlags(["-Onone"])]

/// Executables hold the Swift runtime: they run where no Swift is installed, and faster (docs/decisions/0007). What the static
/// Foundation needs is named here, as modules are compiled for both kinds: tests are linked to the shared runtime, the
/// only one that has the testing library.
let linkedRuntime: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-static-stdlib", "-lCoreFoundation", "-l_FoundationCollections", "-l_FoundationCShims", "-l_FoundationICU",
            "-lstdc++",
        ], .when(platforms: [.linux]))
]

/// A library module of this package.
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// An executable of this package.
func command(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: settings,
        linkerSettings: linkedRuntime)
}

/// The tests of a module. They name no executable, whose linker settings would be theirs, too; those that start one find
/// it beside them, as a build of the tests is one of all targets.
func tests(of module: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: "\(module)Tests", dependencies: dependencies, exclude: exclude, swiftSettings: testSettings)
}

let package = Package(
    name: "cds-cluster",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Pure: no Kafka, no clock, no files, no JSON coding.
        module("Core", []),
        module("VietnameseText", ["Core"]),
        module("Extraction", ["Catalogue", "Core", "VietnameseText"]),
        module("Evaluation", ["Core"]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        module("Digest", ["CCrypto"]),
        module("Rollup", ["Core", "Digest"]),
        // The border to bytes and files.
        module("Wire", ["Core"]),
        module("Catalogue", ["Core", "VietnameseText", yams], resources: [.copy("Data")]),
        module("Dashboard", ["Catalogue", "Core", "VietnameseText", "Wire"]),
        module("Review", ["Core", "Rollup", "Wire"]),
        // The web.
        .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        module("Feeds", ["CCurl", "CLibXML", "Core", "Digest", "Wire", yams], resources: [.copy("Data")]),
        // Kafka.
        .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        module("Kafka", ["CRdKafka", logging]),
        module("Pipeline", ["Core", "Digest", "Kafka", coreMetrics, logging, metrics]),
        module("WorkerDaemon", ["Core", "Kafka", "Pipeline", "Wire"]),
        module("Rereading", ["Core", "Kafka", "Pipeline", "Review", "Wire", "WorkerDaemon"]),
        module(
            "AggregatorDaemon",
            ["Core", "Kafka", "Pipeline", "Rollup", "Wire", coreMetrics, logging, metrics]),
        module("Publishing", ["Core", "Digest", "Kafka", "Pipeline", "Wire"]),
        // What every command shares.
        module(
            "Service",
            [
                "Core", argumentParser, configuration, coreMetrics, httpTypes, hummingbird, lifecycle, logging, metrics,
                nio, yams,
            ]),
        .systemLibrary(name: "CMalloc"),
        module(
            "Launch",
            [
                "CMalloc", "Catalogue", "Core", "Kafka", "Pipeline", "Publishing", "Service", "Wire", argumentParser,
                logging, metrics,
            ]),
        command(
            "cds-producer",
            [
                "Catalogue", "Core", "Feeds", "Kafka", "Launch", "Pipeline", "Publishing", "Service", "Wire",
                argumentParser, lifecycle, logging, metrics,
            ]),
        command(
            "cds-aggregator",
            [
                "AggregatorDaemon", "Catalogue", "Core", "Kafka", "Launch", "Pipeline", "Service", "Wire",
                argumentParser, logging,
            ]),
        command(
            "cds-worker",
            [
                "Catalogue", "Core", "Evaluation", "Extraction", "Kafka", "Launch", "Pipeline", "Publishing",
                "Rereading", "Review", "Rollup", "Service", "Wire", "WorkerDaemon", argumentParser, logging,
            ]),
        command(
            "cds-sandbox",
            ["Core", "Kafka", "Launch", "Pipeline", "Publishing", "Service", "Wire", argumentParser, logging],
            resources: [.copy("Samples")]),
        // The fault harness, no part of the product.
        module("Chaos", ["Kafka", "Pipeline", "TestSupport", "Wire", logging]),
        command(
            "cds-chaos",
            [
                "AggregatorDaemon", "Catalogue", "Chaos", "Core", "Extraction", "Kafka", "Launch", "Pipeline",
                "Service",
                "Wire", "WorkerDaemon", argumentParser, logging,
            ]),
        // What `make bench` measures with, no part of the product.
        command(
            "cds-bench",
            [
                "AggregatorDaemon", "Catalogue", "Core", "Extraction", "Kafka", "Launch", "Pipeline", "Service",
                "TestSupport", "VietnameseText", "Wire", argumentParser, logging,
            ]),
        command(
            "cds-dashboard",
            [
                "Catalogue", "Core", "Dashboard", "Digest", "Kafka", "Launch", "Pipeline", "Service", "Wire",
                argumentParser, httpTypes, hummingbird, lifecycle, logging, metrics, nio,
            ],
            resources: [.copy("Resources")]),
        // Tests.
        module("TestSupport", ["Core", "Kafka", "Pipeline", "Wire", logging]),
        tests(of: "AggregatorDaemon", ["AggregatorDaemon", "Core", "Kafka", "Pipeline", "TestSupport", "Wire"]),
        tests(of: "Architecture", []),
        tests(of: "Catalogue", ["Catalogue", "Core"]),
        tests(of: "Chaos", ["Chaos", "Kafka", "Pipeline", "TestSupport", logging]),
        tests(of: "Dashboard", ["Catalogue", "Core", "Dashboard", "TestSupport", "Wire"]),
        tests(of: "EndToEnd", ["Catalogue", "Core", "Kafka", "Pipeline", "TestSupport", "Wire"]),
        tests(of: "Digest", ["Digest"]),
        tests(of: "Evaluation", ["Core", "Evaluation"]),
        tests(of: "Extraction", ["Catalogue", "Core", "Extraction", "VietnameseText", yams], exclude: ["Corpus"]),
        tests(
            of: "Feeds",
            [
                "Core", "Feeds", "Kafka", "Pipeline", "Publishing", "TestSupport", "Wire", httpTypes, hummingbird,
                logging, nio,
            ],
            exclude: ["Pages"]),
        tests(
            of: "Fuzz",
            ["Catalogue", "Core", "Extraction", "Kafka", "Publishing", "Service", "TestSupport", "Wire"]),
        tests(of: "Kafka", ["Kafka", "Pipeline", "TestSupport", logging]),
        tests(of: "Pipeline", ["Core", "Kafka", "Pipeline"]),
        tests(of: "Publishing", ["Core", "Kafka", "Pipeline", "Publishing", "TestSupport", "Wire"]),
        tests(of: "Rereading", ["Pipeline", "Rereading"]),
        tests(of: "Review", ["Core", "Review", "Rollup", "TestSupport", "Wire"]),
        tests(of: "Rollup", ["Core", "Rollup", "TestSupport"]),
        tests(
            of: "Service", ["Service", argumentParser, coreMetrics, hummingbird, lifecycle, logging, metrics]),
        tests(of: "VietnameseText", ["Core", "VietnameseText"]),
        tests(of: "Wire", ["Core", "Wire"]),
    ]
)
