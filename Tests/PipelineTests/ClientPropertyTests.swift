import Kafka
import Logging
import Pipeline
import Testing

@Suite("The properties that guarantees rest on") struct ClientPropertyTests {
    private let clients = ClusterClients(
        bootstrapServers: "b:9092",
        userProperties: [
            "max.in.flight": "5", "max.in.flight.requests.per.connection": "5", "enable.idempotence": "false",
            "linger.ms": "7",
        ], logger: Logger(label: "test"))

    @Test("Nobody can let producers send a request before the one before it was answered", arguments: [false, true])
    func order(isTransactional: Bool) {
        let properties = isTransactional ? clients.transactional(id: "t") : clients.idempotent()
        #expect(properties["max.in.flight.requests.per.connection"] == "1")
        #expect(properties["max.in.flight"] == "1")
        #expect(properties["enable.idempotence"] == "true")
        #expect(properties["linger.ms"] == "7")
    }

    @Test("What is overruled is named") func overruled() {
        #expect(
            clients.overruledProperties
                == ["enable.idempotence", "max.in.flight", "max.in.flight.requests.per.connection"])
    }

    @Test("A broker's answer may always be as large as a message", arguments: ["4000000", "900000"])
    func answers(largestMessage: String) throws {
        func member(_ properties: [String: String]) -> ClientProperties {
            ClusterClients(
                bootstrapServers: "b:9092", userProperties: properties, logger: Logger(label: "test")
            ).member(group: "g", instance: nil)
        }
        let properties = member(["message.max.bytes": largestMessage])
        try properties.validate()
        let answer = try #require(properties["fetch.max.bytes"].flatMap { Int($0) })
        #expect(answer == max(1_000_000, Int(largestMessage) ?? 0))
        #expect(member(["fetch.max.bytes": "9000000"])["fetch.max.bytes"] == "9000000")
    }
}
