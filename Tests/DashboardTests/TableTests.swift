import Core
import Dashboard
import TestSupport
import Testing

@Suite struct TableTests {
    private let teams = Fixture.teams.rawValue

    @Test(arguments: [
        ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""), ("+84", "'+84"), ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"), ("  =1", "'  =1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("\t=1", "'\t=1"),
        ("a,b", "\"a,b\""), ("a\nb", "\"a\nb\""), ("<script>", "<script>"), ("Đạt 98,72%", "\"Đạt 98,72%\""),
    ])
    func textIsSafeForSpreadsheets(_ text: String, _ cell: String) throws {
        let answer = try state([reading("a", title: text)]).provinceArticles("38", query(["format": "csv"]))
        #expect(String(decoding: answer.bytes, as: UTF8.self).contains("\r\na,\(cell),"))
    }

    @Test func figuresStayNumbers() throws {
        let state = state([try rollup("38/\(teams)/2023", change: "-3.5 percent")])
        let table = lines(try state.provincePage("38", query(["format": "csv"])))
        #expect(table.count == 2)
        #expect(table[1].contains(",change,-3.5,percent,"))
    }

    @Test func everyRowHasAllColumns() throws {
        let messages = [
            try rollup("38/\(teams)/2023", actual: "5", target: "6"), try rollup("02/\(teams)/2023", actual: "5"),
            try rollup("08/\(teams)/2023", actual: "5"), try rollup("19/\(teams)/2023", actual: "5"), reading("a"),
        ]
        let state = state(messages)
        let csv = ["format": "csv"]
        let year = csv.merging(["period": "2023"]) { $1 }
        let tables = [
            try state.country(query(year.merging(["indicator": teams, "units": "34"]) { $1 })),
            try state.comparison(query(year.merging(["provinces": "38,34:08"]) { $1 })),
            try state.indicatorPage(teams, query(csv)), try state.provinces(query(csv)),
            try state.provinceArticles("38", query(csv)),
        ]
        for table in tables.map(lines) {
            #expect(Set(table.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }).count == 1)
        }
        let country = lines(tables[0])
        #expect(country.count == 1 + 34 + 1)
        #expect(country.contains { $0.hasPrefix("34:08,") && $0.contains(",10,count,") && $0.contains("02/\(teams)") })
    }

    @Test func aTableHasAFileNameThatFitsAHeader() throws {
        let answer = try state([]).country(
            query(["indicator": teams, "period": "2023-01/2023-09", "format": "csv"]))
        #expect(answer.fileName == "\(teams)-2023-01_2023-09-63")
    }
}
