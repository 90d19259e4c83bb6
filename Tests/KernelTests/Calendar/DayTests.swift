import Kernel
import Testing

@Suite("days")
struct DayTests {
    @Test func `day 0 is the first of 1970, a Thursday`() {
        #expect(day("1970-01-01").number == 0)
        #expect(day("1970-01-01").weekday == .thursday)
        #expect(day("2026-02-13").weekday == .friday)
        #expect(day("1969-12-31").weekday == .wednesday)
    }

    @Test func `every day of 400 years and more comes back from its number and its text`() {
        for number in stride(from: day("1599-12-01").number, to: day("2401-02-01").number, by: 1) {
            let day = Day(number: number)
            let (year, month, dayOfMonth) = day.civil
            #expect(Day(year: year, month: month, day: dayOfMonth) == day)
        }
        #expect(day("0001-01-01").description == "0001-01-01")
        #expect(day("9999-12-31").description == "9999-12-31")
    }

    @Test(
        "what isn't a day is refused",
        arguments: [
            "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00",
            "0000-01-01", "2026-1-1", "2026/01/01", "2026-01-01 ", " 2026-01-01", "20260101", "",
            "2026-01-0１", "-026-01-01", "+026-01-01",
        ])
    func refuses(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `leap days exist every four years but not in most centuries`() {
        #expect(Day("2024-02-29") != nil)
        #expect(Day("2000-02-29") != nil)
        #expect(Day("1900-02-29") == nil)
    }

    @Test func `months keep the day where the month has it`() {
        #expect(day("2026-01-31").adding(months: 1) == day("2026-02-28"))
        #expect(day("2024-01-31").adding(months: 1) == day("2024-02-29"))
        #expect(day("2026-03-31").adding(months: -1) == day("2026-02-28"))
        #expect(day("2026-12-15").adding(months: 1) == day("2027-01-15"))
        #expect(day("2026-11-30").adding(months: 14) == day("2028-01-30"))
        #expect(day("9999-12-31").adding(months: 2).description == "10000-02-29")
    }
}
