import Digest
import Foundation
import Launch
import Service

/// The page's files, in memory.
struct WebFiles: Sendable {
    /// A file with what it is and the tag of its bytes.
    struct File: Sendable {
        let bytes: [UInt8]
        let type: String
        let tag: String

        init(_ bytes: [UInt8], type: String) {
            self.bytes = bytes
            self.type = type
            tag = EntityTag.of(bytes)
        }
    }

    /// The API's description.
    let description: File
    private let files: [String: File]
    /// The folder that is read anew for each request, or nil.
    private let folder: String?

    /// Reads the files beside the executable, or those of a folder.
    ///
    /// - Throws: where there is no such folder.
    init(folder: String?) throws {
        let resources = try ResourceFolder.path(of: "cds-dashboard", "Resources")
        let openapi = URL(fileURLWithPath: resources).appendingPathComponent("openapi.yaml")
        description = File([UInt8](try Data(contentsOf: openapi)), type: "application/yaml")
        self.folder = folder
        files = try Self.read(folder ?? resources + "/web")
    }

    /// The file at a path such as "style.css"; the empty path is that of the page itself.
    subscript(path: String) -> File? {
        let files = folder.flatMap { try? Self.read($0) } ?? files
        return files[path.isEmpty ? "index.html" : path]
    }

    /// All files of a folder whose kind is known, by their paths.
    private static func read(_ folder: String) throws -> [String: File] {
        let base = URL(fileURLWithPath: folder, isDirectory: true)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return try names.reduce(into: [:]) { files, name in
            guard let type = types[URL(fileURLWithPath: name).pathExtension] else { return }
            files[name] = File([UInt8](try Data(contentsOf: base.appendingPathComponent(name))), type: type)
        }
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon", "json": "application/json",
        "webmanifest": "application/manifest+json", "txt": "text/plain; charset=utf-8",
    ]
}

/// Tags that tell whether bytes are those that a browser has already.
enum EntityTag {
    /// The tag of bytes: half of their SHA-256.
    static func of(_ bytes: [UInt8]) -> String {
        "\"\(SHA256.digest(of: bytes).hexadecimal(first: 16))\""
    }
}
