public import Core
import Foundation

/// The data that articles are read with: indicators, places and the lexicon, loaded and checked once at start; a class,
/// as it never changes and is handed on with every sentence.
public final class Catalogue: Sendable {
    /// The version of the rules: what `Data/VERSION` says, "-", and eight hexadecimal digits of a digest (FNV-1a) over
    /// the data files, so that any change of the data changes it (but of names and places that are only shown).
    public let rules: String
    /// The indicators in catalogue order.
    public var indicators: [Indicator] { reference.indicators }
    /// The 63 provinces in code order.
    public let provinces: [Province]
    /// The districts, towns and cities of the 63.
    public let districts: [District]
    /// Newspapers, portals and broadcasters.
    public let sources: [SourceRecord]
    /// The words that articles are read with.
    public let lexicon: Lexicon
    /// Provinces and indicators as the roll-ups need them.
    public let reference: ReferenceData

    /// Loads a data directory and checks all of it.
    ///
    /// - Parameter directory: the directory that holds `indicators.yaml`, `provinces.yaml` and the others.
    /// - Throws: ``CatalogueError`` with every problem found, or a Foundation error where the directory cannot be listed.
    public static func load(directory: String) throws -> Catalogue {
        let problems = ProblemList()
        let data = DataDirectory(path: directory, problems: problems)
        let files = try data.allFiles().filter { !Atlas.files.contains($0.name) }
        let places = PlacesLoader(directory: data)
        let (provinces, notAfter) = places.provinces()
        let reference = reference(data, provinces)
        let byCode = Dictionary(
            provinces.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        let districts = places.districts(byCode)
        let sources = places.sources(byCode)
        var lexiconLoader = LexiconLoader(directory: data, indicators: reference.indicators)
        let lexicon = lexiconLoader.load(
            provinces: provinces, notAfter: notAfter, districts: districts, sources: sources)
        try problems.check()
        return Catalogue(
            rules: version(files), provinces: provinces, districts: districts, sources: sources, lexicon: lexicon,
            reference: reference)
    }

    /// Loads and checks what roll-ups and publishers need of a data directory: provinces and indicators, no lexicon.
    ///
    /// - Throws: ``CatalogueError`` with every problem found.
    public static func loadReference(directory: String) throws -> ReferenceData {
        let problems = ProblemList()
        let data = DataDirectory(path: directory, problems: problems)
        let reference = reference(data, PlacesLoader(directory: data).provinces().records)
        try problems.check()
        return reference
    }

    private static func reference(_ data: DataDirectory, _ provinces: [Province]) -> ReferenceData {
        let merged = PlacesLoader(directory: data).merged(of: provinces)
        return ReferenceData(provinces: infos(provinces) + merged, indicators: IndicatorLoader(directory: data).load())
    }

    private init(
        rules: String, provinces: [Province], districts: [District], sources: [SourceRecord], lexicon: Lexicon,
        reference: ReferenceData
    ) {
        self.rules = rules
        self.provinces = provinces
        self.districts = districts
        self.sources = sources
        self.lexicon = lexicon
        self.reference = reference
    }

    private static func infos(_ provinces: [Province]) -> [ProvinceInfo] {
        provinces.map {
            ProvinceInfo(
                id: ProvinceID(units: .sixtyThree, code: $0.code), name: $0.name, mergedInto: $0.mergedInto)
        }
    }

    private static func version(_ files: [(name: String, data: Data)]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        var stated = "0"
        for (name, data) in files {
            for byte in name.utf8 { add(byte) }
            add(0)
            for byte in data { add(byte) }
            add(0)
            if name == "VERSION" {
                stated = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            }
        }
        let digits = String(hash, radix: 16)
        let padded = String(repeating: "0", count: max(0, 16 - digits.count)) + digits
        return stated + "-" + padded.prefix(8)
    }
}

extension Catalogue {
    /// Where the data lies: the folder `cds-cluster_Catalogue.resources/Data` beside the running executable, else the
    /// one of the package's build; nil where neither exists.
    public static var defaultDirectory: String? {
        let resources = "cds-cluster_Catalogue.resources/Data"
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let arguments = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }
        let sourceTree = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Data")
        let beside = [executable, arguments].compactMap { $0?.deletingLastPathComponent() }
        let loaded = (Bundle.allBundles + [Bundle.main]).map(\.bundleURL)
        let places = (beside + loaded + loaded.map { $0.deletingLastPathComponent() }).map {
            $0.appendingPathComponent(resources)
        }
        return (places + [sourceTree]).map(\.path).first { FileManager.default.fileExists(atPath: $0) }
    }
}
