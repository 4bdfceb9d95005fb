import Foundation
import Synchronization

/// A list that any thread may add to.
final class Collected<Element: Sendable>: Sendable {
    private let list = Mutex<[Element]>([])

    var all: [Element] { list.withLock { $0 } }

    func add(_ element: Element) { list.withLock { $0.append(element) } }
}

/// A clock that only the test moves.
final class ManualClock: Sendable {
    private let time = Mutex(Duration.zero)

    var now: Duration { time.withLock { $0 } }

    func advance(by step: Duration) { time.withLock { $0 += step } }
}

/// Gives the path of a temporary file with this content to the body and removes the file.
func withFile<Value>(_ content: String, _ body: (String) throws -> Value) throws -> Value {
    try withFile(Data(content.utf8), body)
}

func withFile<Value>(_ content: Data, _ body: (String) throws -> Value) throws -> Value {
    let url = FileManager.default.temporaryDirectory.appending(path: "service-tests-\(UUID().uuidString)")
    try content.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
}
