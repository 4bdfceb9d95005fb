import Publishing
import Testing

@Suite struct MessageIdentityTests {
    @Test func itIsARandomUUIDInLowerCaseThatBeginsATraceOfItsOwn() {
        let identities = (0..<1_000).map { _ in MessageIdentity() }
        #expect(Set(identities.map(\.uuid)).count == 1_000)
        #expect(Set(identities.map { $0.traceparent.dropFirst(36).prefix(16) }).count == 1_000)
        for identity in identities {
            #expect(
                identity.uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
                    != nil)
            #expect(identity.traceparent.wholeMatch(of: /00-[0-9a-f]{32}-[0-9a-f]{16}-01/) != nil)
            #expect(identity.traceparent.dropFirst(3).prefix(32) == identity.uuid.filter { $0 != "-" })
        }
    }
}
