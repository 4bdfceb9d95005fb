internal import CLibXML

/// Why a document cannot be parsed.
public enum MarkupFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// It is no XML, not even after repair.
    case notXML
    /// It declares entities, which a feed has no need of and a bomb is made of.
    case declaresEntities
    /// It has more than 2 GiB.
    case tooLarge

    /// What is wrong, in a few words.
    public var description: String {
        switch self {
        case .notXML: "not XML"
        case .declaresEntities: "it declares entities of its own (<!ENTITY>), which are not read"
        case .tooLarge: "too large"
        }
    }
}

/// Parses HTML and XML with libxml2: never from the network, without external entities, without entities of the
/// document's own, and with libxml2's own limits of depth and length.
enum MarkupParser {
    /// The most nodes that are kept of a document.
    private static let nodeLimit = 300_000

    /// Parses a page, whatever its faults.
    ///
    /// - Parameter charset: the character encoding that the server names.
    static func html(_ bytes: [UInt8], charset: String?) -> Markup {
        let (bytes, encoding) = PageEncoding.choose(bytes, declared: charset)
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue
        prepare()
        let document = bytes.withUnsafeBytes { buffer -> htmlDocPtr? in
            guard let size = Int32(exactly: buffer.count) else { return nil }
            return htmlReadMemory(
                buffer.bindMemory(to: CChar.self).baseAddress, size, nil, encoding, Int32(options))
        }
        guard let document else { return Markup() }
        defer { xmlFreeDoc(document) }
        return tree(of: document)
    }

    /// Parses a feed. Small faults, such as an & that stands alone, are repaired.
    static func xml(_ bytes: [UInt8]) throws(MarkupFault) -> Markup {
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue
        guard !bytes.declaresEntities else { throw .declaresEntities }
        let bytes = bytes.withWrittenOutAmpersands
        guard let size = Int32(exactly: bytes.count) else { throw .tooLarge }
        prepare()
        let document = bytes.withUnsafeBytes {
            xmlReadMemory($0.bindMemory(to: CChar.self).baseAddress, size, nil, nil, Int32(options))
        }
        guard let document else { throw .notXML }
        defer { xmlFreeDoc(document) }
        guard document.pointee.intSubset?.pointee.entities == nil else { throw .declaresEntities }
        let markup = tree(of: document)
        guard markup.nodes.count > 1 else { throw .notXML }
        return markup
    }

    /// Makes libxml2 ready, and quiet: it would write errors of encodings, with bytes of the page, to standard error.
    private static func prepare() {
        xmlInitParser()
        xmlSetStructuredErrorFunc(nil) { _, _ in }
    }

    /// The elements and texts of a document of libxml2.
    private static func tree(of document: xmlDocPtr) -> Markup {
        var markup = Markup()
        guard let root = document.pointee.children else { return markup }
        // What is still to be taken: a node with its later siblings, and the element that they stand in.
        var open: [(node: xmlNodePtr, parent: Markup.Place)] = [(root, 0)]
        while let (node, parent) = open.popLast(), markup.nodes.count < nodeLimit {
            if let sibling = node.pointee.next { open.append((sibling, parent)) }
            switch node.pointee.type {
            case XML_ELEMENT_NODE:
                let place = markup.addElement(
                    text(node.pointee.name), space: text(node.pointee.ns?.pointee.href),
                    attributes: attributes(of: node), in: parent)
                if let child = node.pointee.children { open.append((child, place)) }
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                markup.addText(text(node.pointee.content), in: parent)
            default: break
            }
        }
        return markup
    }

    private static func attributes(of node: xmlNodePtr) -> [String: String] {
        var found: [String: String] = [:]
        var next = node.pointee.properties
        while let attribute = next {
            var value = ""
            var part = attribute.pointee.children
            while let piece = part {
                if piece.pointee.type == XML_TEXT_NODE { value += text(piece.pointee.content) }
                part = piece.pointee.next
            }
            found[text(attribute.pointee.name)] = value
            next = attribute.pointee.next
        }
        return found
    }

    private static func text(_ bytes: UnsafePointer<xmlChar>?) -> String {
        bytes.map { String(cString: $0) } ?? ""
    }
}

extension [UInt8] {
    /// XML with each & that begins no reference of XML's own as "&amp;", as the parser would drop what follows it:
    /// feeds hold addresses and entities of HTML as they are. CDATA sections stay.
    fileprivate var withWrittenOutAmpersands: [UInt8] {
        guard !starts(with: [0xFE, 0xFF]), !starts(with: [0xFF, 0xFE]) else { return self }
        let references = ["amp;", "lt;", "gt;", "quot;", "apos;", "#"].map { Array($0.utf8) }
        let (opening, closing) = (Array("<![CDATA[".utf8), Array("]]>".utf8))
        var written: [UInt8] = []
        written.reserveCapacity(count + 256)
        var isVerbatim = false
        for (place, byte) in enumerated() {
            if byte == UInt8(ascii: "<"), self[place...].starts(with: opening) { isVerbatim = true }
            if byte == UInt8(ascii: "]"), self[place...].starts(with: closing) { isVerbatim = false }
            written.append(byte)
            guard byte == UInt8(ascii: "&"), !isVerbatim,
                !references.contains(where: { self[(place + 1)...].starts(with: $0) })
            else { continue }
            written += Array("amp;".utf8)
        }
        return written
    }

    /// Whether an entity declaration stands in the bytes.
    fileprivate var declaresEntities: Bool {
        withUnsafeBytes { buffer in
            let mark = Array("<!ENTITY".utf8)
            var place = buffer.startIndex
            while let start = buffer[place...].firstIndex(of: UInt8(ascii: "<")) {
                if buffer[start...].starts(with: mark) { return true }
                place = start + 1
            }
            return false
        }
    }
}
