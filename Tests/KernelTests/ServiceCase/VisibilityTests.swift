import Kernel
import Testing

@Suite("who may know of a case")
struct VisibilityTests {
    private func sees(
        _ it: ServiceCase, _ roles: Set<Role>, unit: ID<HandlingUnit>? = nil, _ code: String = "Q1",
        here: Bool = true
    ) -> Bool {
        it.isVisible(to: .official(Sample.official(code, roles, unit: unit), isInTerritory: here))
    }

    @Test(
        "desk, supervisors and leaders in their territory; no other role by that alone",
        arguments: Role.allCases)
    func territory(role: Role) {
        #expect(sees(Sample.assigned, [role]) == [.desk, .supervisor, .leader].contains(role))
        #expect(!sees(Sample.assigned, [role], here: false))
    }

    @Test("a unit's handlers once it was given the case, wherever they work, and ever after")
    func units() {
        #expect(!sees(Sample.accepted, [.handler], unit: Sample.water))
        #expect(sees(Sample.assigned, [.handler], unit: Sample.water, here: false))
        #expect(!sees(Sample.assigned, [.handler], unit: Sample.roads))
        #expect(sees(Sample.joint, [.handler], unit: Sample.roads))
        let ruled = Sample.inState(.disputed).after(
            .ruling(unit: Sample.power, reason: "职责"), by: Sample.bySupervisor, on: 3)
        #expect(sees(ruled, [.handler], unit: Sample.water))
        #expect(sees(ruled, [.handler], unit: Sample.power))
    }

    @Test("working for the unit isn't enough: who isn't a handler sees it only by name")
    func notByUnitAlone() {
        #expect(!sees(Sample.assigned, [.field], unit: Sample.water))
        #expect(!sees(Sample.assigned, [.admin], unit: Sample.water))
        #expect(sees(Sample.assigned, [.field], "H1"))
    }

    @Test("who registered it, who was named for it, and the successor after a hand-over")
    func byName() {
        #expect(sees(Sample.registered(), [.field], "D1", here: false))
        let handed = Sample.assigned.after(.handOver(to: Sample.id("H9")), by: .office, on: 2)
        #expect(sees(handed, [.field], "H9", here: false))
        #expect(!sees(Sample.assigned, [.field], "H9", here: false))
    }

    @Test("never the official whom it is about, in whatever role, even if she registered it")
    func aboutHer() {
        let it = Sample.registered(about: Sample.subject("D1"))
        #expect(!sees(it, Set(Role.allCases), unit: Sample.water, "D1"))
        #expect(sees(it, [.desk], "D2"))
    }

    @Test("nor anybody of the unit that it is about, its supervisors too")
    func aboutHerUnit() {
        let it = Sample.registered(about: Sample.subject(unit: Sample.water))
        for role in Role.allCases { #expect(!sees(it, [role], unit: Sample.water)) }
        #expect(sees(it, [.supervisor], unit: Sample.power))
    }

    @Test("about the head of a unit: hidden from her subordinates, after she has moved on too")
    func aboutHerHead() {
        let it = Sample.registered(about: Sample.subject("H3", unit: Sample.water))
        #expect(!sees(it, [.handler, .desk], unit: Sample.water, "H7"))
        #expect(!sees(it, [.leader], unit: Sample.power, "H3"))
        #expect(sees(it, [.leader], unit: Sample.power, "L1"))
    }

    @Test("the requester sees hers in every state", arguments: ServiceCase.State.Name.allCases)
    func requester(state: ServiceCase.State.Name) {
        #expect(Sample.inState(state).isVisible(to: .requester))
    }
}
