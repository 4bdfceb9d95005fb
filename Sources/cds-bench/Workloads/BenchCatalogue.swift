import Catalogue
import Service

/// The product's own catalogue.
enum BenchCatalogue {
    /// Loads the catalogue that lies beside the executable.
    static func load() throws -> Catalogue {
        guard let directory = Catalogue.defaultDirectory else {
            throw CommandFailure(.usage, "no catalogue lies beside the executable")
        }
        return try Catalogue.load(directory: directory)
    }
}
