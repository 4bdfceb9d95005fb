import Core
import Testing

@Suite("The form of a period")
struct PeriodFormTests {
    @Test(
        "months are written in the shortest form that has them",
        arguments: [
            ("2022", 1, 12), ("2022-H1", 1, 6), ("2022-H2", 7, 12), ("2022-Q1", 1, 3), ("2022-Q4", 10, 12),
            ("2022-09", 9, 9), ("2022-01/2022-09", 1, 9), ("2022-02/2022-04", 2, 4), ("2022-04/2022-09", 4, 9),
            ("2022-07/2023-06", 7, 18), ("2022-01/2023-12", 1, 24),
        ])
    func forms(text: String, first: Int, last: Int) {
        let months = (2022 * 12 + first - 1)...(2022 * 12 + last - 1)
        #expect(Period(shortest: months)?.text == text)
        #expect(Period(shortest: months) == Period(text))
    }

    @Test("years are those of four digits")
    func bounds() {
        #expect(Period(shortest: 0...11)?.text == "0000")
        #expect(Period(shortest: -1...3) == nil)
        #expect(Period(shortest: (9999 * 12)...(9999 * 12 + 11))?.text == "9999")
        #expect(Period(shortest: (9999 * 12 + 11)...(10_000 * 12)) == nil)
    }
}
