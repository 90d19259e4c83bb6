import Testing

@testable import Kernel

@Suite("what became of a duty")
struct DutyAccountTests {
    private func cadence(
        _ every: PeriodUnit, times: Int = 1, days: Int? = nil, daysOfMonth: ClosedRange<Int>? = nil,
        hours: Int? = nil
    ) -> CadenceRule {
        CadenceRule(
            origin: RuleOrigin(id: ID("r")!, mechanism: ID("m")!, pack: ID("p")!, line: 1),
            duty: "sort", of: ID("field")!, every: .every(every), times: times, days: days,
            daysOfMonth: daysOfMonth, hours: hours)
    }

    private func day(_ text: String) -> Day { Day(text)! }

    private func work(_ on: String, noted: String? = nil) -> NotedWork {
        NotedWork(on: day(on), noted: day(noted ?? on))
    }

    private func account(_ rule: CadenceRule, _ done: [NotedWork], on today: String)
        -> DutyAccount?
    {
        let march = Period(.month, containing: day("2026-03-15"))
        return rule.account(of: march, done: done, on: day(today))
    }

    @Test("on the last day it can still be done; a day later it is missed")
    func misses() {
        #expect(account(cadence(.month), [], on: "2026-03-31")?.outcome == .open)
        #expect(account(cadence(.month), [], on: "2026-04-01")?.outcome == .missed)
    }

    @Test("done within the period it is met, whenever it is looked at")
    func meets() {
        let done = [work("2026-03-31")]
        #expect(account(cadence(.month), done, on: "2026-03-31")?.outcome == .met)
        #expect(account(cadence(.month), done, on: "2026-12-31")?.outcome == .met)
    }

    @Test("what is noted in the next month for this one is late; another month's isn't counted")
    func isLate() {
        let late = [work("2026-03-31", noted: "2026-04-02")]
        #expect(account(cadence(.month), late, on: "2026-04-02")?.outcome == .late)
        let other = account(cadence(.month), [work("2026-04-01")], on: "2026-04-02")
        #expect(other?.outcome == .missed && other?.progress.done == 0)
    }

    @Test("minutes written days after the meeting don't make the meeting late")
    func countsTheDay() {
        let done = [work("2026-03-20", noted: "2026-04-02")]
        #expect(account(cadence(.month), done, on: "2026-04-02")?.outcome == .met)
    }

    @Test("after the days of the month on which it was due it is late")
    func keepsWindows() {
        let rule = cadence(.month, daysOfMonth: 1...5)
        #expect(account(rule, [work("2026-03-05")], on: "2026-03-20")?.outcome == .met)
        #expect(account(rule, [work("2026-03-06")], on: "2026-03-20")?.outcome == .late)
        #expect(account(rule, [], on: "2026-03-06")?.outcome == .missed)
    }

    @Test("of three times the third counts; of three days two on one day are one")
    func countsTimes() {
        let twice = [work("2026-03-02"), work("2026-03-02"), work("2026-03-09")]
        #expect(account(cadence(.month, times: 3), twice, on: "2026-04-01")?.outcome == .met)
        let days = account(cadence(.month, days: 3), twice, on: "2026-04-01")
        #expect(days?.outcome == .missed && days?.progress == Duty.Progress(done: 2, needed: 3))
    }

    @Test("a standing promise is nobody's account")
    func leavesPromises() {
        #expect(account(cadence(.day, hours: 24), [], on: "2026-04-01") == nil)
    }

    @Test("households on a list: 80 of a hundred, and nothing where nobody is to be met")
    func countsHouseholds() throws {
        let rule = VisitRule(
            origin: RuleOrigin(id: ID("v")!, mechanism: ID("m")!, pack: ID("p")!, line: 1),
            by: ID("field")!, of: .household, number: 1, every: .every(.year), target: 80)
        let year = Period(.year, containing: day("2025-05-05"))
        func outcome(_ met: Int, _ notMet: Int) -> DutyAccount.Outcome? {
            rule.account(
                of: year, count: CoverageCount(met: met, notMet: notMet), on: day("2026-01-01")
            )?.outcome
        }
        #expect(outcome(8, 2) == .met)
        #expect(outcome(7, 3) == .missed)
        #expect(outcome(0, 0) == nil)
    }

    @Test("a tally keeps its four counts apart")
    func tallies() {
        let tally = DutyTally([.met, .met, .late, .missed, .open], periods: 5)
        #expect((tally.met, tally.late, tally.missed, tally.open) == (2, 1, 1, 1))
        #expect(tally.owed == 5)
    }
}

@Suite("remarks on duties")
struct DutyRemarkTests {
    private func refusal(
        _ kind: DutyRemark.Kind, by author: String, _ outcome: DutyAccount.Outcome = .missed,
        text: String = "住院", after earlier: [(kind: DutyRemark.Kind, on: Day)] = []
    ) -> RemarkRefusal? {
        let duty = DutyName(
            rule: ID("r")!, place: nil, period: Period(.month, containing: today))
        return DutyRemark(
            duty: duty, official: ID("her")!, kind: kind, author: ID(author)!, text: text
        ).refusal(outcome, after: earlier, on: today)
    }

    private let today = Day("2026-04-02")!

    @Test("she gives her own reasons, and nobody looks into her own duty")
    func keepsApart() {
        #expect(refusal(.reason, by: "her") == nil)
        #expect(refusal(.reason, by: "boss") == .notByHer)
        #expect(refusal(.confirmed, by: "her") == .notByHer)
        #expect(refusal(.urging, by: "her") == .notByHer)
    }

    @Test("nothing is said of what was done in time, or still can be")
    func needsAFault() {
        #expect(refusal(.reason, by: "her", .met) == .nothingMissed)
        #expect(refusal(.reason, by: "her", .open) == .nothingMissed)
        #expect(refusal(.reason, by: "her", .late) == nil)
        #expect(refusal(.urging, by: "boss", .late) == .nothingMissed)
    }

    @Test("only a reason can be confirmed, without more words; all else needs them")
    func confirms() {
        #expect(refusal(.confirmed, by: "boss", text: "") == .nothingToConfirm)
        #expect(
            refusal(.confirmed, by: "boss", text: "", after: [(.reason, today)]) == nil)
        #expect(refusal(.asked, by: "boss", text: " ") == .noText)
    }

    @Test("one duty is urged once a day, and again on the next")
    func urgesOnceADay() {
        #expect(refusal(.urging, by: "boss") == nil)
        #expect(refusal(.urging, by: "boss", after: [(.urging, today)]) == .urgedToday)
        #expect(refusal(.urging, by: "boss", after: [(.urging, today - 1)]) == nil)
    }
}
