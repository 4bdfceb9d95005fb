import Core
import Testing
import Wire

@Suite("Numbers")
struct NumberTests {
    @Test(
        "Figures are read exactly, however they are written",
        arguments: [
            ("0", "0"), ("-0", "0"), ("-0.000e-5", "0"), ("1e3", "1000"), ("1E+3", "1000"), ("12.50", "12.5"),
            ("-98.72", "-98.72"), ("0.000001", "0.000001"), ("1e-6", "0.000001"), ("1.0000000000000", "1"),
            ("0.0000001e1", "0.000001"), ("123456789e-6", "123.456789"), ("100000000000e-6", "100000"),
            ("999999999999999999.999999", "999999999999999999.999999"),
            ("-9.99999999999999999999999e17", "-999999999999999999.999999"),
            ("0e999999999999999999999999", "0"), ("0.00000000000000000000000000000000000000001e41", "1"),
            ("100000000000000000000000000000000000000000e-41", "1"),
        ])
    func figures(text: String, plain: String) throws {
        let figure = try #require(JSONDocument(text.utf8).root.decimal)
        #expect(figure.description == plain)
    }

    @Test(
        "Figures with seven decimals, and those not below 10¹⁸, are none",
        arguments: [
            "0.0000001", "1.0000001", "1e-7", "1000000000000000000", "-1e18", "1e19", "1e999999999999999999999",
            "1e-999999999999999999999", "999999999999999999.9999999", "1234567890123456789012345678901234567890",
            "\"1\"", "null",
        ])
    func outOfRange(text: String) throws {
        #expect(try JSONDocument(text.utf8).root.decimal == nil)
    }

    @Test(
        "Integers may be written with a point or an exponent",
        arguments: [
            ("1", 1), ("1.0", 1), ("1e0", 1), ("10e-1", 1), ("-0", 0), ("1.5e1", 15),
            ("9223372036854775807", Int64.max),
            ("-9223372036854775808", Int64.min), ("-9.223372036854775808e18", Int64.min),
        ])
    func integers(text: String, number: Int64) throws {
        #expect(try JSONDocument(text.utf8).root.integer == number)
    }

    @Test(
        "Fractions and what 64 bits do not hold are no integers",
        arguments: ["0.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19", "1e400", "true", "\"1\""])
    func noIntegers(text: String) throws {
        #expect(try JSONDocument(text.utf8).root.integer == nil)
    }

    @Test("A written figure is its plain notation and reads back", arguments: 0..<10 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<300 {
            let figure = random.decimal()
            var writer = JSONWriter()
            writer.decimal(figure)
            #expect(Samples.text(writer.bytes) == figure.description)
            #expect(try JSONDocument(writer.bytes).root.decimal == figure)
        }
    }

    @Test("Sums beyond the range of a figure are written in full")
    func sums() {
        let sum = FixedDecimal(millionths: FixedDecimal.limit.millionths * 63 + 500_000)
        var writer = JSONWriter()
        writer.decimal(sum)
        #expect(Samples.text(writer.bytes) == "63000000000000000000.5")
    }

    @Test("Integers are written to their ends", arguments: [0, 7, -7, Int64.max, Int64.min])
    func integerText(number: Int64) {
        var writer = JSONWriter()
        writer.integer(number)
        #expect(Samples.text(writer.bytes) == "\(number)")
    }
}
