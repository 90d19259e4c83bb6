import Testing

@testable import Kernel

@Suite("roles of methods by name")
struct MethodRoleTests {
    private let pack: ID<MethodPack> = ID("menglian")!
    private let other: ID<MethodPack> = ID("songmu")!

    private func role(_ name: String, _ role: Role, _ level: TerritoryLevel? = nil) -> PackRole {
        PackRole(
            id: ID(name)!, name: Wording(chinese: name, english: name), role: role, level: level)
    }

    private func official(_ roles: Set<Role>, named: [String] = [], isActive: Bool = true)
        -> Official
    {
        Official(
            code: ID("G1")!, name: "甲", unit: nil, place: ID("53")!, roles: roles,
            isActive: isActive, methodRoles: Set(named.compactMap { MethodRole($0) }))
    }

    @Test("who is named to none holds each role that fits")
    func holdsAllThatFit() {
        let it = official([.leader])
        #expect(role("countyLeader", .leader, .county).isHeld(by: it, at: .county, in: pack))
        #expect(role("committee", .leader).isHeld(by: it, at: .county, in: pack))
        #expect(!role("committee", .leader, .township).isHeld(by: it, at: .county, in: pack))
        #expect(!role("servant", .field).isHeld(by: it, at: .county, in: pack))
    }

    @Test("who is named holds what she is named to, and still only what fits")
    func holdsWhatIsNamed() {
        let it = official([.leader], named: ["menglian/committee", "menglian/servant"])
        #expect(role("committee", .leader).isHeld(by: it, at: .county, in: pack))
        #expect(!role("countyLeader", .leader).isHeld(by: it, at: .county, in: pack))
        #expect(!role("servant", .field).isHeld(by: it, at: .county, in: pack))
        #expect(role("countyLeader", .leader).isHeld(by: it, at: .county, in: other))
    }

    @Test("named to none of them, she holds none; a disabled official holds nothing")
    func holdsNone() {
        let none = official([.leader], named: ["menglian/none"])
        #expect(!role("committee", .leader).isHeld(by: none, at: .county, in: pack))
        #expect(role("committee", .leader).isHeld(by: none, at: .county, in: other))
        #expect(
            !role("committee", .leader)
                .isHeld(by: official([.leader], isActive: false), at: .county, in: pack))
    }

    @Test("naming anew leaves other methods alone; nothing named takes the name back")
    func names() {
        let it = official([.leader], named: ["menglian/a", "songmu/b"])
        let anew = it.naming([MethodRole(pack, ID("c")!)], in: pack)
        #expect(anew.methodRoles.map(\.description).sorted() == ["menglian/c", "songmu/b"])
        #expect(anew.naming([], in: pack).methodRoles.map(\.description) == ["songmu/b"])
    }

    @Test("a role is read as it is written", arguments: ["menglian/leader", "m/none"])
    func reads(_ text: String) {
        #expect(MethodRole(text)?.description == text)
    }

    @Test(
        "what isn't a pack and a role isn't one", arguments: ["", "menglian", "a/b/c", "/a", "a/"])
    func refuses(_ text: String) { #expect(MethodRole(text) == nil) }

    @Test("two packs may use one word for different roles")
    func keepsPacksApart() throws {
        func adoption(_ pack: ID<MethodPack>, _ it: PackRole) -> Adoption {
            Adoption(
                pack: pack, version: 1, file: "\(pack).yaml", place: ID("53")!,
                from: Day("2026-01-01")!, parameters: [:], roles: [it], noteTypes: [], rules: [])
        }
        let rules = try RuleSet.inForce(
            at: [ID("53")!], on: Day("2026-02-01")!,
            adoptions: [
                adoption(pack, role("head", .leader)), adoption(other, role("head", .handler)),
            ])
        let origin = RuleOrigin(id: ID("r")!, mechanism: ID("m")!, pack: other, line: 1)
        #expect(rules.role(ID("head")!, of: origin)?.role == .handler)
        #expect(!rules.holds(ID("head")!, of: origin, official([.leader]), at: .county))
        #expect(RuleSet(json: rules.json) == rules)
    }
}
