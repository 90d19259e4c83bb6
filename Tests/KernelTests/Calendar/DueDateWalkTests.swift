import Kernel
import Testing

@Suite("due dates")
struct DueDateWalkTests {
    @Test("an independent library agrees", arguments: WorkingDayExample.all)
    func agrees(_ example: WorkingDayExample) {
        let term = "\(example.days)wd"
        #expect(
            due(example.start, term) == example.due ?? example.weekendsOnly + " provisional")
        let weekends = WorkingCalendar(notices: [])
        let date = weekends.due(after: moment(example.start), amount(term))
        #expect(date.day == day(example.weekendsOnly))
        #expect(date.provisional)
    }

    @Test("the n-th working day after is the n-th that a plain list gives")
    func agreesWithAList() {
        let calendar = WorkingCalendar.china
        let first = day("2013-01-01")
        let working = (0..<5000).map { first + $0 }.filter(calendar.isWorking)
        for start in stride(from: 0, to: 4900, by: 3).map({ first + $0 }) {
            let after = working.prefix { $0 <= start }.count
            for number in [1, 5, 15, 30] where after + number <= working.count {
                let due = calendar.due(after: Moment(start, minute: 600), .workingDays(number))
                #expect(due.day == working[after + number - 1])
            }
        }
    }

    // MARK: working days

    @Test func `the hour of the event doesn't matter for days`() {
        #expect(due("2026-03-02T00:00", "5wd") == "2026-03-09")
        #expect(due("2026-03-02T23:59:59", "5wd") == "2026-03-09")
    }

    @Test func `an event late in the evening in UTC belongs to China's next day`() {
        #expect(due("2026-03-02T16:00:00Z", "1wd") == "2026-03-04")
        #expect(due("2026-03-02T15:59:59Z", "1wd") == "2026-03-03")
    }

    @Test func `what is due on a day is in time until its last second`() {
        let date = WorkingCalendar.china.due(after: moment("2026-03-02T10:00"), .workingDays(5))
        #expect(date.moment == moment("2026-03-09T23:59:59"))
        #expect(date.isDayLong)
    }

    @Test func `nothing to count is the day itself, or the next working day`() {
        #expect(due("2026-03-02T10:00", "0wd") == "2026-03-02")
        #expect(due("2026-03-01T10:00", "0wd") == "2026-03-02")
        #expect(due("2026-02-28T10:00", "0wd") == "2026-02-28")
        #expect(due("2026-02-15T10:00", "0wd") == "2026-02-24")
    }

    @Test func `a make-up Saturday counts`() {
        #expect(due("2026-02-13T10:00", "1wd") == "2026-02-14")
        #expect(due("2026-02-13T10:00", "2wd") == "2026-02-24")
    }

    // MARK: natural days and months

    @Test func `natural days count holidays and don't move off them`() {
        #expect(due("2026-02-01T10:00", "15d") == "2026-02-16")
        #expect(due("2026-02-15T10:00", "0d") == "2026-02-15")
    }

    @Test func `a month ends on the same day, or on the month's last`() {
        #expect(due("2026-01-15T10:00", "1mo") == "2026-02-15")
        #expect(due("2026-01-31T10:00", "1mo") == "2026-02-28")
        #expect(due("2028-01-31T10:00", "1mo") == "2028-02-29")
        #expect(due("2028-02-29T10:00", "12mo") == "2029-02-28")
        #expect(due("2026-11-30T10:00", "3mo") == "2027-02-28")
        #expect(due("2026-12-31T10:00", "1mo") == "2027-01-31")
        #expect(due("2026-01-31T10:00", "0mo") == "2026-01-31")
    }

    // MARK: minutes and hours

    @Test func `minutes and hours run through nights and holidays`() {
        #expect(due("2026-02-13T10:00", "30min") == "2026-02-13T10:30")
        #expect(due("2026-02-14T23:45", "30min") == "2026-02-15T00:15")
        #expect(due("2026-02-13T10:00", "24h") == "2026-02-14T10:00")
        #expect(due("2026-02-13T10:00", "0min") == "2026-02-13T10:00")
        #expect(due("2026-02-13T22:00", "2h") == "2026-02-14T00:00")
        #expect(due("2026-01-01T00:00", "9999h") == "2027-02-21T15:00")
    }

    @Test func `seconds of the event stay`() {
        #expect(due("2026-02-13T10:00:20", "2h") == "2026-02-13T12:00:20")
        let date = WorkingCalendar.china.due(after: moment("2026-02-13T10:00:20.250"), .hours(2))
        #expect(date.moment == moment("2026-02-13T12:00:20.250"))
        #expect(!date.isDayLong)
    }

    // MARK: working hours

    @Test func `working hours rest at noon, at night and on holidays`() {
        #expect(due("2026-03-02T09:00", "1wh") == "2026-03-02T10:00")
        #expect(due("2026-03-02T11:30", "1wh") == "2026-03-02T14:30")
        #expect(due("2026-03-02T12:30", "1wh") == "2026-03-02T15:00")
        #expect(due("2026-03-02T17:00", "1wh") == "2026-03-03T09:00")
        #expect(due("2026-03-02T20:00", "1wh") == "2026-03-03T09:30")
        #expect(due("2026-03-06T17:00", "1wh") == "2026-03-09T09:00")
        #expect(due("2026-02-14T17:00", "1wh") == "2026-02-24T09:00")
        #expect(due("2026-03-02T00:00", "8wh") == "2026-03-03T09:30")
    }

    @Test func `working hours that end with the office's day are due at its close`() {
        #expect(due("2026-03-02T08:30", "7wh") == "2026-03-02T17:30")
        #expect(due("2026-03-02T09:00", "3wh") == "2026-03-02T12:00")
    }

    @Test func `no working hours are the event, or when the office next opens`() {
        #expect(due("2026-03-02T09:00", "0wh") == "2026-03-02T09:00")
        #expect(due("2026-03-02T12:00", "0wh") == "2026-03-02T14:00")
        #expect(due("2026-03-02T17:30", "0wh") == "2026-03-03T08:30")
        #expect(due("2026-03-01T10:00", "0wh") == "2026-03-02T08:30")
    }

    @Test func `an office may have other hours`() throws {
        var calendar = WorkingCalendar.china
        calendar.officeHours = try #require(OfficeHours("09:00-17:00"))
        let date = calendar.due(after: moment("2026-03-02T16:00"), .workingHours(2))
        #expect(date.moment == moment("2026-03-03T10:00"))
    }

    // MARK: provisional

    @Test func `a working day in a year without a notice makes the date provisional`() {
        #expect(due("2026-12-25T10:00", "4wd") == "2026-12-31")
        #expect(due("2026-12-25T10:00", "5wd") == "2027-01-01 provisional")
        #expect(due("2026-12-31T17:00", "1wh") == "2027-01-01T09:00 provisional")
        #expect(due("2026-12-31T16:30", "1wh") == "2026-12-31T17:30")
        #expect(due("2012-12-31T10:00", "1wd") == "2013-01-04 provisional")
        #expect(due("2027-01-04T10:00", "0wd") == "2027-01-04 provisional")
    }

    @Test func `natural days, months, minutes and hours need no notice`() {
        #expect(due("2026-12-25T10:00", "30d") == "2027-01-24")
        #expect(due("2030-01-01T10:00", "1mo") == "2030-02-01")
        #expect(due("2030-01-01T10:00", "30min") == "2030-01-01T10:30")
        #expect(due("2030-01-01T10:00", "2h") == "2030-01-01T12:00")
    }

    @Test func `a gap between two known years is provisional too`() throws {
        let later = CalendarNotice(
            id: try #require(ID("cn-2028-1")), year: 2028, issued: day("2027-11-01"), number: "",
            title: "", address: "", rulings: [])
        let calendar = WorkingCalendar.china.adding(later)
        #expect(calendar.due(after: moment("2026-12-31T10:00"), .workingDays(300)).provisional)
        #expect(!calendar.due(after: moment("2028-03-01T10:00"), .workingDays(3)).provisional)
    }
}
