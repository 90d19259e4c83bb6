import Kernel
import Testing

@testable import Store

@Suite("adopting methods")
struct AdoptionTests {
    let county: VisitedCounty

    init() throws { county = try VisitedCounty() }

    private func adopt(_ adoption: Adoption, on text: String = "2026-03-02") throws {
        try county.write { try $0.adopt(adoption, by: .office, at: moment(text + "T09:00")) }
    }

    private func rules(at place: String, on text: String) throws -> RuleSet {
        try county.read { try $0.ruleSet(at: id(place), on: day(text)) }
    }

    private func closing(_ needs: [ClosingNeed], _ name: String) -> Rule {
        .closing(
            ClosingRule(
                origin: RuleOrigin(
                    id: id(name), mechanism: id("closing"), pack: id(name), line: 4),
                needs: needs))
    }

    @Test("a method begins on a day to come, or today; never in the past")
    func refusesThePast() throws {
        let adoption = VisitedCounty.adoption([VisitedCounty.replyClock], from: day("2026-03-02"))
        #expect(throws: StoreRefusal.conflict("startsInThePast")) {
            try adopt(adoption, on: "2026-03-03")
        }
        try adopt(adoption)
        #expect(try rules(at: "5311", on: "2026-03-01").isEmpty)
        #expect(try rules(at: "5311", on: "2026-03-02").clockRules.count == 1)
        #expect(throws: StoreRefusal.conflict("alreadyAdopted")) { try adopt(adoption) }
        #expect(try county.read { try $0.adoptions() } == [adoption])
    }

    @Test("two packs of one place that say different things are refused, with both files")
    func refusesConflicts() throws {
        let from = day("2026-04-01")
        try adopt(
            VisitedCounty.adoption([closing([.reply], "one")], pack: id("one"), from: from))
        let other = VisitedCounty.adoption(
            [closing([.reply], "two")], pack: id("two"), from: day("2026-03-02"))
        let conflict = #expect(throws: RuleConflict.self) { try adopt(other) }
        #expect(conflict?.first == "packs/one.yaml:4")
        #expect(conflict?.second == "packs/two.yaml:4")
        #expect(try county.read { try $0.adoptions() }.count == 1)
    }

    @Test("a nearer place's word counts, and an open case keeps the rules it was opened under")
    func keepsOldRules() throws {
        try adopt(VisitedCounty.adoption([VisitedCounty.replyClock], from: day("2026-03-02")))
        let number = try county.write {
            try $0.register(
                NewCase(kind: .help, channel: .phone, place: id("5321"), text: "停水"),
                by: .office, at: moment("2026-03-02T10:00")
            ).number
        }
        try adopt(
            VisitedCounty.adoption(
                [VisitedCounty.replyClock(within: Amount("1wd")!)], at: "532",
                from: day("2026-03-03"), version: 2),
            on: "2026-03-03")
        let clocks = try county.read { try $0.fold(number)!.rules.clocks }
        #expect(clocks.map(\.within) == [Amount("5wd")!])
        #expect(
            try rules(at: "5321", on: "2026-03-03").clockRules.first?.within == Amount("1wd")!)
        #expect(
            try rules(at: "5311", on: "2026-03-03").clockRules.first?.within == Amount("5wd")!)
        let verdict = try county.verify()
        #expect(verdict.finding == nil)
    }
}
