import Foundation
import Kernel
import Testing

@Suite("who may do what")
struct RightsTests {
    private static let deeds = Deed.Name.allCases.filter { $0 != .registration }

    /// docs/rights.md is made from the Kernel; `LIANXIN_WRITE_DOCS=1 swift test --filter
    /// RightsTests` writes it anew.
    @Test("docs/rights.md says of each role and deed what the Kernel allows")
    func tableIsTrue() throws {
        let file = URL(filePath: #filePath).appending(path: "../../../../docs/rights.md")
            .standardized
        if ProcessInfo.processInfo.environment["LIANXIN_WRITE_DOCS"] != nil {
            try Data(table.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == table)
    }

    @Test(
        "each deed is somebody's: an official's by her role, or the requester's", arguments: deeds)
    func nobodysDeed(name: Deed.Name) {
        let byHandOver = name == .handOver
        #expect(byHandOver || name.isForRequester || !name.roles.isEmpty)
        #expect(!name.roles.contains(.admin))
    }

    @Test(
        "the requester signs, rates, withdraws, reopens, asks for a review, notes, appoints: no more",
        arguments: Deed.Name.allCases)
    func requester(name: Deed.Name) {
        let hers: Set<Deed.Name> = [
            .signature, .rating, .closure, .reopening, .review, .note, .appointment,
            .appointmentCancellation,
        ]
        let isAllowed =
            (try? Sample.replied.checkRights(of: .requester, to: name, under: Sample.rules)) != nil
        #expect(isAllowed == hers.contains(name))
    }

    @Test("no official signs or rates, in whatever role")
    func onlyTheRequester() {
        let official = Sample.official("X1", Set(Role.allCases), unit: Sample.water)
        for name in [Deed.Name.signature, .rating] {
            #expect(Sample.replied.refusal(to: name, by: official) == .onlyTheRequester)
        }
    }

    @Test("the desk, supervisors and leaders act in their territory only; a note is everybody's")
    func territory() {
        let desk = Sample.official("D1", [.desk])
        #expect(Sample.accepted.refusal(to: .assignment, by: desk) == nil)
        #expect(
            Sample.accepted.refusal(to: .assignment, by: desk, isInTerritory: false) == .notYourCase
        )
        #expect(Sample.accepted.refusal(to: .note, by: desk, isInTerritory: false) == nil)
        let both = Sample.official("H1", [.handler, .supervisor], unit: Sample.water)
        #expect(
            Sample.assigned.refusal(to: .extension, by: both, isInTerritory: false) == .notYourCase)
        #expect(Sample.assigned.refusal(to: .promise, by: both, isInTerritory: false) == nil)
    }

    @Test(
        "a unit that had the case before sees it but acts on it no more",
        arguments: [
            Deed.Name.promise, .reply, .dispute, .suspension, .resumption, .escalation,
            .jointHandling,
        ])
    func formerUnit(name: Deed.Name) {
        let it = Sample.inState(.disputed).after(
            .ruling(unit: Sample.power, reason: "路灯归电力"), by: Sample.bySupervisor, on: 3)
        let before = Sample.official("H1", [.handler], unit: Sample.water)
        let now = Sample.official("H3", [.handler], unit: Sample.power)
        #expect(it.isVisible(to: .official(before, isInTerritory: true)))
        #expect(it.refusal(to: name, by: before) == .notYourCase)
        #expect(it.refusal(to: name, by: now) == nil)
    }

    @Test("a supervisor of the territory doesn't reply in a unit's place")
    func notForTheUnit() {
        let official = Sample.official("S1", [.supervisor, .handler], unit: Sample.power)
        #expect(Sample.assigned.refusal(to: .reply, by: official) == .notYourCase)
        #expect(Sample.assigned.refusal(to: .suspension, by: official) == nil)
    }

