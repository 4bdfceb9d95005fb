import Publishing
import Testing

@Suite struct MessageIdentityTests {
    @Test func itIsARandomUUIDInLowerCaseThatBeginsATraceOfItsOwn() {
        var numbers = RandomNumbers()
        let identities = (0..<1_000).map { _ in MessageIdentity(&numbers) }
        let texts = identities.map { identity in
            (
                uuid: String(decoding: identity.uuid, as: UTF8.self),
                trace: String(decoding: identity.traceparent, as: UTF8.self)
            )
        }
        #expect(Set(texts.map(\.uuid)).count == 1_000)
        #expect(Set(texts.map { $0.trace.dropFirst(36).prefix(16) }).count == 1_000)
        for (uuid, trace) in texts {
            #expect(
                uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
            #expect(trace.wholeMatch(of: /00-[0-9a-f]{32}-[0-9a-f]{16}-01/) != nil)
            #expect(trace.dropFirst(3).prefix(32) == uuid.filter { $0 != "-" })
        }
    }
}
