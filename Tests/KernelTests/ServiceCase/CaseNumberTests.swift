import Kernel
import Testing

@Suite("case numbers")
struct CaseNumberTests {
    private let number = CaseNumber(year: 2026, serial: 1234)!

    @Test("year, serial and check digit, twelve digits in all, in the order of registration")
    func parts() throws {
        #expect(number.description.count == 12)
        #expect(number.description.hasPrefix("20260001234"))
        #expect((number.year, number.serial) == (2026, 1234))
        #expect(try #require(CaseNumber(year: 2025, serial: 9_999_999)) < number)
        #expect(try #require(CaseNumber(year: 2026, serial: 1233)) < number)
    }

    @Test(
        "serials go from 1 to 9,999,999, years have four digits",
        arguments: [
            (2026, 0), (2026, -1), (2026, 10_000_000), (999, 1), (10_000, 1),
        ])
    func limits(year: Int, serial: Int) {
        #expect(CaseNumber(year: year, serial: serial) == nil)
    }

    @Test("the first and the last number of a year read back", arguments: [1, 9_999_999])
    func ends(serial: Int) throws {
        let number = try #require(CaseNumber(year: 2026, serial: serial))
        #expect(CaseNumber(number.description) == number)
        #expect(CaseNumber(value: number.value) == number)
    }

    @Test("serial 0 is no number, even with the right check digit")
    func serialZero() {
        let candidates = (0...9).map { "20260000000\($0)" }
        #expect(candidates.allSatisfy { CaseNumber($0) == nil })
    }

    @Test(
        "one wrong digit is noticed, whichever it is", arguments: [1, 7, 1234, 90_909, 9_999_999])
    func oneWrongDigit(serial: Int) throws {
        let digits = Array(try #require(CaseNumber(year: 2026, serial: serial)).description)
        for place in digits.indices {
            for digit in "0123456789" where digit != digits[place] {
                var wrong = digits
                wrong[place] = digit
                #expect(CaseNumber(String(wrong)) == nil, "\(String(wrong))")
            }
        }
    }

    @Test("two neighbours that changed places are noticed in 97 of 100 numbers and more")
    func transposition() throws {
        var (swapped, missed) = (0, 0)
        for serial in stride(from: 1, to: 9_999_999, by: 9973) {
            let digits = Array(try #require(CaseNumber(year: 2026, serial: serial)).description)
            for place in digits.indices.dropLast() where digits[place] != digits[place + 1] {
                var wrong = digits
                wrong.swapAt(place, place + 1)
                swapped += 1
                if CaseNumber(String(wrong)) != nil { missed += 1 }
            }
        }
        #expect(swapped > 8_000)
        #expect(missed * 100 < swapped * 3)
    }

    @Test("it is read out in groups of four, and read in with spaces or hyphens")
    func spoken() {
        let text = number.description
        let groups = [text.prefix(4), text.dropFirst(4).prefix(4), text.suffix(4)]
        #expect(number.spoken == groups.joined(separator: " "))
        #expect(CaseNumber(number.spoken) == number)
        #expect(CaseNumber(groups.joined(separator: "-")) == number)
    }

    @Test(
        "anything but twelve digits is no number",
        arguments: [
            "", "2026", "2026000123456", "20260001234x", "２０２６０００１２３４１", "-20260001234",
            "+20260001234",
            "2026 0001 234\u{301}1",
        ])
    func notANumber(text: String) { #expect(CaseNumber(text) == nil) }
}
