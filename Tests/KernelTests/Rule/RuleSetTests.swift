import Testing

@testable import Kernel

@Suite("the rules in force")
struct RuleSetTests {
    let county: ID<Place> = ID("530827")!
    let township: ID<Place> = ID("530827100")!

    private func closing(
        _ id: String, _ kinds: CaseKinds = .all, _ needs: [ClosingNeed] = [.reply],
        silence: Amount? = nil
    ) -> Rule {
        .closing(
            ClosingRule(
                origin: origin(id, line: 7), kinds: kinds, needs: needs, silence: silence))
    }

    private func clock(_ id: String, _ amount: Amount, danger: Bool = false) -> Rule {
        .clock(
            ClockRule(
                origin: origin(id), name: .reply, from: .assigned, to: .replied, within: amount,
                onlyDanger: danger))
    }

    private func adoption(
        _ pack: String, at place: ID<Place>, from: String, version: Int = 1, _ rules: Rule...
    ) -> Adoption {
        Adoption(
            pack: ID(pack)!, version: version, file: "packs/\(pack).yaml", place: place,
            from: day(from), parameters: [:], roles: [], noteTypes: [], rules: rules)
    }

    private func inForce(_ adoptions: Adoption..., on text: String = "2026-01-01") throws
        -> RuleSet
    {
        try RuleSet.inForce(at: [township, county], on: day(text), adoptions: adoptions)
    }

    @Test("before its first day a pack isn't in force, on it it is")
    func firstDay() throws {
        let adopted = adoption("a", at: county, from: "2026-01-01", closing("a"))
        #expect(try inForce(adopted, on: "2025-12-31").isEmpty)
        #expect(try inForce(adopted, on: "2026-01-01").closing(for: .help) != nil)
    }

    @Test("the nearer place's closing counts, the farther one's clocks run on")
    func nearer() throws {
        let rules = try inForce(
            adoption("a", at: county, from: "2025-01-01", closing("a"), clock("c", .days(9))),
            adoption("b", at: township, from: "2025-01-01", closing("b", .all, [.reply, .revisit])))
        #expect(rules.closing(for: .help)?.needs == [.reply, .revisit])
        #expect(rules.clocks(for: .help).map(\.within) == [.days(9)])
    }

    @Test("a pack that yields is no conflict: another's word counts, and its own for all else")
    func yielding() throws {
        let ground = Adoption(
            pack: ID("a")!, version: 1, file: "packs/a.yaml", place: county,
            from: day("2025-01-01"), parameters: [:], roles: [], noteTypes: [],
            rules: [closing("a"), clock("c", .days(9))], yields: true)
        let other = adoption(
            "b", at: county, from: "2025-01-01", closing("b", .some([.help]), [.revisit]))
        let rules = try inForce(ground, other)
        #expect(rules.closing(for: .help)?.needs == [.revisit])
        #expect(rules.closing(for: .wish)?.id == ID("a"))
        #expect(rules.clocks(for: .help).map(\.within) == [.days(9)])
        #expect(
            RuleSet.conflicts(at: county, on: day("2026-01-01"), adoptions: [other, ground]) == [])
    }

    @Test("two packs that yield are a conflict again")
    func bothYield() {
        let both = ["a", "b"].map { name in
            Adoption(
                pack: ID(name)!, version: 1, file: "packs/\(name).yaml", place: county,
                from: day("2025-01-01"), parameters: [:], roles: [], noteTypes: [],
                rules: [closing(name, .some([.help]))], yields: true)
        }
        let found = RuleSet.conflicts(at: county, on: day("2026-01-01"), adoptions: both)
        #expect(found.map(\.subject) == ["closing of help"])
    }

    @Test("a closing that says nothing of silence leaves that to the place above")
    func silence() throws {
        let rules = try inForce(
            adoption("a", at: county, from: "2025-01-01", closing("a", silence: .days(15))),
            adoption("b", at: township, from: "2025-01-01", closing("b", .some([.help]))))
        #expect(rules.caseRules(for: .help).silence == .days(15))
        #expect(rules.closing(for: .help)?.id == ID("b"))
    }

    @Test("two closings of one place for one kind are a conflict that names both files")
    func conflict() {
        let error = #expect(throws: RuleConflict.self) {
            try inForce(
                adoption("b", at: county, from: "2025-01-01", closing("b", .some([.wish]))),
                adoption("a", at: county, from: "2025-01-01", closing("a")))
        }
        #expect(
            error?.description
                == "two rules for closing of wish at place 530827: packs/a.yaml:7 and "
                + "packs/b.yaml:7; leave one of the packs out, or let it say it for other kinds")
    }

    @Test("two closings for different kinds go together")
    func different() throws {
        let rules = try inForce(
            adoption("a", at: county, from: "2025-01-01", closing("a", .some([.help]))),
            adoption("b", at: county, from: "2025-01-01", closing("b", .some([.wish]))))
        #expect(rules.closing(for: .help)?.id.text == "a")
        #expect(rules.closing(for: .wish)?.id.text == "b")
        #expect(rules.closing(for: .praise) == nil)
    }

    @Test("a pack adopted again replaces itself from its new day on")
    func again() throws {
        let old = adoption("a", at: county, from: "2025-01-01", clock("c", .days(9)))
        let new = adoption("a", at: county, from: "2026-06-01", version: 2, clock("c", .days(5)))
        #expect(try inForce(new, old).clocks(for: .help).map(\.within) == [.days(9)])
        let later = try inForce(new, old, on: "2026-06-01")
        #expect(later.clocks(for: .help).map(\.within) == [.days(5)])
    }

    @Test("a clock for danger runs in no ordinary case")
    func danger() throws {
        let rules = try inForce(
            adoption(
                "a", at: county, from: "2025-01-01", clock("c", .hours(2), danger: true),
                clock("d", .days(9))))
        #expect(rules.clocks(for: .help).map(\.within) == [.days(9)])
        #expect(rules.clocks(for: .help, isDanger: true).map(\.within) == [.hours(2)])
    }

    @Test("of a procedure each part comes from the nearest place that speaks of it")
    func procedure() throws {
        let here = ProcedureRule(
            origin: origin("p"), stages: [.assigned, .closed], may: [.revisit: [.desk]])
        let above = ProcedureRule(
            origin: origin("q"), may: [.revisit: [.leader], .ruling: [.leader]],
            ladder: [.township, .county], suspension: [.awaitingFunds])
        let procedure = try inForce(
            adoption("a", at: county, from: "2025-01-01", .procedure(above)),
            adoption("b", at: township, from: "2025-01-01", .procedure(here))
        ).procedure
        #expect(procedure.may == [.revisit: [.desk], .ruling: [.leader]])
        #expect(procedure.stages == [.assigned, .closed])
        #expect(procedure.ladder == [.township, .county])
        #expect(procedure.suspension == [.awaitingFunds])
        #expect(procedure.states == ServiceCase.State.Name.allCases)
    }

    @Test("without a pack a case may be closed after a reply and has no clock")
    func nothing() throws {
        let rules = RuleSet().caseRules(for: .help)
        #expect(rules.clocks.isEmpty)
        #expect(rules.closingNeeds == [.reply])
        #expect(rules.suspensionReasons.isEmpty)
    }
}
