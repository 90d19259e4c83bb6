import Kernel
import Testing

@Suite("the arithmetic of a due date")
struct ExplanationTests {
    private func explain(_ start: String, _ term: String, pauses: [Pause] = []) -> Explanation {
        WorkingCalendar.china.explain(after: moment(start), amount(term), pauses: pauses)
    }

    /// One line a day: what was made of it and what the calendar says.
    private func lines(_ explanation: Explanation) -> [String] {
        explanation.steps.map { step in
            let verdict =
                switch step.verdict {
                case .start: "start"
                case .counted(let number): "\(number)"
                case .ran(let milliseconds): "\(milliseconds / 60_000)min"
                case .off: "off"
                case .paused: "paused"
                }
            let notice = step.day.notice.map { " \(step.day.name ?? "") \($0)" } ?? ""
            return "\(step.day.day) \(verdict) \(step.day.kind)\(notice)"
        }
    }

    @Test func `Spring Festival 2020 names the holiday and both notices`() {
        let explanation = explain("2020-01-22T10:00", "5wd")
        #expect(
            lines(explanation) == [
                "2020-01-22 start on",
                "2020-01-23 1 on",
                "2020-01-24 off off 春节 cn-2020-1",
                "2020-01-25 off off 春节 cn-2020-1",
                "2020-01-26 off off 春节 cn-2020-1",
                "2020-01-27 off off 春节 cn-2020-1",
                "2020-01-28 off off 春节 cn-2020-1",
                "2020-01-29 off off 春节 cn-2020-1",
                "2020-01-30 off off 春节 cn-2020-1",
                "2020-01-31 off off 春节 cn-2020-2",
                "2020-02-01 off off 春节 cn-2020-2",
                "2020-02-02 off off 春节 cn-2020-2",
                "2020-02-03 2 on 春节 cn-2020-2",
                "2020-02-04 3 on",
                "2020-02-05 4 on",
                "2020-02-06 5 on",
            ])
        #expect(explanation.due.description == "2020-02-06")
        #expect(explanation.notices.map(\.number) == ["国办发明电〔2019〕16号", "国办发明电〔2020〕1号"])
        #expect(explanation.edition == "cn-2026-1")
    }

    @Test func `before the second notice of 2020 the same term ended three working days earlier`() {
        let calendar = WorkingCalendar.china.asKnown(on: day("2020-01-25"))
        let due = calendar.due(after: moment("2020-01-22T10:00"), .workingDays(5))
        #expect(calendar.edition == "cn-2020-1")
        #expect(due.description == "2020-02-04")
    }

    @Test func `a make-up Saturday counts, a plain weekend is skipped without a notice`() {
        #expect(
            lines(explain("2026-02-27T10:00", "2wd")) == [
                "2026-02-27 start on",
                "2026-02-28 1 makeUpOn 春节 cn-2026-1",
                "2026-03-01 off off",
                "2026-03-02 2 on",
            ])
    }

    @Test func `days in years without a notice say so`() {
        let steps = explain("2026-12-31T10:00", "1wd").steps
        #expect(steps.map(\.day.isYearKnown) == [true, false])
    }

    @Test func `a paused day is named, a weekend in the pause stays a weekend`() {
        let explanation = explain(
            "2026-03-05T10:00", "1wd", pauses: [pause("2026-03-06T09:00", "2026-03-09T09:00")])
        #expect(
            lines(explanation) == [
                "2026-03-05 start on", "2026-03-06 paused on", "2026-03-07 off off",
                "2026-03-08 off off", "2026-03-09 1 on",
            ])
    }

    @Test func `natural days count whatever the calendar says`() {
        #expect(
            lines(explain("2026-03-06T10:00", "2d")) == [
                "2026-03-06 start on", "2026-03-07 1 off", "2026-03-08 2 off",
            ])
    }

    @Test func `hours tell how much ran on each day`() {
        #expect(
            lines(explain("2026-03-06T17:00", "8wh")) == [
                "2026-03-06 30min on", "2026-03-07 off off", "2026-03-08 off off",
                "2026-03-09 420min on", "2026-03-10 30min on",
            ])
        #expect(
            lines(explain("2026-03-06T18:00", "1wh")) == [
                "2026-03-06 0min on", "2026-03-07 off off", "2026-03-08 off off",
                "2026-03-09 60min on",
            ])
        #expect(
            lines(explain("2026-03-06T23:30", "1h"))
                == ["2026-03-06 30min on", "2026-03-07 30min off"])
        let allDay = pause("2026-03-06T08:00", "2026-03-06T20:00")
        #expect(
            lines(explain("2026-03-05T17:00", "1wh", pauses: [allDay])).prefix(2)
                == ["2026-03-05 30min on", "2026-03-06 paused on"])
    }

    @Test func `nothing to count is one day`() {
        #expect(lines(explain("2026-03-06T10:00", "0wd")) == ["2026-03-06 0 on"])
    }

    @Test("every day from the event to the due day stands there once, and the date is the same")
    func isComplete() {
        let pauses = [
            pause("2020-01-20T09:00", "2020-02-05T15:00"),
            pause("2020-02-10T16:00", "2020-02-11T09:30"),
        ]
        for term in ["0wd", "1wd", "15wd", "0d", "30d", "1mo", "90min", "30h", "0wh", "20wh"] {
            for offset in 0..<60 {
                let start = Moment(day("2020-01-01") + offset, minute: offset * 24)
                for pauses in [[], pauses] {
                    let calendar = WorkingCalendar.china
                    let explanation = calendar.explain(after: start, amount(term), pauses: pauses)
                    let due = calendar.due(after: start, amount(term), pauses: pauses)
                    #expect(explanation.due == due)
                    let days = explanation.steps.map(\.day.day)
                    #expect(days.first == start.day)
                    #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 == 1 })
                    #expect(days.last == due.day || Moment(due.day) == due.moment)
                }
            }
        }
    }
}
