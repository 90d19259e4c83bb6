import Kernel
import Testing

/// Assigned on 2026-03-03, so the reply is due on the 18th; an extension may add 30 days.
@Suite("extending and suspending")
struct ExtendingTests {
    private func extending(to day: String) -> Deed {
        .extension(due: .end(of: Day(day)!), reason: "等配件")
    }

    private func extended(_ it: ServiceCase = Sample.assigned, to day: String, on: Int = 2)
        -> ServiceCase
    {
        it.after(extending(to: day), by: Sample.bySupervisor, on: on)
    }

    private func due(_ it: ServiceCase) -> String? { it.date(of: .reply)?.due.description }

    private let suspension = Deed.suspension(reason: "awaitingSeason")

    @Test("an extension takes the place of the date, which is still shown")
    func replaces() throws {
        let date = try #require(extended(to: "2026-03-30").date(of: .reply))
        #expect(date.due.description == "2026-03-30")
        #expect(date.beforeExtension?.description == "2026-03-18")
    }

    @Test("it must be later than the date as it stands")
    func later() {
        #expect(
            Sample.assigned.refusal(
                of: extending(to: "2026-03-18"), by: Sample.bySupervisor, on: 2)?.word
                == "extensionNotLater")
        #expect(
            extended(to: "2026-03-30").refusal(
                of: extending(to: "2026-03-29"), by: Sample.bySupervisor, on: 3)?.word
                == "extensionNotLater")
    }

    @Test("the limit counts from the date without any extension, so two aren't longer than one")
    func limit() {
        let last = Moment.end(of: Day("2026-04-17")!)
        #expect(
            Sample.assigned.refusal(of: extending(to: "2026-04-17"), by: Sample.bySupervisor, on: 2)
                == nil)
        #expect(
            Sample.assigned.refusal(of: extending(to: "2026-04-18"), by: Sample.bySupervisor, on: 2)
                == .extensionTooLong(until: last))
        #expect(
            extended(to: "2026-04-17").refusal(
                of: extending(to: "2026-04-18"), by: Sample.bySupervisor, on: 3)
                == .extensionTooLong(until: last))
    }

    @Test("where the rule allows none, and where no clock runs to the reply, nothing is extended")
    func none() {
        let strict = CaseRules(clocks: [Sample.clock(.reply, from: .assigned, to: .replied, "15d")])
        for rules in [strict, CaseRules()] {
            #expect(
                Sample.assigned.refusal(
                    of: extending(to: "2026-03-30"), by: Sample.bySupervisor, on: 2, under: rules)
                    == .nothingToExtend)
            #expect(!Sample.assigned.mayFollow(.extension, by: Sample.bySupervisor, under: rules))
        }
    }

    @Test("of two clocks that end with the reply, only the one that may be extended moves")
    func onlyItsClock() {
        let rules = CaseRules(clocks: [
            Sample.clock(.reply, from: .assigned, to: .replied, "15d"),
            Sample.clock(.finish, from: .accepted, to: .replied, "60d", extension: "30d"),
        ])
        var it = Sample.assigned
        it.apply(
            try! it.doing(
                .extension(due: .end(of: Day("2026-05-20")!), reason: "等配件"),
                by: Sample.bySupervisor, at: Sample.day(2), under: rules, calendar: .china))
        #expect(it.date(of: .reply, under: rules)?.due.description == "2026-03-18")
        #expect(it.date(of: .finish, under: rules)?.due.description == "2026-05-20")
    }

    @Test("an extension ends with its run: a new assignment or a reopening has its own date")
    func voidAfterwards() {
        let anew = extended(to: "2026-03-30").after(
            .assignment(unit: Sample.roads, official: nil), by: Sample.byDesk, on: 20)
        #expect(due(anew) == "2026-04-06")
        #expect(anew.date(of: .reply)?.beforeExtension == nil)
        let reopened = extended(to: "2026-03-30").after(Sample.reply, by: Sample.byLin, on: 4)
            .after(.revisit(Sample.unhappy), by: Sample.byDesk, on: 5)
            .after(.reopening(reason: "没修好"), by: Sample.byDesk, on: 6)
        #expect(due(reopened) == "2026-03-23")
    }

    @Test("a suspension moves the date by its days, an extended date too")
    func pausesMoveBoth() {
        let halted = Sample.assigned.after(suspension, by: Sample.byLin, on: 3)
        let resumed = halted.after(.resumption, by: Sample.byLin, on: 13)
        #expect(due(resumed) == "2026-03-28")
        #expect(resumed.date(of: .reply)?.pausedMinutes == 10 * 24 * 60)
        let both = extended(to: "2026-03-30").after(suspension, by: Sample.byLin, on: 3)
            .after(.resumption, by: Sample.byLin, on: 13)
        #expect(due(both) == "2026-04-09")
        #expect(both.date(of: .reply)?.beforeExtension?.description == "2026-03-28")
    }

    @Test("a clock that stands still isn't overdue, unless it was before")
    func standsStill() throws {
        let inTime = Sample.assigned.after(suspension, by: Sample.byLin, on: 3)
        #expect(try #require(inTime.date(of: .reply)).standsSince == Sample.day(3))
        #expect(try !#require(inTime.date(of: .reply)).isOverdue(at: Sample.day(200)))
        let late = Sample.assigned.after(suspension, by: Sample.byLin, on: 17)
        #expect(try #require(late.date(of: .reply)).isOverdue(at: Sample.day(18)))
    }

    @Test("a suspension stops only the clocks whose rule says so, and none that was met before")
    func onlyThoseThatPause() {
        let rules = CaseRules(
            clocks: [
                ClockRule(
                    origin: Sample.clock(.finish, from: .accepted, to: .replied, "60d").origin,
                    name: .finish, from: .accepted, to: .replied, within: .days(60)),
                Sample.clock(.accept, from: .registered, to: .accepted, "15d"),
            ], suspensionReasons: ["awaitingSeason"])
        let it = Sample.assigned.after(suspension, by: Sample.byLin, on: 3)
            .after(.resumption, by: Sample.byLin, on: 13)
        #expect(it.date(of: .finish, under: rules)?.due.description == "2026-05-02")
        #expect(it.date(of: .finish, under: rules)?.pausedMinutes == 0)
        #expect(it.date(of: .accept, under: rules)?.due.description == "2026-03-17")
        #expect(it.date(of: .accept, under: rules)?.pausedMinutes == 0)
    }

    @Test("a case that was promised goes on as promised after a suspension")
    func goesOn() {
        let it = Sample.promised.after(suspension, by: Sample.byLin, on: 3)
        #expect(it.after(.resumption, by: Sample.byLin, on: 4).state == Sample.promised.state)
        #expect(it.refusal(of: Sample.reply, by: Sample.byLin, on: 4) == .isSuspended)
        #expect(it.refusal(of: suspension, by: Sample.byLin, on: 4) == .isSuspended)
    }
}
