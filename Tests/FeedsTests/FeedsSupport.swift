import Core
import Feeds
import Foundation

/// What the tests of this module share.
enum FeedsSupport {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// The hints of the module.
    static func hints() throws -> PageHints {
        try PageHints.load(directory: folder.appendingPathComponent("../../Sources/Feeds/Data").path)
    }

    /// One of the test pages.
    static func page(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appendingPathComponent("Pages/\(name).html")))
    }

    /// Reads a page as if it came from an address.
    static func read(
        _ bytes: [UInt8], charset: String? = "utf-8", at address: String = "https://news.test/tin/1.html"
    ) throws -> ArticlePage {
        let address = try Self.address(address)
        return try PageReader(hints: hints()).read(bytes, charset: charset, at: address)
    }

    /// An address that is known to be right.
    static func address(_ text: String) throws -> WebAddress {
        guard let address = WebAddress(text) else { throw Unusable(text: text) }
        return address
    }

    struct Unusable: Error { let text: String }
}
