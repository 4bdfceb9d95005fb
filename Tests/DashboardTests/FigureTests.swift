import Core
import Dashboard
import TestSupport
import Testing
import Wire

@Suite struct FigureTests {
    private let teams = Fixture.teams.rawValue
    private let rank = Fixture.rank.rawValue

    private func entry(
        _ messages: [Sent], _ indicator: String, _ period: String, units: String, _ province: String
    ) throws -> JSONValue {
        let answer = try state(messages).country(query(["indicator": indicator, "period": period, "units": units]))
        return try #require(try json(answer)["provinces"]).entry("province", province)
    }

    @Test func aYearShowsTheLastActualWithinItAndOtherPeriodsExactlyTheirOwn() throws {
        let messages = [
            try rollup("38/\(teams)/2023-03", actual: "3"), try rollup("38/\(teams)/2023-09", actual: "9"),
            try rollup("38/\(teams)/2023", target: "20"), try rollup("38/\(teams)/2022-12", actual: "1"),
        ]
        let year = try entry(messages, teams, "2023", units: "63", "38")
        #expect(year["period"]?.string == "2023-09")
        #expect(year["actual"]?["value"]?.decimal == 9)
        #expect(year["target"]?.kind == .null)
        let month = try entry(messages, teams, "2023-03", units: "63", "38")
        #expect(month["actual"]?["value"]?.decimal == 3)
        let silent = try entry(messages, teams, "2023-04", units: "63", "38")
        #expect(silent["period"]?.kind == .null)
        #expect(silent["actual"]?.kind == .null)
    }

    @Test func everyUnitOfAListStandsInCodeOrderSilentOrNot() throws {
        for (units, count) in [("63", 63), ("34", 34)] {
            let answer = try state([]).country(query(["indicator": teams, "period": "2023", "units": units]))
            let provinces = try #require(try json(answer)["provinces"]?.elements)
            #expect(provinces.count == count)
            let codes = provinces.compactMap { $0["province"]?.string?.suffix(2) }
            #expect(codes == codes.sorted())
        }
    }

    @Test func additiveFiguresOfAllPartsInOneUnitAreSummed() throws {
        let whole = [
            try rollup("02/\(teams)/2023", actual: "5"), try rollup("08/\(teams)/2023-06", actual: "7 count ge"),
        ]
        let sum = try entry(whole, teams, "2023", units: "34", "34:08")
        #expect(sum["derived"]?.bool == true)
        #expect(sum["actual"]?["value"]?.decimal == 12)
        #expect(sum["actual"]?["comparator"]?.string == "ge")
        #expect(sum["actual"]?["observations"]?.integer == 4)
        #expect(sum["derivedFrom"]?.elements?.compactMap { $0["period"]?.string } == ["2023", "2023-06"])
    }

    @Test func whatDoesNotAddUpIsShownPartByPart() throws {
        let cases: [(String, [Sent])] = [
            (teams, [try rollup("02/\(teams)/2023", actual: "5")]),
            (
                teams,
                [try rollup("02/\(teams)/2023", actual: "5"), try rollup("08/\(teams)/2023", actual: "7 percent")]
            ),
            (rank, [try rollup("02/\(rank)/2023", actual: "5 rank"), try rollup("08/\(rank)/2023", actual: "7 rank")]),
        ]
        for (indicator, messages) in cases {
            let entry = try entry(messages, indicator, "2023", units: "34", "34:08")
            #expect(entry["derived"]?.bool == false)
            #expect(entry["actual"]?.kind == .null)
            #expect(entry["derivedFrom"]?.elements?.count == messages.count)
        }
    }

    @Test func aMergedUnitsOwnRollupGoesFirst() throws {
        let messages = [
            try rollup("02/\(teams)/2023", actual: "5"), try rollup("08/\(teams)/2023", actual: "7"),
            try rollup("34:08/\(teams)/2023", actual: "100"),
        ]
        let entry = try entry(messages, teams, "2023", units: "34", "34:08")
        #expect(entry["actual"]?["value"]?.decimal == 100)
        #expect(entry["derivedFrom"]?.elements?.isEmpty == true)
    }

