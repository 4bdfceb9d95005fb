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
    targets: [
        .target(name: "Core", swiftSettings: settings),
    ]
)
