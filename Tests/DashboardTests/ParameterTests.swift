import Dashboard
import TestSupport
import Testing

@Suite struct ParameterTests {
    private static let country = ["indicator": "overall.dti_rank", "period": "2023"]

    private func fault(_ question: () throws -> Answer) -> QueryFault? {
        do {
            _ = try question()
            return nil
        } catch {
            return error as? QueryFault
        }
    }

    @Test(arguments: [
        ["units": "64"], ["units": ""], ["period": "2023-13"], ["period": "2023-00"], ["period": ""],
        ["period": "2023-01/2023"], ["format": "xml"], ["format": "CSV"], ["indicator": ""],
        ["indicator": String(repeating: "a", count: 101)], ["period": "２０２３"],
    ])
    func aWrongParameterIsNamedWithWhatItMustBe(_ wrong: [String: String]) throws {
        let fault = fault { try state([]).country(query(Self.country.merging(wrong) { $1 })) }
        guard case .badRequest(let message) = fault else {
            Issue.record("\(wrong) was taken")
            return
        }
        #expect(message.hasPrefix(try #require(wrong.keys.first)))
        #expect(message.contains("expected"))
    }

    @Test func whatIsMissingOrGivenTwiceIsNamed() {
        #expect(fault { try state([]).country(query()) }?.message.hasPrefix("indicator is missing") == true)
        let twice = QueryParameters([("units", "63"), ("units", "34")])
        #expect(fault { try state([]).provinces(twice) } == .badRequest("units is given 2 times: expected once"))
    }

    @Test func whatDoesNotExistIsNotFound() {
        let faults = [
            fault { try state([]).country(query(["indicator": "a.b", "period": "2023"])) },
            fault { try state([]).country(query(Self.country.merging(["period": "2023-02/2023-01"]) { $1 })) },
            fault { try state([]).indicatorPage("a/b", query()) },
            fault { try state([]).provincePage("99", query()) },
            fault { try state([]).provincePage("34:02", query()) },
            fault { try state([]).article(query(["id": "x"])) },
            fault { try state([]).rollup(query(["key": "38"])) },
        ]
        for fault in faults {
            guard case .notFound = fault else {
                Issue.record("\(String(describing: fault))")
                continue
            }
        }
    }

    @Test(arguments: ["38", "38,", "38,40,42,44,45,46", "38;40", "38,4x", ",", ""])
    func aComparisonTakesTwoToFiveKeys(_ keys: String) {
        guard case .badRequest = fault({ try state([]).comparison(query(["provinces": keys, "period": "2023"])) })
        else {
            Issue.record("\(keys) was taken")
            return
        }
    }

    @Test(arguments: [["limit": "0"], ["limit": "201"], ["limit": "+1"], ["limit": "1e1"], ["offset": "-1"]])
    func aPageIsBounded(_ wrong: [String: String]) {
        guard case .badRequest = fault({ try state([]).provinceArticles("38", query(wrong)) }) else {
            Issue.record("\(wrong) was taken")
            return
        }
    }

    @Test func unknownParametersAreIgnored() throws {
        #expect(try state([]).provinces(query(["x": "1"])) == state([]).provinces(query()))
    }
}
