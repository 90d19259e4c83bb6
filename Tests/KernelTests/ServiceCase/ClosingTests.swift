import Kernel
import Testing

@Suite("closing a case")
struct ClosingTests {
    private let satisfied = Deed.closure(.satisfied, reason: nil)
    private let unconfirmed = Deed.closure(.notConfirmed, reason: nil)
    private let withdrawal = Deed.closure(.withdrawn, reason: nil)
    private let reopening = Deed.reopening(reason: "又坏了")

    private func asked(_ answer: Answer, _ it: ServiceCase = Sample.replied, on day: Int = 6)
        -> ServiceCase
    {
        it.after(.revisit(answer), by: Sample.byDesk, on: day)
    }

    /// Reopened, and replied to a second time.
    private func secondRound(_ it: ServiceCase) -> ServiceCase {
        it.after(reopening, by: Sample.byDesk, on: 10).after(Sample.reply, by: Sample.byLin, on: 12)
    }

    @Test(
        "satisfied needs that she says both: solved, and satisfied",
        arguments: [
            Answer(solved: .partly, satisfied: true), Answer(solved: .yes, satisfied: false),
            Answer(solved: .no, satisfied: true),
        ])
    func needsBoth(answer: Answer) {
        #expect(asked(answer).refusal(of: satisfied, by: Sample.byDesk, on: 7) == .notSatisfied)
    }

