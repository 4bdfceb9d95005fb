/// A parsed page or feed: elements and texts in the order of the document, as values.
public struct Markup: Sendable {
    /// Where a node stands in the document; 0 is the root, which holds everything and has no name.
    public typealias Place = Int

    /// An element, or a text (whose name is empty).
    public struct Node: Sendable {
        /// The local name, of HTML in lower case; empty for a text and for the root.
        public let name: String
        /// The namespace's name; empty without one.
        public let space: String
        /// The attributes by local name.
        public let attributes: [String: String]
        /// The characters of a text.
        public let text: String
        /// The element that it stands in.
        public let parent: Place
        /// What stands in it.
        public fileprivate(set) var children: [Place] = []

        /// Whether it is an element.
        public var isElement: Bool { !name.isEmpty }

        /// An attribute; nil where it is missing.
        public subscript(_ name: String) -> String? { attributes[name] }
    }

    /// All nodes; a node's children stand after it.
    public private(set) var nodes: [Node] = [
        Node(name: "", space: "", attributes: [:], text: "", parent: 0)
    ]

    /// An empty document.
    public init() {}

    /// A node.
    public subscript(_ place: Place) -> Node { nodes[place] }

    /// Adds an element at the end of another.
    @discardableResult
    mutating func addElement(_ name: String, space: String, attributes: [String: String], in parent: Place) -> Place {
        add(Node(name: name, space: space, attributes: attributes, text: "", parent: parent))
    }

    /// Adds a text at the end of an element.
    mutating func addText(_ text: String, in parent: Place) {
        add(Node(name: "", space: "", attributes: [:], text: text, parent: parent))
    }

    @discardableResult
    private mutating func add(_ node: Node) -> Place {
        nodes.append(node)
        nodes[node.parent].children.append(nodes.count - 1)
        return nodes.count - 1
    }

    /// The places of all elements below a place, itself left out, in document order.
    public func elements(below place: Place = 0) -> [Place] {
        var found: [Place] = []
        var open = Array(nodes[place].children.reversed())
        while let next = open.popLast() {
            if nodes[next].isElement { found.append(next) }
            open.append(contentsOf: nodes[next].children.reversed())
        }
        return found
    }

    /// The children of a place that are elements of a name.
    public func children(of place: Place, named name: String) -> [Place] {
        nodes[place].children.filter { nodes[$0].name == name }
    }

    /// All characters below a place, as they stand there.
    public func text(of place: Place) -> String {
        var text = ""
        var open = [place]
        while let next = open.popLast() {
            text += nodes[next].text
            open.append(contentsOf: nodes[next].children.reversed())
        }
        return text
    }

    /// The nearest element of a name that a place stands in; nil where there is none.
    public func ancestor(of place: Place, named names: Set<String>) -> Place? {
        var next = nodes[place].parent
        while next != 0 {
            if names.contains(nodes[next].name) { return next }
            next = nodes[next].parent
        }
        return nil
    }
}
