import Testing

@testable import Kernel

@Suite("periods")
struct PeriodTests {
    @Test(
        "a day lies in its week, month, quarter, half-year and year",
        arguments: [
            (PeriodUnit.day, "2026-02-13", "2026-02-13", "2026-02-13", "2026-02-13"),
            (.week, "2026-02-15", "2026-02-09", "2026-02-15", "2026-W07"),
            (.week, "2026-02-16", "2026-02-16", "2026-02-22", "2026-W08"),
            (.month, "2024-02-29", "2024-02-01", "2024-02-29", "2024-02"),
            (.month, "2026-12-31", "2026-12-01", "2026-12-31", "2026-12"),
            (.quarter, "2026-05-31", "2026-04-01", "2026-06-30", "2026-Q2"),
            (.halfYear, "2026-06-30", "2026-01-01", "2026-06-30", "2026-H1"),
            (.halfYear, "2026-07-01", "2026-07-01", "2026-12-31", "2026-H2"),
            (.year, "2026-12-31", "2026-01-01", "2026-12-31", "2026"),
            // ISO 8601: the first days of January may belong to the last week of the old year.
            (.week, "2027-01-01", "2026-12-28", "2027-01-03", "2026-W53"),
            (.week, "2024-12-30", "2024-12-30", "2025-01-05", "2025-W01"),
        ])
    func contains(_ unit: PeriodUnit, _ day: String, _ start: String, _ end: String, _ name: String)
        throws
    {
        let period = Period(unit, containing: try #require(Day(day)))
        #expect(period.start.description == start)
        #expect(period.end.description == end)
        #expect(period.description == name)
        #expect(Period(name) == period)
    }

    @Test(
        "every third day of 30 years lies in one period of each kind, and they follow without a gap"
    )
    func noGaps() throws {
        var day = try #require(Day("1999-12-27"))
        let end = try #require(Day("2030-01-07"))
        while day < end {
            for unit in PeriodUnit.allCases {
                let period = Period(unit, containing: day)
                #expect(period.days.contains(day))
                #expect(Period(unit, containing: period.end + 1).start == period.end + 1)
                #expect(Period(unit, containing: period.start - 1).end == period.start - 1)
                #expect(Period(period.description) == period)
            }
            day = day + 3
        }
    }

    @Test(
        "what isn't written like a period isn't one",
        arguments: [
            "", "26", "2026-", "2026-13", "2026-00", "2026-1", "2026-H3", "2026-H0", "2026-Q5",
            "2026-W54", "2026-W00", "2026-W7", "2025-W53", "2026-02-30", "2026-02-1",
            "2026-02-13-1",
            "x026", "2026-Qx", "2026-02-01..", "..2026-02-01", "2026-02-02..2026-02-01",
        ])
    func refuses(_ text: String) {
        #expect(Period(text) == nil)
    }

    @Test("days of the month are cut to the month's length")
    func window() throws {
        let february = try #require(Period("2026-02"))
        #expect(february.window(25...31).lowerBound.description == "2026-02-25")
        #expect(february.window(25...31).upperBound.description == "2026-02-28")
        #expect(february.window(30...31).lowerBound.description == "2026-02-28")
        #expect(february.window(nil) == february.days)
        let year = try #require(Period("2026"))
        #expect(year.window(1...5) == year.days)
    }

    @Test("six intervals of two months fill a year, the first from January")
    func intervals() throws {
        let april = try #require(Day("2026-04-30"))
        let months = Recurrence.interval(2, .month)
        #expect(months.period(containing: april).description == "2026-03-01..2026-04-30")
        #expect(months.period(beforeThatOf: april)?.description == "2026-01-01..2026-02-28")
        #expect(months.period(containing: april + 1).start == april + 1)
        #expect(months.suffix == "/2 months")
        let weeks = Recurrence.interval(2, .week)
        let period = weeks.period(containing: april)
        #expect(period.end - period.start == 13 && period.start.weekday == .monday)
        #expect(weeks.period(containing: period.end + 1).start == period.end + 1)
        #expect(Period(period.description) == period)
    }

    @Test("a stretch of days is one period, before it and after it, and has none before")
    func stretch() throws {
        let days = try #require(Day("2026-03-01"))...#require(Day("2026-05-31"))
        let stay = Recurrence.once(.stay, days)
        #expect(stay.period(containing: days.lowerBound - 100).days == days)
        #expect(stay.period(containing: days.upperBound + 100).days == days)
        #expect(stay.period(beforeThatOf: days.upperBound) == nil)
        #expect(stay.suffix.isEmpty)
    }
}
