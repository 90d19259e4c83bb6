import Kernel
import Testing

@Suite("the clocks of a case")
struct ClockingTests {
    private func rules(
        _ name: ClockName, _ from: CaseEvent, _ to: CaseEvent, _ amount: String
    ) -> CaseRules {
        CaseRules(clocks: [Sample.clock(name, from: from, to: to, amount)])
    }

    private let reopening = Deed.reopening(reason: "又坏了")

    @Test("each runs from its own event, whatever was touched since")
    func anchors() {
        let it = Sample.promised.after(.note(text: "已电话联系"), by: Sample.byDesk, on: 4)
            .after(.urging(text: "请尽快"), by: Sample.bySupervisor, on: 5)
        #expect(it.date(of: .accept)?.from == Sample.day(0))
        #expect(it.date(of: .reply)?.from == Sample.day(1))
        #expect(it.date(of: .revisit) == nil)
        #expect(Sample.replied.date(of: .revisit)?.from == Sample.day(5))
    }

    @Test("what came late stays late, whenever it came; on the day itself is in time")
    func lateStaysLate() throws {
        let late = Sample.assigned.after(Sample.reply, by: Sample.byLin, on: 17)
        let date = try #require(late.date(of: .reply))
        #expect(date.met == Sample.day(17))
        #expect(date.isOverdue(at: Sample.day(300)))
        let inTime = Sample.assigned.after(Sample.reply, by: Sample.byLin, on: 16)
        #expect(try !#require(inTime.date(of: .reply)).isOverdue(at: Sample.day(300)))
    }

    @Test("a reopening starts the reply clock again, a met one too")
    func reopeningRestarts() throws {
        let it = Sample.closed.after(reopening, by: Sample.byDesk, on: 40)
        let date = try #require(it.date(of: .reply))
        #expect(date.from == Sample.day(40))
        #expect(date.met == nil)
        let finish = rules(.finish, .accepted, .replied, "60d")
        #expect(it.date(of: .finish, under: finish)?.from == Sample.day(40))
        let accept = try #require(it.date(of: .accept))
        #expect(accept.from == Sample.day(0) && accept.met == Sample.day(1))
    }

    @Test("a reopening starts the clock of every unit again, not only of the leading one")
    func reopeningRestartsAll() {
        let it = Sample.replied2.after(.revisit(Sample.unhappy), by: Sample.byDesk, on: 8)
            .after(reopening, by: Sample.byDesk, on: 9)
        #expect(it.dates(of: .reply).map(\.from) == [Sample.day(9), Sample.day(9)])
        #expect(it.dates(of: .reply).allSatisfy { $0.met == nil })
    }

    @Test("units that handle it jointly have a clock each, from when each was called in")
    func jointClocks() {
        let it = Sample.joint.after(Sample.reply, by: Sample.byLin, on: 6)
        let dates = it.dates(of: .reply)
        #expect(dates.map(\.unit) == [Sample.water, Sample.roads])
        #expect(dates.map(\.from) == [Sample.day(1), Sample.day(3)])
        #expect(dates.map(\.met) == [Sample.day(6), nil])
    }

    @Test("for the requester a joint case is replied to when the last unit has replied")
    func jointReply() {
        let finish = rules(.finish, .accepted, .replied, "60d")
        let half = Sample.joint.after(Sample.reply, by: Sample.byLin, on: 6)
        #expect(half.date(of: .finish, under: finish)?.met == nil)
        #expect(half.date(of: .revisit) == nil)
        #expect(Sample.replied2.date(of: .finish, under: finish)?.met == Sample.day(7))
        #expect(Sample.replied2.date(of: .revisit)?.from == Sample.day(7))
    }

    @Test("calling in a unit doesn't restart the first contact that was made")
    func firstContactStays() {
        let contact = rules(.firstContact, .assigned, .firstContact, "2d")
        let it = Sample.promised.after(
            .jointHandling(units: [Sample.roads]), by: Sample.byDesk, on: 3)
        #expect(it.dates(of: .firstContact, under: contact).map(\.met) == [Sample.day(2)])
    }

