import Kernel
import Testing

@testable import Store

@Suite("trying a method on recorded data")
struct MethodTrialTests {
    let county: VisitedCounty

    init() throws { county = try VisitedCounty() }

    private func outcome(_ rule: Rule, on today: String = "2027-01-10") throws
        -> MethodTrial.Outcome
    {
        let adoption = VisitedCounty.adoption([rule], from: day(today))
        let trial = MethodTrial(adoption, year: 2026, now: moment(today + "T09:00"))
        return try county.read { transaction in
            var tally = MethodTrial.CaseTally()
            var last: Int64? = 0
            while let after = last {
                last = try transaction.tally(trial, into: &tally, after: after, limit: 1)
            }
            return try tally.outcome(of: rule) ?? transaction.outcome(of: rule, in: trial)
        }
    }

    @Test("a visit to each household: owed by those that have an official, met by those met")
    func visits() throws {
        let households = try county.read {
            try $0.db.int("SELECT count(*) FROM households WHERE official IS NOT NULL")
        }
        let rule = Rule.visit(VisitedCounty.householdVisits())
        #expect(try outcome(rule) == .counted(due: households, met: 0, open: 0, days: nil))
        let household = try county.read {
            try $0.db.first("SELECT id FROM households WHERE official = 'lin' ORDER BY id LIMIT 1")
            {
                try $0.text(0)
            }
        }
        _ = try county.note("v1", to: try #require(household))
        _ = try county.note("v2", to: try #require(household), at: "2026-02-10T10:00")
        #expect(try outcome(rule) == .counted(due: households, met: 1, open: 0, days: nil))
        let monthly = Rule.visit(VisitedCounty.householdVisits(1, per: .month))
        let counted = try outcome(monthly)
        #expect(counted == .counted(due: 12 * households, met: 2, open: 0, days: nil))
    }

    @Test("a clock: how many runs were in time, how many days they took")
    func clocks() throws {
        _ = try county.write {
            try $0.register(
                NewCase(kind: .help, channel: .phone, place: id("5321"), text: "停水"),
                by: .office, at: moment("2026-03-02T10:00"))
        }
        let missed = MethodTrial.Outcome.counted(due: 1, met: 0, open: 0, days: nil)
        #expect(try outcome(VisitedCounty.replyClock) == missed)
        let open = MethodTrial.Outcome.counted(due: 1, met: 0, open: 1, days: nil)
        #expect(try outcome(VisitedCounty.replyClock, on: "2026-03-03") == open)
    }

    @Test("periodic work of which nothing was ever recorded says so")
    func cadences() throws {
        let rule = Rule.cadence(
            CadenceRule(
                origin: RuleOrigin(
                    id: id("sort"), mechanism: id("diary"), pack: VisitedCounty.pack, line: 3),
                duty: "sort", of: id("linkedOfficial"), every: .every(.month)))
        guard case .nothingRecorded(let due) = try outcome(rule) else {
            Issue.record("something was counted")
            return
        }
        #expect(due > 0 && due % 12 == 0)
    }

    @Test("what no record answers isn't counted")
    func others() throws {
        let rule = Rule.limit(
            LimitRule(
                origin: RuleOrigin(
                    id: id("list"), mechanism: id("diary"), pack: VisitedCounty.pack, line: 3),
                kind: .list, bound: Bound(.exactly, 2, "items"),
                about: Wording(chinese: "甲", english: "A"), items: ["a", "b"]))
        #expect(try outcome(rule) == .notCounted)
    }
}