    @Test("what is missing is said in the order reply, revisit, satisfied, signature")
    func order() {
        let all = CaseRules(closingNeeds: Set(ClosingNeed.allCases))
        #expect(Sample.assigned.needsMissing(under: all) == ClosingNeed.allCases)
        #expect(
            Sample.replied.needsMissing(under: all) == [
                .revisit, .residentSatisfied, .residentSignature,
            ])
        let content = asked(Sample.content)
        #expect(
            content.refusal(of: satisfied, by: Sample.byDesk, on: 7, under: all)
                == .closingNeeds([.residentSignature]))
    }

    @Test("a signature that says no is no sign-off, whatever she says later")
    func unhappySignature() {
        let rules = CaseRules(closingNeeds: [.residentSignature])
        let it = asked(
            Sample.content,
            Sample.replied.after(.signature(Sample.unhappy), by: Sample.byRequester, on: 6))
        #expect(it.state.name == .revisited)
        #expect(
            it.refusal(of: satisfied, by: Sample.byDesk, on: 7, under: rules)
                == .closingNeeds([.residentSignature]))
    }

    @Test("her signature closes, with or without a revisit before")
    func signed() {
        for it in [Sample.replied, asked(Sample.unhappy)] {
            let closed = it.after(.signature(Sample.content), by: Sample.byRequester, on: 7)
            #expect(closed.outcome == .signed)
        }
    }

    @Test("nobody signs or rates for her, not even the office")
    func onlyHers() {
        for actor in [Sample.byDesk, Sample.byLin, .office] {
            #expect(
                Sample.replied.refusal(of: .signature(Sample.content), by: actor, on: 7)
                    == .onlyTheRequester)
            #expect(
                Sample.replied.refusal(
                    of: .rating(satisfied: true, score: nil, text: nil), by: actor, on: 7)
                    == .onlyTheRequester)
        }
    }

    @Test("what she said before a reopening closes nothing after it")
    func staleWord() {
        let it = secondRound(Sample.closed)
        #expect(it.solved == .yes && it.satisfied == true)
        #expect(it.refusal(of: satisfied, by: Sample.byDesk, on: 13) == .notSatisfied)
        #expect(it.needsMissing(under: Sample.rules) == [.revisit, .residentSatisfied])
        #expect(it.refusal(of: reopening, by: Sample.byDesk, on: 13) == .notClosed)
        let rated = it.after(
            .rating(satisfied: true, score: nil, text: nil), by: Sample.byRequester, on: 13)
        #expect(rated.refusal(of: satisfied, by: Sample.byDesk, on: 13) == .notSatisfied)
    }

    @Test("silence closes as not confirmed on the day after it is over, not on its last")
    func silence() {
        let end = Moment.end(of: Sample.day(20).day)
        #expect(
            Sample.replied.refusal(of: unconfirmed, by: Sample.byDesk, on: 20)
                == .silenceNotOver(until: end))
        #expect(
            Sample.replied.after(unconfirmed, by: Sample.byDesk, on: 21).outcome == .notConfirmed)
    }

    @Test("silence runs from the last word, hers too: who has just written isn't silent")
    func notSilent() {
        let it = Sample.replied.after(.note(text: "灯又不亮了"), by: Sample.byRequester, on: 20)
        #expect(it.refusal(of: unconfirmed, by: Sample.byDesk, on: 21)?.word == "silenceNotOver")
        #expect(it.refusal(of: unconfirmed, by: Sample.byDesk, on: 36) == nil)
        let reminded = Sample.replied.after(.note(text: "已再次联系"), by: Sample.byDesk, on: 20)
        #expect(reminded.refusal(of: unconfirmed, by: Sample.byDesk, on: 21) == nil)
    }

    @Test("a 'no' is no silence, after a second reply neither, until she takes it back")
    func noStands() {
        let again = secondRound(asked(Sample.unhappy))
        #expect(again.refusal(of: unconfirmed, by: Sample.byDesk, on: 300) == .notSatisfied)
        let rated = Sample.replied.after(
            .rating(satisfied: false, score: 1, text: nil), by: Sample.byRequester, on: 6)
        #expect(rated.refusal(of: unconfirmed, by: Sample.byDesk, on: 300) == .notSatisfied)
        let takenBack = asked(Answer(solved: .partly, satisfied: true), again, on: 13)
        #expect(takenBack.refusal(of: unconfirmed, by: Sample.byDesk, on: 300) == nil)
    }

    @Test("where no rule says how long, silence never closes")
    func noSilence() {
        #expect(
            Sample.replied.refusal(
                of: unconfirmed, by: Sample.byDesk, on: 999, under: Sample.withoutSilence)
                == .closingNeeds([.residentSatisfied]))
    }

    @Test(
        "only she withdraws, in any state that hasn't ended; and she does nothing else by closing",
        arguments: ServiceCase.State.Name.allCases)
    func withdraws(state: ServiceCase.State.Name) {
        let it = Sample.inState(state)
        #expect(it.refusal(of: withdrawal, by: Sample.byDesk, on: 8) == .onlyTheRequester)
        #expect(it.refusal(of: satisfied, by: Sample.byRequester, on: 8) == .notYourRole)
        guard state != .closed, state != .merged else { return }
        let ended = it.after(withdrawal, by: Sample.byRequester, on: 8)
        #expect(ended.outcome == .withdrawn)
        #expect(ended.pauses.allSatisfy { $0.to != nil })
    }

    @Test("answered on the spot closes, and she may reopen it; then somebody must be given it")
    func onTheSpot() {
        let it = Sample.registered().after(.answer(text: "当场说明"), by: Sample.byDesk, on: 0)
        #expect(it.outcome == .answeredOnTheSpot)
        #expect(it.date(of: .accept)?.met == Sample.day(0))
        let reopened = it.after(reopening, by: Sample.byRequester, on: 2)
        #expect(reopened.state == .accepted)
        #expect(
            reopened.refusal(of: .answer(text: "说过了"), by: Sample.byDesk, on: 3) == .alreadyReplied)
    }

    @Test("what a unit had can't be answered on the spot by way of an escalation")
    func noWayRound() {
        let it = Sample.promised.after(
            .escalation(reason: "超出权限", to: nil), by: Sample.byDesk, on: 3
        )
        .after(.acceptance, by: Sample.bySupervisor, on: 4)
        #expect(it.refusal(of: .answer(text: "已答复"), by: Sample.byDesk, on: 5) == .alreadyAssigned)
        #expect(
            it.refusal(of: .refusal(reason: "不属于本级职权", legalBasis: nil), by: Sample.byDesk, on: 5)
                == .alreadyAssigned)
    }

    @Test("a case isn't merged into another once she was replied to, not after a reopening either")
    func mergedTooLate() {
        let it = asked(Sample.unhappy).after(reopening, by: Sample.byDesk, on: 7)
        #expect(
            it.refusal(of: .merger(into: Sample.other), by: Sample.byDesk, on: 8) == .alreadyReplied
        )
        #expect(
            Sample.assigned.refusal(of: .merger(into: Sample.number), by: Sample.byDesk, on: 8)
                == .intoItself)
    }

    @Test("after a merger nothing is done but notes", arguments: Deed.Name.allCases)
    func merged(name: Deed.Name) {
        let (deed, actor) = Sample.deed(name)
        let refusal = Sample.inState(.merged).refusal(of: deed, by: actor, on: 8)
        #expect((refusal == nil) == (name == .note))
        #expect(Sample.inState(.merged).outcome == .merged)
    }
}
