import Kernel
import Testing

@Suite("who has a case in hand")
struct HandlingTests {
    private let dispute = Deed.dispute(reason: "路灯归电力")
    private let half = Sample.joint.after(Sample.reply, by: Sample.byLin, on: 6)

    @Test("handled jointly, it is replied to once every unit has replied")
    func allReply() {
        #expect(half.state.name == .assigned)
        #expect(half.state.handling?.awaitsReplies == true)
        #expect(Sample.replied2.state.name == .replied)
        #expect(Sample.replied2.repliedAt == Sample.day(6))
    }

    @Test("a unit replies once; who speaks for no unit of the case speaks for the leading one")
    func secondReply() {
        #expect(half.refusal(of: Sample.reply, by: Sample.byLin, on: 7) == .alreadyReplied)
        let field = Actor.official(Sample.id("F1"), of: nil)
        #expect(half.refusal(of: Sample.reply, by: field, on: 7) == .alreadyReplied)
        #expect(half.refusal(of: Sample.reply, by: Sample.byRoads, on: 7) == nil)
    }

    @Test("a unit that takes part isn't called in again, and a reply once given isn't disputed")
    func alreadyIn() {
        #expect(
            Sample.joint.refusal(
                of: .jointHandling(units: [Sample.power, Sample.roads]), by: Sample.byDesk, on: 4)
                == .alreadyInvolved)
        #expect(half.refusal(of: dispute, by: Sample.byLin, on: 7) == .alreadyReplied)
    }

    @Test("after a reopening the same units owe a reply again")
    func reopened() {
        let it = Sample.replied2.after(.revisit(Sample.unhappy), by: Sample.byDesk, on: 8)
            .after(.reopening(reason: "没修好"), by: Sample.byDesk, on: 9)
        #expect(it.state.handling?.units == [Sample.water, Sample.roads])
        #expect(it.after(Sample.reply, by: Sample.byLin, on: 10).state.name == .assigned)
    }

    @Test(
        "a unit disputes before it promises; the ruling gives the case to one unit, by name of nobody"
    )
    func ruling() {
        let disputed = Sample.assigned.after(dispute, by: Sample.byLin, on: 2)
        #expect(disputed.state.handling?.unit == Sample.water)
        let ruled = disputed.after(
            .ruling(unit: Sample.power, reason: "路灯归电力"), by: Sample.bySupervisor, on: 3)
        #expect(ruled.state.handling == ServiceCase.Handling(unit: Sample.power, official: nil))
        #expect(ruled.unitsInvolved == [Sample.water, Sample.power])
        #expect(ruled.date(of: .reply)?.from == Sample.day(3))
        #expect(Sample.promised.refusal(of: dispute, by: Sample.byLin, on: 3) == .alreadyPromised)
    }

    @Test("the ruling may uphold the dispatch: the unit that disputed has to take it")
    func upheld() {
        let it = Sample.inState(.disputed).after(
            .ruling(unit: Sample.water, reason: "本单位职责"), by: Sample.bySupervisor, on: 3)
        #expect(it.state.handling?.unit == Sample.water)
    }

    @Test("what a called-in unit disputes is its part alone: the rest, and replies, stand")
    func disputedPart() {
        let called = Sample.promised.after(
            .jointHandling(units: [Sample.roads]), by: Sample.byDesk, on: 3
        ).after(Sample.reply, by: Sample.byLin, on: 4)
        let disputed = called.after(dispute, by: Sample.byRoads, on: 5)
        #expect(disputed.state.name == .disputed)
        let ruled = disputed.after(
            .ruling(unit: Sample.power, reason: "路灯归电力"), by: Sample.bySupervisor, on: 6)
        #expect(ruled.state.name == .promised)
        #expect(ruled.state.handling?.units == [Sample.water, Sample.power])
        #expect(ruled.refusal(of: Sample.reply, by: Sample.byLin, on: 7) == .alreadyReplied)
        let byPower = Actor.official(Sample.id("H3"), of: Sample.power)
        #expect(ruled.after(Sample.reply, by: byPower, on: 7).state.name == .replied)
        let backToLead = disputed.after(
            .ruling(unit: Sample.water, reason: "由主办单位一并办理"), by: Sample.bySupervisor, on: 6)
        #expect(backToLead.state.handling?.units == [Sample.water])
        #expect(backToLead.after(Sample.reply, by: Sample.byLin, on: 7).state.name == .replied)
    }

    @Test("given to another leading unit, the others keep their parts and their replies")
    func newLead() {
        let handed = Sample.joint.after(Sample.reply, by: Sample.byRoads, on: 6).after(
            .assignment(unit: Sample.power, official: nil), by: Sample.byDesk, on: 7)
        #expect(handed.state.handling?.units == [Sample.power, Sample.roads])
        #expect(handed.refusal(of: Sample.reply, by: Sample.byRoads, on: 8) == .alreadyReplied)
        let byPower = Actor.official(Sample.id("H3"), of: Sample.power)
        #expect(handed.after(Sample.reply, by: byPower, on: 8).state.name == .replied)
        let leading = Sample.joint.after(Sample.reply, by: Sample.byRoads, on: 6).after(
            .assignment(unit: Sample.roads, official: nil), by: Sample.byDesk, on: 7)
        #expect(leading.state.handling?.units == [Sample.roads])
        #expect(leading.after(Sample.reply, by: Sample.byRoads, on: 8).state.name == .replied)
    }

    @Test("a hand-over to nobody by name leaves the case to its unit")
    func handOverToUnit() {
        let it = Sample.promised.after(.handOver(to: nil), by: .office, on: 9)
        #expect(it.state.name == .promised)
        #expect(it.state.handling == ServiceCase.Handling(unit: Sample.water, official: nil))
    }

    @Test("escalated, nobody works on it until it is accepted or assigned above")
    func escalated() {
        let it = Sample.promised.after(
            .escalation(reason: "超出权限", to: Sample.power), by: Sample.byLin, on: 3)
        #expect(it.refusal(of: Sample.reply, by: Sample.byLin, on: 4) == .isEscalated)
        #expect(it.unitsInvolved == [Sample.water, Sample.power])
        #expect(it.after(.acceptance, by: Sample.bySupervisor, on: 4).promises.count == 1)
    }

    @Test(
        "a hand-over changes the hands and nothing else", arguments: ServiceCase.State.Name.allCases
    )
    func handOver(state: ServiceCase.State.Name) {
        let it = Sample.inState(state)
        let successor: ID<Official> = Sample.id("H9")
        guard it.refusal(of: .handOver(to: successor), by: .office, on: 9) == nil else {
            let hasNobody = it.state.handling == nil || state == .closed
            #expect(hasNobody)
            return
        }
        let after = it.after(.handOver(to: successor), by: .office, on: 9)
        #expect(after.state.name == state)
        #expect(after.state.handling?.official == successor)
        #expect(after.state.handling?.units == it.state.handling?.units)
        #expect(after.promises == it.promises && after.pauses == it.pauses)
        #expect(
            after.dueDates(under: Sample.rules, calendar: .china)
                == it.dueDates(under: Sample.rules, calendar: .china))
        #expect(after.officialsInvolved.contains(successor))
    }

    @Test("no way leads to the unit or the official whom the case is about")
    func conflicts() {
        func about(_ subject: Registration.Subject) -> ServiceCase {
            Sample.registered(about: subject).after(.acceptance, by: Sample.byDesk, on: 1)
        }
        let ofUnit = about(Sample.subject(unit: Sample.roads))
        let given = ofUnit.after(
            .assignment(unit: Sample.power, official: nil), by: Sample.byDesk, on: 1)
        let disputed = given.after(dispute, by: .official(Sample.id("H3"), of: Sample.power), on: 2)
        let deeds: [(ServiceCase, Deed)] = [
            (ofUnit, .assignment(unit: Sample.roads, official: nil)),
            (given, .assignment(unit: Sample.roads, official: nil)),
            (given, .jointHandling(units: [Sample.water, Sample.roads])),
            (given, .escalation(reason: "超出权限", to: Sample.roads)),
            (disputed, .ruling(unit: Sample.roads, reason: "职责")),
            (about(Sample.subject("H1")), .assignment(unit: Sample.water, official: Sample.lin)),
            (
                about(Sample.subject("H1")).after(
                    .assignment(unit: Sample.power, official: nil), by: Sample.byDesk, on: 1),
                .handOver(to: Sample.lin)
            ),
        ]
        for (it, deed) in deeds {
            #expect(
                it.refusal(of: deed, by: Sample.byDesk, on: 3) == .conflictOfInterest, "\(deed)")
        }
    }
}