    /// What the indicator's page of the 34 shows of a province: period, actual, whether it is a sum, and its parts.
    private func timeline(_ messages: [Sent], _ indicator: String, _ province: String) throws -> [String] {
        let page = try json(state(messages).indicatorPage(indicator, query(["units": "34"])))
        return try page["provinces"]?.entry("province", province)["periods"]?.elements?.map { entry in
            let parts = (entry["derivedFrom"]?.elements ?? []).compactMap { $0["province"]?.string }
            return "\(entry["period"]?.string ?? "") \(entry["actual"]?["value"]?.decimal?.description ?? "-")"
                + " \(entry["derived"]?.bool == true) \(parts.joined(separator: "+"))"
        } ?? []
    }

    @Test func anIndicatorShowsAMergedUnitPeriodByPeriodByItsOwnOrItsParts() throws {
        let messages = [
            try rollup("02/\(teams)/2023", actual: "5"), try rollup("08/\(teams)/2023", actual: "7"),
            try rollup("02/\(teams)/2022", actual: "4"), try rollup("02/\(teams)/2024", actual: "6"),
            try rollup("08/\(teams)/2024", actual: "8"), try rollup("34:08/\(teams)/2024", actual: "100"),
            try rollup("34:08/\(teams)/2025", target: "200"), try rollup("08/\(teams)/2025", target: "9"),
        ]
        let found = try timeline(messages, teams, "34:08")
        #expect(found == ["2025 - false ", "2024 100 false ", "2023 12 true 02+08", "2022 - false 02"])
        let table = try state(messages).indicatorPage(teams, query(["units": "34", "format": "csv"]))
        #expect(String(decoding: table.bytes, as: UTF8.self).contains("02/\(teams)/2023 08/\(teams)/2023"))
    }

    @Test func anUnmergedUnitOfThe34ShowsItsRollupsInThe63() throws {
        let messages = [try rollup("38/\(teams)/2023", actual: "5")]
        let entry = try entry(messages, teams, "2023", units: "34", "38")
        #expect(entry["actual"]?["value"]?.decimal == 5)
        #expect(try state(messages).provincePage("34:38", query()) == state(messages).provincePage("38", query()))
    }

    @Test func periodsTellHowManyProvincesReport() throws {
        var state = state([
            try rollup("02/\(teams)/2023-09", actual: "5"), try rollup("08/\(teams)/2023", actual: "7"),
            try rollup("38/\(teams)/2022", actual: "7"), try rollup("40/\(teams)/2021", target: "7"),
        ])
        func counts(_ units: String) throws -> [String] {
            let rows = try json(state.periods(query(["units": units])))["indicators"]?.entry("indicator", teams)
            return (rows?["periods"]?.elements ?? []).map {
                "\($0["period"]?.string ?? "") \($0["provinces"]?.integer ?? -1)"
            }
        }
        #expect(try counts("63") == ["2023 2", "2023-09 1", "2022 1"])
        #expect(try counts("34") == ["2023 1", "2023-09 1", "2022 1"])
        _ = state.apply(Sent(.rollups, "02/\(teams)/2023-09", nil))
        #expect(try counts("63") == ["2023 1", "2022 1"])
    }

    @Test func aComparisonHasTheIndicatorsThatSomeProvinceShowsInCatalogueOrder() throws {
        let messages = [
            try rollup("40/\(teams)/2023", actual: "7"), try rollup("38/\(rank)/2023", actual: "2 rank"),
            try rollup("38/\(teams)/2020", actual: "7"), try rollup("38/society.eid_rate/2020", actual: "7"),
        ]
        let answer = try json(state(messages).comparison(query(["provinces": "38,40", "period": "2023"])))
        #expect(answer["indicators"]?.elements?.compactMap { $0["indicator"]?.string } == [rank, teams])
        let values = try answer["indicators"]?.entry("indicator", teams)["values"]?.elements
        #expect(values?.map { $0["actual"]?.kind } == [.null, .object])
    }

    @Test func aProvincePageHoldsZerosBeforeItsSummaryComes() throws {
        let page = try json(state([]).provincePage("34:08", query()))
        #expect(page["summary"]?["name"]?.string == "Tuyên Quang")
        #expect(page["summary"]?["articles"]?.integer == 0)
        #expect(page["rollups"]?.elements?.isEmpty == true)
    }
}
