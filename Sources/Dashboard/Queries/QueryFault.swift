/// Why a question has no answer; the message says what is wrong and what it must be.
public enum QueryFault: Error, Sendable, Hashable {
    /// A parameter is wrong.
    case badRequest(String)
    /// There is no such thing.
    case notFound(String)

    /// What is told to who asked.
    public var message: String {
        switch self {
        case .badRequest(let message), .notFound(let message): message
        }
    }

    /// A parameter that is not what it must be.
    static func wrong(_ name: String, _ value: String?, expected: String) -> QueryFault {
        guard let value else { return .badRequest("\(name) is missing: expected \(expected)") }
        return .badRequest("\(name) is \"\(value.prefix(100))\": expected \(expected)")
    }
}
