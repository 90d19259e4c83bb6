import Kernel
import Testing

@testable import Store

@Suite("who holds a role of a method")
struct RoleHoldersTests {
    let county: VisitedCounty

    init() throws {
        county = try VisitedCounty()
        try county.adopt([
            .visit(VisitedCounty.householdVisits()),
            .cadence(
                CadenceRule(
                    origin: RuleOrigin(
                        id: id("report"), mechanism: id("diary"), pack: VisitedCounty.pack, line: 9),
                    duty: "report", of: id("countyLeader"), every: .every(.month))),
        ])
        try county.write {
            try $0.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-01T09:00"))
        }
    }

    private func name(_ code: String, _ roles: [String]) throws {
        let named = Set(roles.map { MethodRole(VisitedCounty.pack, id($0)) })
        try county.write {
            try $0.name(
                id(code), to: named, in: VisitedCounty.pack, by: .office,
                at: moment("2026-03-01T09:00"))
        }
    }

    private func duties(of code: String) throws -> [String] {
        try county.read {
            try $0.duties(of: try $0.official(id(code))!, at: moment("2026-03-02T09:00"))
                .map(\.rule.text)
        }
    }

    @Test("who is named to other roles owes nothing of one, and takes it up again unnamed")
    func owesWhatSheHolds() throws {
        #expect(try duties(of: "lu").contains("report"))
        try name("lu", ["none"])
        #expect(try duties(of: "lu").isEmpty)
        try name("lu", ["countyLeader"])
        #expect(try duties(of: "lu").contains("report"))
        #expect(!(try duties(of: "lin")).isEmpty)
        try name("lin", ["none"])
        #expect(try duties(of: "lin").isEmpty)
        try name("lin", [])
        #expect(!(try duties(of: "lin")).isEmpty)
    }

    @Test("a role that the pack hasn't, or that doesn't fit, is refused and changes nothing")
    func refuses() throws {
        #expect(
            throws: StoreRefusal.unknown(
                field: "methodRoles", value: "\(VisitedCounty.pack)/mayor")
        ) { try name("lu", ["mayor"]) }
        #expect(throws: StoreRefusal.conflict("roleDoesntFit")) {
            try name("lin", ["countyLeader"])
        }
        #expect(throws: StoreRefusal.notFound) { try name("nobody", ["countyLeader"]) }
        let lin = try county.read { try $0.official(id("lin")) }
        #expect(lin?.methodRoles.isEmpty == true)
    }

    @Test("a name waits for a pack that isn't adopted yet")
    func waits() throws {
        let pack: ID<MethodPack> = id("later")
        try county.write {
            try $0.name(
                id("lu"), to: [MethodRole(pack, id("mayor"))], in: pack, by: .office,
                at: moment("2026-03-01T09:00"))
        }
        let lu = try county.read { try $0.official(id("lu")) }
        #expect(lu?.methodRoles == [MethodRole(pack, id("mayor"))])
    }

    @Test("holders are counted by name where there is one")
    func counts() throws {
        let adoption = VisitedCounty.adoption([])
        let before = try county.read { try $0.holders(in: adoption) }
        try name("lin", ["none"])
        let after = try county.read { try $0.holders(in: adoption) }
        let linked: ID<PackRole> = id("linkedOfficial")
        #expect(try #require(after[linked]) == (try #require(before[linked])) - 1)
        #expect(after[id("countyLeader")] == before[id("countyLeader")])
        let role = adoption.roles[0]
        let holders = try county.read {
            try $0.holders(of: role, in: VisitedCounty.pack, within: id("53"))
        }
        #expect(holders.count == after[linked] && !holders.contains(id("lin")))
    }
}
