import Core
import Extraction
import Testing

@Suite("Cost")
struct CostTests {
    @Test("reading a long text gives as many times more as the text is longer")
    func proportional() throws {
        let paragraph =
            "Toàn tỉnh có 1.871 Tổ công nghệ số cộng đồng; tỷ lệ hồ sơ trực tuyến của huyện Yên Định đạt 71,2%.\n\n"
        let short = try TestReader.read(
            Article(id: "s", body: String(repeating: paragraph, count: 4), source: "baothanhhoa.vn"))
        let long = try TestReader.read(
            Article(id: "l", body: String(repeating: paragraph, count: 400), source: "baothanhhoa.vn"))
        #expect(short.observations.count == 2 && long.observations.count == 2)
        #expect(long.aspects[.result] == 100 * (short.aspects[.result] ?? 0))
    }
}
