import Testing

@testable import Kernel

@Suite("duties of visits")
struct VisitDutyTests {
    @Test("one visit a year to each of four households: two met is 2 of 4, due on 31 December")
    func progress() throws {
        let count = CoverageCount(met: 2, notMet: 2)
        let duty = try #require(visitRule().duty(of: lin, count: count, on: day("2026-03-01")))
        #expect(duty.progress == Duty.Progress(done: 2, needed: 4))
        #expect(duty.due == day("2026-12-31"))
        #expect(duty.standing == .due(in: 305))
        #expect(duty.period?.description == "2026")
    }

    @Test("a household that declined isn't owed a visit")
    func declined() throws {
        let count = CoverageCount(met: 2, declined: 1, moved: 1)
        let duty = try #require(visitRule().duty(of: lin, count: count, on: day("2026-03-01")))
        #expect(duty.standing == .met)
    }

    @Test("who has no household to visit owes no visit")
    func nobody() {
        let count = CoverageCount(declined: 3)
        #expect(visitRule().duty(of: lin, count: count, on: day("2026-03-01")) == nil)
    }

    @Test("of five households four are enough for 80 %, of six it takes five")
    func target() {
        #expect(CoverageCount(met: 4, notMet: 1).reaches(80))
        #expect(CoverageCount(notMet: 6).needed(toReach: 80) == 5)
        #expect(!CoverageCount(met: 4, notMet: 2).reaches(80))
    }

    @Test("days of visits to a village count once a day, and only the official's own")
    func days() throws {
        let rule = visitRule(2, every: .every(.week), of: .village, counting: .days)
        let place: ID<Place> = try #require(ID("v1"))
        let visits = [
            visit("a", "2026-02-09"), visit("b", "2026-02-09", minute: 700),
            visit("a", "2026-02-08"), visit("a", "2026-02-10", by: try #require(ID("wang"))),
        ]
        let duty = rule.duty(of: lin, to: place, visits: visits, on: day("2026-02-11"))
        #expect(duty.progress == Duty.Progress(done: 1, needed: 2))
        #expect(duty.due == day("2026-02-15"))
    }

    @Test("who telephones the village wasn't there, unless calls are asked for")
    func telephone() throws {
        let place: ID<Place> = try #require(ID("v1"))
        let calls = [
            visit("a", "2026-02-09", kind: .phone), visit("b", "2026-02-10", .phone),
        ]
        func done(_ kinds: [Visit.Kind]) -> Int {
            visitRule(2, every: .every(.week), of: .village, counting: .days, kinds: kinds)
                .duty(of: lin, to: place, visits: calls, on: day("2026-02-11")).progress.done
        }
        #expect(done([]) == 0)
        #expect(done([.phone]) == 1)
    }

    @Test("a night is a stay, no visit by day")
    func nights() throws {
        let rule = visitRule(1, every: .every(.month), of: .village, counting: .nights)
        let place: ID<Place> = try #require(ID("v1"))
        let visits = [
            visit("a", "2026-02-09"), visit("a", "2026-02-10", kind: .overnight),
            visit("b", "2026-02-10", kind: .nightDuty, minute: 1300),
        ]
        let duty = rule.duty(of: lin, to: place, visits: visits, on: day("2026-02-11"))
        #expect(duty.progress.done == 1)
    }

    @Test("between the 1st and the 5th means that the 6th is overdue")
    func window() throws {
        let rule = visitRule(every: .every(.month), daysOfMonth: 1...5)
        let count = CoverageCount(notMet: 1)
        let fifth = try #require(rule.duty(of: lin, count: count, on: day("2026-02-05")))
        let sixth = try #require(rule.duty(of: lin, count: count, on: day("2026-02-06")))
        #expect(fifth.standing == .due(in: 0))
        #expect(sixth.standing == .overdue(by: 1))
        #expect(!rule.counts(visit("a", "2026-02-06"), on: day("2026-02-06")))
    }
}

@Suite("duties of every week and month")
struct CadenceDutyTests {
    let sorting = CadenceRule(
        origin: origin("sort"), duty: "sortDiary", of: ID("linkedOfficial")!, every: .every(.week))

