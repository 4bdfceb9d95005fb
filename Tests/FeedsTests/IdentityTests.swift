import Core
import Feeds
import Foundation
import Testing

@Suite struct IdentityTests {
    @Test(
        arguments: [
            ("https://News.Test/Tin/1.html", "news.test/Tin/1.html"),
            ("http://news.test/Tin/1.html", "news.test/Tin/1.html"),
            ("https://news.test:443/a", "news.test/a"), ("https://news.test:8443/a", "news.test:8443/a"),
            ("https://news.test", "news.test/"), ("https://news.test/a#phan-2", "news.test/a"),
            ("https://news.test/a?utm_source=rss&utm_medium=x&fbclid=1", "news.test/a"),
            ("https://news.test/a?id=7&utm_campaign=x&p=2", "news.test/a?id=7&p=2"),
            ("https://news.test/a?UTM_Source=1&zarsrc=31", "news.test/a"),
            ("https://news.test/t%c3%a1c/%7Ea", "news.test/t%C3%A1c/~a"),
            ("https://news.test/tác", "news.test/t%C3%A1c"), ("https://[::1]:8080/a", "[::1]:8080/a"),
        ]) func anIdIsTheAddressWithoutWhatDoesNotMatter(_ address: String, _ id: String) throws
    {
        let identity = ArticleIdentity(hints: try FeedsSupport.hints())
        #expect(identity.id(of: try FeedsSupport.address(address)) == ExactText(id))
    }

    @Test func aLongAddressIsHashed() throws {
        let identity = ArticleIdentity(hints: try FeedsSupport.hints())
        let base = "https://news.test/" + String(repeating: "a", count: 300)
        let one = identity.id(of: try FeedsSupport.address(base + "1"))
        let other = identity.id(of: try FeedsSupport.address(base + "2"))
        #expect(one != other)
        #expect(one.string.hasPrefix("news.test/sha256-"))
        #expect(one.string.unicodeScalars.count <= 200)
    }

    @Test(
        arguments: [
            "ftp://news.test/a", "javascript:alert(1)", "https://a:b@news.test/", "https://user@news.test/", "http://",
            "",
            "tin/1", "http://news.test:0/", "http://news.test:99999/",
            "https://news.test/" + String(repeating: "x", count: 3_000),
        ]) func whatIsNoWebAddressIsRefused(_ text: String)
    { #expect(WebAddress(text) == nil) }

    @Test func aTextThatLooksTheSameIsTheSame() {
        let text = TextDigest.of(title: "Thanh Hóa", body: "Tỷ lệ  đạt 98%\n\nHết")
        #expect(
            text
                == TextDigest.of(
                    title: "Thanh Hóa", body: "Tỷ lệ\u{A0}đạt 98%\nHết ".decomposedStringWithCanonicalMapping))
        #expect(text != TextDigest.of(title: "Thanh Hóa", body: "Tỷ lệ đạt 99%\nHết"))
        #expect(text != TextDigest.of(title: "Thanh Hoá", body: "Tỷ lệ đạt 98%\nHết"))
    }

    @Test(
        arguments: [
            ("https://news.test/x", true), ("https://news.test:8080/x", true), ("http://news.test/", true),
            ("https://news.test:22/", false), ("https://www.news.test/", false), ("https://evil.test/", false),
            ("http://cdn.test:81/", true), ("http://cdn.test:82/", false), ("http://127.0.0.1/", false),
        ]) func requestsGoToTheFeedsHostsOnly(_ address: String, _ isAllowed: Bool) throws
    {
        let rules = try HostRules(
            feeds: [try FeedsSupport.address("https://news.test:8080/rss")], hosts: ["cdn.test:81"])
        let address = try FeedsSupport.address(address)
        #expect(rules.allows(address) == isAllowed)
        let isChecked = (try? rules.check(address)) != nil
        #expect(isChecked == isAllowed)
    }

    @Test(arguments: ["a b", "http://x", "x/y", ""]) func aHostThatIsNoneIsRefused(_ host: String) {
        #expect(throws: HostRules.Refusal.self) { try HostRules(feeds: [], hosts: [host]) }
    }

    @Test(
        arguments: [
            ("8.8.8.8", true), ("127.0.0.1", false), ("10.1.2.3", false), ("172.16.0.1", false), ("172.32.0.1", true),
            ("192.168.1.1", false), ("169.254.169.254", false), ("100.64.0.1", false), ("0.0.0.0", false),
            ("224.0.0.1", false), ("255.255.255.255", false), ("::1", false), ("::", false), ("fe80::1%eth0", false),
            ("fd00::1", false), ("2001:4860:4860::8888", true), ("::ffff:127.0.0.1", false), ("::ffff:8.8.8.8", true),
            ("64:ff9b::7f00:1", false), ("2001:db8::1", false), ("2002:7f00:1::", false), ("news.test", false),
        ]) func onlyPublicAddressesAreTheInternet(_ address: String, _ isPublic: Bool)
    {
        #expect(HostRules.isPublic(address) == isPublic)
    }
}