    @Test("a reply without a promise before is the first contact")
    func replyIsContact() {
        let contact = rules(.firstContact, .assigned, .firstContact, "2d")
        let it = Sample.assigned.after(Sample.reply, by: Sample.byLin, on: 2)
        #expect(it.date(of: .firstContact, under: contact)?.met == Sample.day(2))
    }

    @Test("declining is a decision in time, as accepting is")
    func decidedEitherWay() {
        let it = Sample.registered().after(
            .refusal(reason: "不属于本级职权", legalBasis: nil), by: Sample.byDesk, on: 1
        ).after(.review(reason: "不服"), by: Sample.byRequester, on: 20)
        #expect(it.date(of: .accept)?.met == Sample.day(1))
    }

    @Test("a review is decided either way, and its clock starts anew with the re-review")
    func reviews() {
        let review = rules(.review, .reviewRequested, .refused, "30d")
        let asked = Sample.declined.after(.review(reason: "不服"), by: Sample.byRequester, on: 10)
        #expect(asked.date(of: .review, under: review)?.due.description == "2026-04-11")
        let found = asked.after(.acceptance, by: Sample.bySupervisor, on: 12)
        #expect(found.date(of: .review, under: review)?.met == Sample.day(12))
        let again = asked.after(
            .refusal(reason: "维持", legalBasis: nil), by: Sample.bySupervisor, on: 12
        ).after(.review(reason: "仍不服"), by: Sample.byRequester, on: 20)
        #expect(again.date(of: .review, under: review)?.from == Sample.day(20))
    }

    @Test("the resident's own time to ask for a review is shown and lapses; it's never overdue")
    func residentsTime() throws {
        let request = rules(.reviewRequest, .refused, .reviewRequested, "30d")
        let date = try #require(Sample.declined.date(of: .reviewRequest, under: request))
        #expect(date.due.description == "2026-04-03")
        #expect(!date.isOverdue(at: Sample.day(100)))
    }

    @Test("danger has a clock of its own, in minutes if need be; other cases don't carry it")
    func danger() {
        let urgent = ClockRule(
            origin: Sample.clock(.urgentReport, from: .registered, to: .accepted, "30min").origin,
            name: .urgentReport, from: .registered, to: .accepted, within: .minutes(30),
            onlyDanger: true)
        let set = RuleSet(rules: [.clock(urgent)])
        let inDanger = set.caseRules(for: .complaint, isDanger: true)
        let it = Sample.registered()
        #expect(it.date(of: .urgentReport, under: inDanger)?.due.description == "2026-03-02T10:30")
        #expect(it.date(of: .urgentReport, under: set.caseRules(for: .complaint)) == nil)
    }

    @Test("an end that came first leaves a clock out: nobody owes a reply to a withdrawn case")
    func cutShort() {
        let it = Sample.promised.after(
            .closure(.withdrawn, reason: nil), by: Sample.byRequester, on: 3)
        #expect(it.date(of: .reply) == nil)
        #expect(it.date(of: .accept)?.met == Sample.day(1))
    }

    @Test("a date beyond the last notice is provisional")
    func provisional() throws {
        let registration = Sample.registered().registration
        let first = Entry(
            sequence: 1, at: Moment("2031-03-03T10:00:00+08:00")!, by: Sample.byDesk,
            deed: .registration(registration))
        let it = ServiceCase(number: Sample.number, registration, first: first)
        #expect(try #require(it.date(of: .accept)).due.provisional)
        #expect(try !#require(Sample.registered().date(of: .accept)).due.provisional)
    }

    @Test("the ledger's time never runs backwards, even where the server's clock was set back")
    func neverBackwards() {
        let it = Sample.promised.after(Sample.reply, by: Sample.byLin, on: 1)
        #expect(it.entries.map(\.at) == [0, 1, 1, 2, 2].map(Sample.day))
        #expect(it.date(of: .reply)?.met == Sample.day(2))
    }
}