    @Test("the revisit is made by nobody who replied, handles the case or works for its unit")
    func ownRevisit() {
        let hats: Set<Role> = [.desk, .handler]
        let colleague = Sample.official("H7", hats, unit: Sample.water)
        let moved = Sample.official("H1", hats, unit: Sample.power)
        let byName = Sample.replied.after(.handOver(to: Sample.id("F7")), by: .office, on: 5)
        #expect(Sample.replied.refusal(to: .revisit, by: colleague) == .ownRevisit)
        #expect(Sample.replied.refusal(to: .revisit, by: moved) == .ownRevisit)
        #expect(
            byName.refusal(to: .revisit, by: Sample.official("F7", [.desk, .field])) == .ownRevisit)
        #expect(
            Sample.replied.refusal(
                to: .revisit, by: Sample.official("H8", hats, unit: Sample.power)) == nil)
        #expect(
            Sample.replied2.refusal(
                to: .revisit, by: Sample.official("H8", hats, unit: Sample.roads)) == .ownRevisit)
    }

    @Test("a unit is no handler of the revisit because a field official replied for it")
    func fieldReplies() {
        let it = Sample.accepted
            .after(
                .assignment(unit: Sample.water, official: Sample.id("F1")), by: Sample.byDesk, on: 1
            )
            .after(Sample.reply, by: .official(Sample.id("F1"), of: nil), on: 2)
        let colleague = Sample.official("H7", [.desk, .handler], unit: Sample.water)
        #expect(it.refusal(to: .revisit, by: colleague) == .ownRevisit)
        #expect(
            it.refusal(to: .revisit, by: Sample.official("F1", [.desk, .field])) == .ownRevisit)
    }

    @Test("the rules in force may give a deed to other roles, and take it from the usual ones")
    func rulesDiffer() {
        let rules = CaseRules(roles: [.extension: [.leader]])
        #expect(
            Sample.assigned.refusal(
                to: .extension, by: Sample.official("L1", [.leader]), under: rules) == nil)
        #expect(
            Sample.assigned.refusal(
                to: .extension, by: Sample.official("S1", [.supervisor]), under: rules)
                == .notYourRole)
    }
}

extension RightsTests {
    private var table: String {
        var lines = [
            "# Every role and every deed",
            "",
            "Made from the Kernel by `RightsTests`, on a case that a unit has; a method pack may "
                + "give a deed to other roles.",
            "**territory**: any case of her place and below it. **in hand**: only a case that she or "
                + "her unit has in hand.",
            "**hers**: only before a unit has it, a case that she registered. **seen**: any case "
                + "that she may see.",
            "Beside the roles: nobody revisits her own unit's reply, nobody reviews her own refusal, "
                + "and a case is hidden from whom it is about.",
            "The hand-over of a case follows from that of a zone.",
            "",
            "| deed | " + Role.allCases.map(\.rawValue).joined(separator: " | ") + " | requester |",
            "|---|" + Role.allCases.map { _ in "---|" }.joined() + "---|",
        ]
        for name in Self.deeds {
            let cells = Role.allCases.map { verdict(on: name, for: $0) }
            let hers = name.isForRequester ? "yes" : "–"
            lines.append(
                "| **\(name.rawValue)** | " + (cells + [hers]).joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func verdict(on name: Deed.Name, for role: Role) -> String {
        let other = Sample.official("Q1", [role], unit: Sample.power)
        let own = Sample.official("Q2", [role], unit: Sample.water)
        func may(_ it: ServiceCase, _ official: Official, _ isInTerritory: Bool) -> Bool {
            it.refusal(to: name, by: official, isInTerritory: isInTerritory) == nil
        }
        if may(Sample.assigned, other, false) { return "seen" }
        if may(Sample.assigned, other, true) { return "territory" }
        if Self.beforeAssignment.contains(name), may(Sample.accepted, other, false) {
            return "hers"
        }
        return may(Sample.assigned, own, false) ? "in hand" : "–"
    }

    /// What is done while no unit has the case.
    private static let beforeAssignment: Set<Deed.Name> = [.acceptance, .answer, .review]
}
