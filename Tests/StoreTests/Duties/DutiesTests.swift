import Kernel
import Testing

@testable import Store

@Suite("duties of officials")
struct DutiesTests {
    let county: VisitedCounty

    init() throws { county = try VisitedCounty() }

    private func cadence(
        _ name: String, _ every: PeriodUnit, times: Int = 1, of role: String = "linkedOfficial"
    ) -> Rule {
        .cadence(
            CadenceRule(
                origin: RuleOrigin(
                    id: id(name), mechanism: id("diary"), pack: VisitedCounty.pack, line: 9),
                duty: "sortDiary", of: id(role), every: .every(every), times: times))
    }

    private func duties(of code: String, on text: String = "2026-03-02") throws -> [Duty] {
        try county.read {
            try $0.duties(of: try $0.official(id(code))!, at: moment(text + "T09:00"))
        }
    }

    private func discharge(_ rule: String, by code: String, on text: String) throws {
        try county.write {
            try $0.discharge(
                Discharge(rule: id(rule), official: id(code), on: day(text), text: "已梳理"),
                by: try $0.official(id(code))!, at: moment("2026-03-02T09:00"))
        }
    }

    @Test("the households of her list, met of those that can be met")
    func countsHouseholds() throws {
        try county.adopt([.visit(VisitedCounty.householdVisits())])
        try county.write {
            try $0.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-01T09:00"))
        }
        _ = try county.note("v1", to: "h1")
        let duty = try #require(try duties(of: "lin").first)
        #expect(duty.kind == .visit)
        #expect(duty.subject == .households)
        #expect(duty.progress == Duty.Progress(done: 1, needed: 2))
        #expect(duty.due == day("2026-12-31"))
        _ = try county.note("v2", to: "h2")
        #expect(try duties(of: "lin").first?.standing == .met)
    }

    @Test("days of the month that passed leave the visits overdue until the month ends")
    func showsMissedWindows() throws {
        try county.adopt([.visit(VisitedCounty.householdVisits(per: .month, days: 1...5))])
        try county.write {
            try $0.ensurePeriods(on: day("2026-03-01"), at: moment("2026-03-01T00:05"))
        }
        #expect(try duties(of: "ba", on: "2026-03-05").first?.standing == .due(in: 0))
        #expect(try duties(of: "ba", on: "2026-03-20").first?.standing == .overdue(by: 15))
        #expect(try duties(of: "ba", on: "2026-04-06").isEmpty)
    }

    @Test("a hand-over takes the visits along")
    func handsOver() throws {
        try county.adopt([.visit(VisitedCounty.householdVisits())])
        try county.write {
            try $0.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-01T09:00"))
            try $0.record(
                .handOver(
                    HandOver(zone: id("z1"), from: id("lin"), to: id("an"), on: day("2026-03-01"))),
                by: .office, at: moment("2026-03-01T18:00"))
        }
        #expect(try duties(of: "lin").isEmpty)
        #expect(try duties(of: "an").first?.progress.needed == 3)
    }

