import Foundation
import Yams

/// A value of a YAML file, with the file and line to report problems at.
struct DataNode {
    let node: Node
    let file: String
    let problems: ProblemList

    var line: Int { node.mark?.line ?? 0 }

    /// "lexicon/cues.yaml:7"
    var place: String { "\(file):\(line)" }

    func problem(_ message: String) { problems.add(file, line, message) }

    private func child(_ node: Node) -> DataNode { DataNode(node: node, file: file, problems: problems) }

    /// The value of a key, or nil.
    subscript(key: String) -> DataNode? {
        guard let mapping = node.mapping else { return nil }
        for (name, value) in mapping where name.scalar?.string == key { return child(value) }
        return nil
    }

    /// The text of a scalar; nil (and a problem) for anything else.
    var text: String? {
        if let text = node.scalar?.string { return text }
        problem("a text is expected here")
        return nil
    }

    /// The value as an integer, or nil.
    var integer: Int? { node.int }

    /// Whether the scalar is YAML's null.
    var isNull: Bool { node.null != nil }

    /// The elements of a list.
    var list: [DataNode] {
        guard let sequence = node.sequence else {
            problem("a list is expected here")
            return []
        }
        return sequence.map(child)
    }

    /// The keys and values of a mapping in the order of the file; a key that comes twice is a problem.
    var entries: [(key: String, value: DataNode)] {
        guard let mapping = node.mapping else {
            problem("a mapping is expected here")
            return []
        }
        var seen: Set<String> = []
        return mapping.compactMap { name, value in
            guard let key = name.scalar?.string else { return nil }
            if !seen.insert(key).inserted { child(name).problem("duplicate key \"\(key)\"") }
            return (key, child(value))
        }
    }

    /// A required text field.
    func text(_ key: String) -> String? {
        guard let value = self[key] else {
            problem("the field \"\(key)\" is missing")
            return nil
        }
        return value.text
    }

    /// A list of texts; empty where the field is absent.
    func texts(_ key: String) -> [String] { self[key]?.list.compactMap(\.text) ?? [] }

    /// A Boolean field; false where it is absent.
    func flag(_ key: String) -> Bool {
        guard let value = self[key] else { return false }
        if let flag = value.node.bool { return flag }
        value.problem("true or false is expected for \"\(key)\"")
        return false
    }

    /// Reports every key that is not among the known ones.
    func allowKeys(_ known: Set<String>) {
        for (key, value) in entries where !known.contains(key) { value.problem("unknown field \"\(key)\"") }
    }
}

/// The files of a data directory.
struct DataDirectory {
    let path: String
    let problems: ProblemList

    /// Every file of the directory and its subdirectories with its bytes, sorted by relative name.
    func allFiles() throws -> [(name: String, data: Data)] {
        let base = URL(fileURLWithPath: path, isDirectory: true)
        let names = try FileManager.default.subpathsOfDirectory(atPath: path)
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return try names.compactMap { name in
            let url = base.appendingPathComponent(name)
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory), !isDirectory.boolValue
            else { return nil }
            return (name, try Data(contentsOf: url))
        }
    }

    /// Every file states at its top where its facts are from and of what day they are.
    private func checkHead(_ text: String, _ name: String) {
        var head = ""
        var rest = text.utf8[...]
        while rest.first == UInt8(ascii: "#") {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            head += String(Substring(line))
            rest = rest[line.endIndex...].dropFirst()
        }
        for word in ["Source:", "Date:"] where !head.contains(word) {
            problems.add(name, 1, "the comment at the top does not state \"\(word)\"")
        }
    }

    /// The root of a YAML file; nil, with a problem, where it cannot be read.
    func root(_ name: String) -> DataNode? {
        let url = URL(fileURLWithPath: path, isDirectory: true).appendingPathComponent(name)
        do {
            let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            guard let node = try Yams.compose(yaml: text, .basic) else {
                problems.add(name, 0, "the file is empty")
                return nil
            }
            let root = DataNode(node: node, file: name, problems: problems)
            if root["version"]?.node.int == nil { root.problem("the field \"version\" is missing") }
            checkHead(text, name)
            return root
        } catch let error as YamlError {
            problems.add(name, 0, "not YAML: \(error)")
        } catch {
            problems.add(name, 0, "cannot be read")
        }
        return nil
    }
}
