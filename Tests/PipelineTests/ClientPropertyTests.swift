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
}
