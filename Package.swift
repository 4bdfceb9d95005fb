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

let package = Package(
    name: "cds-cluster",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    ],
    targets: [
        .target(name: "Core", swiftSettings: settings),
        .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        .target(
            name: "Kafka", dependencies: ["CRdKafka", .product(name: "Logging", package: "swift-log")],
            swiftSettings: settings),
        .target(
            name: "Pipeline",
            dependencies: [
                "Core", "Kafka", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"), .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: settings),
        .target(name: "Wire", dependencies: ["Core"], swiftSettings: settings),
        .target(
            name: "Rollup", dependencies: ["Core", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        .target(
            name: "WorkerDaemon",
            dependencies: [
                "Core", "Kafka", "Pipeline", "Wire", .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: settings),
        .target(
            name: "AggregatorDaemon",
            dependencies: [
                "Core", "Kafka", "Pipeline", "Rollup", "Wire", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"), .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: settings),
    ]
)