    @Test("the week's duty is due on Sunday and begins anew on Monday")
    func week() throws {
        let sunday = try #require(
            sorting.duty(of: lin, done: [day("2026-02-09")], on: day("2026-02-15")))
        #expect(sunday.standing == .met)
        let monday = try #require(
            sorting.duty(of: lin, done: [day("2026-02-09")], on: day("2026-02-16")))
        #expect(monday.standing == .due(in: 6))
    }

    @Test("what was left undone last week is overdue this week")
    func leftOver() throws {
        let left = try #require(
            sorting.leftOver(of: lin, done: [], on: day("2026-02-18"), since: day("2026-01-01")))
        #expect(left.period?.description == "2026-W07")
        #expect(left.standing == .overdue(by: 3))
        #expect(
            sorting.leftOver(
                of: lin, done: [day("2026-02-10")], on: day("2026-02-18"),
                since: day("2026-01-01")) == nil)
    }

    @Test("nothing is owed for a week that had begun before the rule was in force")
    func notBefore() {
        #expect(
            sorting.leftOver(of: lin, done: [], on: day("2026-02-18"), since: day("2026-02-10"))
                == nil)
    }

    @Test("a telephone answered day and night is no task to tick off")
    func standingPromise() {
        let phone = CadenceRule(
            origin: origin("phone"), duty: "answerPhone", of: ID("linkedOfficial")!,
            every: .every(.day),
            hours: 24)
        #expect(phone.duty(of: lin, done: [], on: day("2026-02-18")) == nil)
        #expect(phone.bound == Bound(.exactly, 24, "hours/day"))
    }

    @Test("a line answered for ten hours of the day and night lacks fourteen")
    func promisedHours() {
        let phone = CadenceRule(
            origin: origin("phone"), duty: "answerPhone", of: ID("linkedOfficial")!,
            every: .every(.day), hours: 24)
        #expect(phone.minutesMissing(open: OfficeHours("08:00-18:00")!) == 14 * 60)
        #expect(phone.minutesMissing(open: OfficeHours("00:00-24:00")!) == nil)
        #expect(sorting.minutesMissing(open: OfficeHours("08:00-18:00")!) == nil)
    }

    @Test("where days are counted, two entries of one day are one")
    func daysOnce() throws {
        let open = CadenceRule(
            origin: origin("open"), duty: "x", of: ID("r")!, every: .every(.week), days: 2)
        let monday = day("2026-03-02")
        let once = try #require(open.duty(of: lin, done: [monday, monday], on: monday))
        #expect(once.progress == Duty.Progress(done: 1, needed: 2))
        let twice = try #require(open.duty(of: lin, done: [monday, monday + 1], on: monday + 1))
        #expect(twice.standing == .met)
    }

    @Test("at most two products owe nothing, and a third is one too many; about 1,000 only warns")
    func countedOnly() {
        func rule(_ comparison: Comparison, _ number: Int) -> CadenceRule {
            CadenceRule(
                origin: origin("products"), duty: "x", of: ID("r")!, every: .every(.year),
                comparison: comparison, times: number, unit: "products")
        }
        #expect(rule(.atMost, 2).duty(of: lin, done: [], on: day("2026-03-02")) == nil)
        #expect(rule(.atMost, 2).gap(counted: 2) == nil)
        #expect(rule(.atMost, 2).gap(counted: 3) == .tooMany(by: 1))
        #expect(rule(.about, 1000).gap(counted: 800) == nil)
        #expect(rule(.about, 1000).gap(counted: 799) == .farFrom(1000, has: 799))
        #expect(rule(.atLeast, 2).gap(counted: 1) == nil)
    }

    @Test("twice a month needs two")
    func twice() throws {
        let rule = CadenceRule(
            origin: origin("twice"), duty: "x", of: ID("r")!, every: .every(.month), times: 2,
            daysOfMonth: 15...31)
        let duty = try #require(
            rule.duty(of: lin, done: [day("2026-02-20")], on: day("2026-02-21")))
        #expect(duty.progress == Duty.Progress(done: 1, needed: 2))
        #expect(duty.opens == day("2026-02-15"))
        #expect(duty.due == day("2026-02-28"))
    }
}

@Suite("duties of clocks")
struct ClockDutyTests {
    let number = CaseNumber(year: 2026, serial: 1)!
    let reply = ClockRule(
        origin: origin("reply"), name: .reply, from: .assigned, to: .replied,
        within: .workingDays(10))

    private func duty(met: String? = nil, now: String) -> Duty? {
        reply.duty(
            of: lin, on: number, from: Moment("2026-03-02T09:00")!,
            due: Moment("2026-03-16T23:59:59")!, met: met.flatMap { Moment($0) },
            now: Moment(now)!)
    }

    @Test("the last day is in time, the day after is overdue by one")
    func boundary() {
        #expect(duty(now: "2026-03-16T23:59:59")?.standing == .due(in: 0))
        #expect(duty(now: "2026-03-17T00:00")?.standing == .overdue(by: 1))
    }

    @Test("met in time is met, however long ago")
    func met() {
        #expect(duty(met: "2026-03-10", now: "2026-05-01")?.standing == .met)
    }

    @Test("late is late: what was done two days after stays overdue by two")
    func late() {
        #expect(duty(met: "2026-03-18T10:00", now: "2026-05-01")?.standing == .overdue(by: 2))
    }

    @Test("the resident's own time is nobody's duty")
    func residents() {
        let request = ClockRule(
            origin: origin("r"), name: .reviewRequest, from: .refused, to: .reviewRequested,
            within: .days(30))
        let moment = Moment("2026-03-02")!
        #expect(
            request.duty(of: lin, on: number, from: moment, due: moment, met: nil, now: moment)
                == nil)
    }
}