    @Test("periodic work is done once in its period, and what was missed is shown as overdue")
    func dischargesCadences() throws {
        try county.adopt([cadence("weekly-sort", .week)])
        let before = try duties(of: "lin")
        #expect(before.map(\.standing) == [.overdue(by: 1), .due(in: 6)])
        try discharge("weekly-sort", by: "lin", on: "2026-03-02")
        #expect(throws: StoreRefusal.conflict("alreadyDone")) {
            try discharge("weekly-sort", by: "lin", on: "2026-03-02")
        }
        try discharge("weekly-sort", by: "lin", on: "2026-03-01")
        #expect(try duties(of: "lin").map(\.standing) == [.met])
        let verdict = try county.verify()
        #expect(verdict.finding == nil)
    }

    @Test("what is owed twice a week may be done twice on one day")
    func countsTimes() throws {
        try county.adopt([cadence("market-days", .week, times: 2)])
        try discharge("market-days", by: "lin", on: "2026-03-02")
        try discharge("market-days", by: "lin", on: "2026-03-02")
        let current = try duties(of: "lin").first { $0.period?.start == day("2026-03-02") }
        #expect(current?.progress == Duty.Progress(done: 2, needed: 2))
    }

    @Test("nobody ticks off another's duty, one that isn't hers, or one of tomorrow")
    func refusesDischarges() throws {
        try county.adopt([cadence("weekly-sort", .week)])
        #expect(throws: StoreRefusal.unknown(field: "rule", value: "weekly-sort")) {
            try discharge("weekly-sort", by: "he", on: "2026-03-02")
        }
        #expect(throws: StoreRefusal.unknown(field: "on", value: "2026-03-03")) {
            try discharge("weekly-sort", by: "lin", on: "2026-03-03")
        }
        #expect(throws: StoreRefusal.unknown(field: "on", value: "2026-02-22")) {
            try discharge("weekly-sort", by: "lin", on: "2026-02-22")
        }
    }

    @Test("a role at county level binds the county's leader only")
    func bindsRoles() throws {
        try county.adopt([cadence("comment-meeting", .month, of: "countyLeader")])
        #expect(try duties(of: "lu").count == 2)
        #expect(try duties(of: "su").isEmpty)
    }

    @Test("each township is owed its visit by the leader")
    func visitsPlaces() throws {
        let rule = VisitRule(
            origin: RuleOrigin(
                id: id("township-visits"), mechanism: id("diary"), pack: VisitedCounty.pack,
                line: 3),
            by: id("countyLeader"), of: .township, number: 1, every: .every(.quarter))
        try county.adopt([.visit(rule)])
        let talk = Visit(
            id: id("v1"), official: id("lu"), subject: .place(id("5311")), kind: .courtyard,
            outcome: .met, at: moment("2026-03-01T20:00"))
        try county.write {
            _ = try $0.note(
                [NewVisit(talk)], by: $0.official(id("lu"))!, at: VisitedCounty.morning)
        }
        let owed = try duties(of: "lu")
        #expect(owed.map(\.subject) == [.place(id("532")), .place(id("531"))])
        #expect(owed.map(\.standing) == [.due(in: 29), .met])
    }

    @Test("the cases in her hands, and those that wait in her unit")
    func listsCases() throws {
        try county.loadNotices()
        try county.adopt([VisitedCounty.replyClock])
        let numbers = try county.write { transaction in
            try [id("he"), nil].map { official -> CaseNumber in
                let new = NewCase(kind: .help, channel: .phone, place: id("5311"), text: "停水")
                let number = try transaction.register(
                    new, by: .office, at: moment("2026-02-24T09:00")
                )
                .number
                for deed in [
                    Deed.acceptance, .assignment(unit: VisitedCounty.unit, official: official),
                ] {
                    try transaction.perform(
                        deed, on: number, by: .office, at: moment("2026-02-24T09:00"))
                }
                return number
            }
        }
        let owed = try duties(of: "he", on: "2026-03-10")
        #expect(owed.map(\.subject) == numbers.map { .serviceCase($0, .reply) })
        #expect(owed.map(\.rule) == [id("reply-clock"), id("reply-clock")])
        #expect(owed.map(\.standing) == [.overdue(by: 8), .overdue(by: 8)])
        #expect(try duties(of: "lin", on: "2026-03-10").isEmpty)
    }

    @Test("supervision sees whom something overdue is owed by, page by page")
    func pages() throws {
        try county.adopt([cadence("weekly-sort", .week)])
        try discharge("weekly-sort", by: "an", on: "2026-03-01")
        func page(after cursor: String?) throws -> Page<OfficialDuties> {
            try county.read {
                try $0.duties(
                    within: id("53"), standings: [.overdue], after: cursor, limit: 1,
                    at: moment("2026-03-02T09:00"))
            }
        }
        let first = try page(after: nil)
        #expect(first.items.map(\.official.code) == [id("ba")])
        let second = try page(after: first.next)
        #expect(second.items.map(\.official.code) == [id("lin")])
        #expect(try page(after: second.next).items.isEmpty)
    }

    @Test("whom to visit first: who is due, of them who was never met, then longest ago")
    func ordersHouseholds() throws {
        _ = try county.note("v0", to: "h2", at: "2025-06-01T10:00")
        try county.adopt([.visit(VisitedCounty.householdVisits())])
        try county.write {
            try $0.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-01T09:00"))
        }
        func list() throws -> [HouseholdToVisit] {
            try county.read {
                try $0.householdsToVisit(by: id("lin"), on: day("2026-03-02"), limit: 10)
            }
        }
        #expect(try list().map(\.household.id) == [id("h1"), id("h2")])
        #expect(try list()[0].household.head == "户主h1")
        _ = try county.note("v1", to: "h1")
        #expect(try list().map(\.household.id) == [id("h2"), id("h1")])
        #expect(try list().map(\.due) == [day("2026-12-31"), nil])
    }
}
