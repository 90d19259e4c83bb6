import Kernel
import Testing

@testable import Store

@Suite("an official's account of her duties")
struct ScorecardTests {
    let county: VisitedCounty

    init() throws { county = try VisitedCounty() }

    private func cadence(_ name: String, _ every: PeriodUnit, times: Int = 1) -> Rule {
        .cadence(
            CadenceRule(
                origin: RuleOrigin(
                    id: id(name), mechanism: id("diary"), pack: VisitedCounty.pack, line: 9),
                duty: "sortDiary", of: id("linkedOfficial"), every: .every(every), times: times))
    }

    private func card(
        of code: String = "lin", _ from: String = "2026-01-01", _ to: String = "2026-12-31",
        on today: String
    ) throws -> Scorecard {
        try county.read {
            try $0.scorecard(
                of: try $0.official(id(code))!, during: day(from)...day(to),
                at: moment(today + "T09:00"))
        }
    }

    private func outcomes(of rule: String, in card: Scorecard) -> [String] {
        card.rules.first { $0.rule.id == id(rule) }?.duties
            .map { "\($0.name.period) \($0.outcome)" } ?? []
    }

    private func done(_ rule: String, _ on: String, noted: String? = nil) throws {
        let discharge = Discharge(rule: id(rule), official: id("lin"), on: day(on), text: "已梳理")
        try county.write {
            try $0.record(
                .discharge(discharge), by: .official(id("lin"), of: nil),
                at: moment((noted ?? on) + "T18:00"))
        }
    }

