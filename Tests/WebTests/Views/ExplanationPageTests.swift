import Kernel
import Testing

@testable import Web

@Suite("the arithmetic of a due date")
struct ExplanationPageTests {
    private func runs(_ start: String, _ amount: Amount) throws -> [DayRun] {
        let start = try #require(Moment(start))
        return Web.runs(of: WorkingCalendar.china.explain(after: start, amount))
    }

    @Test("over Spring Festival 2026: three days, the make-up Saturday, the holiday, the fifth day")
    func tellsSpringFestival() throws {
        let runs = try runs("2026-02-10T10:00", .workingDays(5))
        #expect(
            runs.map(\.kind) == [
                .start, .counted, .countedMakeUp, .holiday("春节"), .counted,
            ])
        #expect(runs.map { $0.last - $0.first + 1 } == [1, 3, 1, 9, 1])
        #expect(runs[1].from == 1 && runs[1].to == 3 && runs[4].from == 5)
    }

    @Test("of natural days is one line, whatever offices do")
    func tellsNaturalDays() throws {
        let runs = try runs("2026-02-10T10:00", .days(15))
        #expect(runs.map(\.kind) == [.start, .counted])
        #expect(runs[1].to == 15)
    }

    @Test("of hours says how much ran on each day")
    func tellsHours() throws {
        let runs = try runs("2026-02-10T09:20", .hours(24))
        #expect(runs.map(\.kind) == [.ran(minutes: 880), .ran(minutes: 560)])
    }
}
