import Kernel
import Testing

@Suite("what a new notice moves")
struct CalendarChangeTests {
    private let extended = CalendarChange(
        from: .china.asKnown(on: day("2020-01-25")), to: .china.asKnown(on: day("2020-01-26")))

    private func clock(_ start: String, _ term: String, pauses: [Pause] = [])
        -> CalendarChange.Clock
    {
        .init(start: moment(start), amount: amount(term), pauses: pauses)
    }

    @Test func `the notice of January 2020 changed two days, not the Sunday nor the Monday`() {
        #expect(extended.days.map(\.new.day) == [day("2020-01-31"), day("2020-02-01")])
        #expect(extended.days.map(\.old.kind) == [.on, .makeUpOn])
        #expect(extended.days.allSatisfy { $0.new.kind == .off })
    }

    @Test func `only due dates that pass a changed day move`() {
        let clocks = [
            clock("2020-01-22T10:00", "1wd"), clock("2020-01-22T10:00", "2wd"),
            clock("2020-01-22T10:00", "5wd"), clock("2020-01-22T10:00", "15d"),
            clock("2020-01-22T10:00", "48h"), clock("2020-01-23T16:30", "2wh"),
            clock("2020-02-03T10:00", "5wd"),
        ]
        let moves = extended.moves(of: clocks)
        #expect(moves.map(\.clock) == [clocks[1], clocks[2], clocks[5]])
        #expect(moves.map(\.old.description) == ["2020-01-31", "2020-02-04", "2020-01-31T09:30"])
        #expect(moves.map(\.new.description) == ["2020-02-03", "2020-02-06", "2020-02-03T09:30"])
    }

    @Test func `a pause over the changed days keeps the date`() {
        let paused = clock(
            "2020-01-22T10:00", "2wd", pauses: [pause("2020-01-30T10:00", "2020-02-03T10:00")])
        #expect(extended.move(of: paused) == nil)
    }

    @Test func `a date that was provisional and stays where it is doesn't move`() throws {
        let change = CalendarChange(
            from: .china, to: .china.adding(try notice(2027, "2026-11-05", [("2027-01-01", .off)])))
        #expect(change.move(of: clock("2027-03-01T10:00", "5wd")) == nil)
        let move = try #require(change.move(of: clock("2026-12-31T10:00", "1wd")))
        #expect(move.old.description == "2027-01-01 provisional")
        #expect(move.new.description == "2027-01-04")
    }

    @Test func `the same calendar moves nothing`() {
        let none = CalendarChange(from: .china, to: .china)
        #expect(none.days.isEmpty)
        #expect(none.moves(of: [clock("2020-01-22T10:00", "5wd")]).isEmpty)
    }
}