    @Test("each month once: met, made up for, missed, and still open; nothing before the rule")
    func accountsForMonths() throws {
        try county.adopt([cadence("monthly", .month)])
        try done("monthly", "2026-01-20")
        try done("monthly", "2026-02-28", noted: "2026-03-03")
        let card = try card(on: "2026-04-10")
        #expect(
            outcomes(of: "monthly", in: card) == [
                "2026-01 met", "2026-02 late", "2026-03 missed", "2026-04 open",
            ])
        #expect(card.rules.first?.tally.periods == 4)
        let before = try self.card("2025-01-01", "2025-12-31", on: "2026-04-10")
        #expect(before.rules.isEmpty)
    }

    @Test("a new version counts from its day; a suspended method owes nothing from then on")
    func followsAdoptions() throws {
        try county.adopt([cadence("monthly", .month)])
        try county.write {
            try $0.adopt(
                VisitedCounty.adoption(
                    [cadence("monthly", .month, times: 2)], from: day("2026-03-01"), version: 2),
                by: .office, at: moment("2026-02-20T09:00"))
            try $0.suspend(
                VisitedCounty.pack, at: id("53"), from: day("2026-05-10"), by: .office,
                at: moment("2026-05-01T09:00"))
        }
        for on in ["2026-02-10", "2026-03-10", "2026-04-10", "2026-04-11"] {
            try done("monthly", on)
        }
        let card = try card(on: "2026-07-01")
        let own = try #require(card.rules.first)
        #expect(
            outcomes(of: "monthly", in: card) == [
                "2026-01 missed", "2026-02 met", "2026-03 missed", "2026-04 met",
            ])
        #expect(own.duties.map(\.progress.needed) == [1, 1, 2, 2])
    }

    @Test("what she wasn't yet, she didn't owe; the running month she owes as her page says")
    func followsPosts() throws {
        try county.adopt([cadence("monthly", .month)])
        try county.write { transaction in
            let new = Official(
                code: id("new"), name: "新", unit: nil, place: id("5311"), roles: [.field])
            try transaction.record(.official(new), by: .office, at: moment("2026-02-10T09:00"))
            try transaction.record(
                .official(new.with(roles: [.desk])), by: .office, at: moment("2026-05-05T09:00"))
        }
        let inFebruary = try card(of: "new", on: "2026-02-20")
        #expect(outcomes(of: "monthly", in: inFebruary) == ["2026-02 open"])
        let inJune = try card(of: "new", on: "2026-06-20")
        #expect(outcomes(of: "monthly", in: inJune) == ["2026-03 missed", "2026-04 missed"])
    }

    @Test("days in the zone are counted month by month, with the visits to show for it")
    func countsDays() throws {
        let rule = VisitRule(
            origin: RuleOrigin(
                id: id("days"), mechanism: id("diary"), pack: VisitedCounty.pack, line: 3),
            by: id("linkedOfficial"), of: .zone, counting: .days, number: 2, every: .every(.month))
        try county.adopt([.visit(rule)])
        _ = try county.note("v1", to: "h1", at: "2026-02-01T10:00")
        _ = try county.note("v2", to: "h2", at: "2026-02-01T11:00")
        _ = try county.note("v3", to: "h1", at: "2026-02-03T10:00")
        let card = try card(on: "2026-03-02")
        #expect(
            outcomes(of: "days", in: card) == ["2026-01 missed", "2026-02 met", "2026-03 open"])
        let account = try #require(card.rules.first)
        let evidence = try county.read { try $0.evidence(for: account, of: card.official) }
        #expect(evidence[account.duties[1].name]?.visits.count == 3)
    }

    @Test("households of a closed year stay with who had them when they are handed over later")
    func keepsClosedYears() throws {
        try county.adopt([.visit(VisitedCounty.householdVisits())])
        try county.write {
            try $0.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-01T09:00"))
            try $0.record(
                .handOver(
                    HandOver(zone: id("z1"), from: id("lin"), to: id("an"), on: day("2027-02-01"))),
                by: .office, at: moment("2027-02-01T18:00"))
        }
        let lin = try card(on: "2027-03-01").rules.first?.duties.first
        #expect(lin?.outcome == .missed && lin?.progress.needed == 2)
        #expect(
            try card(of: "an", on: "2027-03-01").rules.first?.duties.first?.progress.needed == 1)
        #expect(try county.verify().finding == nil)
    }

    @Test(
        "in a large village 80 of a hundred are enough, in a small one all are owed",
        arguments: [
            (from: 3, needed: 1), (from: 4, needed: 2),
        ])
    func followsVillageClasses(_ large: (from: Int, needed: Int)) throws {
        func origin(_ name: String) -> RuleOrigin {
            RuleOrigin(id: id(name), mechanism: id("diary"), pack: VisitedCounty.pack, line: 1)
        }
        func coverage(_ isLarge: Bool, _ number: Int) -> Rule {
            .coverage(
                CoverageRule(
                    origin: origin(isLarge ? "in-large" : "in-small"), every: .household, has: .met,
                    comparison: .atLeast, number: number,
                    villages: VillageClass(limit: id("large"), isLarge: isLarge)))
        }
        try county.adopt([
            .visit(VisitedCounty.householdVisits()), coverage(true, 50), coverage(false, 100),
            .limit(
                LimitRule(
                    origin: origin("large"), kind: .amount,
                    bound: Bound(.atLeast, large.from, "households"),
                    about: Wording(chinese: "大村", english: "Large"))),
        ])
        try county.write {
            try $0.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-01T09:00"))
        }
        let sizes = try county.read { try $0.householdCount(within: "53/531/5311/") }
        try #require(sizes == 3)
        let account = try card(on: "2026-03-01").rules.first { $0.rule.id == VisitedCounty.ruleID }
        #expect(account?.duties.first?.progress.needed == large.needed)
        let duty = try county.read {
            try $0.duties(of: try $0.official(id("lin"))!, at: moment("2026-03-01T09:00")).first
        }
        #expect(duty?.progress.needed == large.needed)
        _ = try county.note("v1", to: "h1")
        let figures = try county.read {
            try $0.coverageFigures(
                of: id("5311"), during: Period("2026")!, at: moment("2026-03-02T09:00"))
        }
        let counted = figures.map {
            "\($0.rule.id) \($0.tally?.reached ?? -1)/\($0.tally?.all ?? -1)"
        }
        #expect(
            counted.sorted()
                == (large.from == 3
                    ? ["in-large 1/2", "in-small 0/0"] : ["in-large 0/0", "in-small 1/2"]))
    }

    // MARK: Remarks

    private func remark(
        _ kind: DutyRemark.Kind, by author: String, month: String = "2026-03", text: String = "请说明"
    ) throws {
        let name = DutyName(rule: id("monthly"), place: nil, period: Period(month)!)
        try county.write {
            try $0.remark(
                DutyRemark(
                    duty: name, official: id("lin"), kind: kind, author: id(author), text: text),
                by: try $0.official(id(author))!, at: moment("2026-04-10T09:00"))
        }
    }

    @Test("her reason, the supervisor's answer and an urging are kept, and replayed")
    func keepsRemarks() throws {
        try county.adopt([cadence("monthly", .month)])
        try remark(.reason, by: "lin", text: "住院两周")
        try remark(.confirmed, by: "lu", text: "")
        try remark(.urging, by: "su", text: "请尽快补上")
        #expect(throws: RemarkRefusal.urgedToday) { try remark(.urging, by: "su") }
        let name = DutyName(rule: id("monthly"), place: nil, period: Period("2026-03")!)
        let kept = try county.read { try $0.remarks(on: id("lin"))[name] ?? [] }
        #expect(kept.map(\.remark.kind) == [.reason, .confirmed, .urging])
        #expect(kept.map(\.remark.text) == ["住院两周", "", "请尽快补上"])
        #expect(try county.verify().finding == nil)
        try county.write {
            try $0.db.run("UPDATE duty_remarks SET words = '没有理由' WHERE number = 1")
        }
        #expect(try county.verify().finding != nil)
    }

    @Test("nobody speaks of a duty that isn't there, of another territory, or beyond her role")
    func refusesRemarks() throws {
        try county.adopt([cadence("monthly", .month)])
        #expect(throws: StoreRefusal.notFound) { try remark(.reason, by: "lin", month: "2025-03") }
        #expect(throws: StoreRefusal.notFound) { try remark(.asked, by: "an") }
        #expect(throws: StoreRefusal.notFound) { try remark(.asked, by: "de") }
        #expect(throws: StoreRefusal.notAllowed) { try remark(.urging, by: "lu") }
        #expect(throws: RemarkRefusal.nothingMissed) {
            try remark(.reason, by: "lin", month: "2026-04")
        }
    }
}
