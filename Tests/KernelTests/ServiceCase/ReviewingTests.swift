import Kernel
import Testing

/// Source: 信访工作条例 (2022), articles 35 and 36.
@Suite("declined, review, re-review")
struct ReviewingTests {
    private let review = Deed.review(reason: "不服")
    private let refusal = Deed.refusal(reason: "维持原决定", legalBasis: nil)
    private let closing = Deed.closure(.declined, reason: nil)

    private var underReview: ServiceCase {
        Sample.declined.after(review, by: Sample.byRequester, on: 3)
    }
    private var upheld: ServiceCase { underReview.after(refusal, by: Sample.bySupervisor, on: 4) }
    private var final: ServiceCase {
        upheld.after(review, by: Sample.byRequester, on: 5)
            .after(refusal, by: .official(Sample.id("S2"), of: nil), on: 6)
    }

    @Test("the third refusal is final, and only that")
    func ladder() {
        #expect(Sample.declined.outcome == nil)
        #expect(upheld.outcome == nil)
        #expect(final.outcome == .declined)
        #expect(final.refusal(of: review, by: Sample.byRequester, on: 7) == .reviewExhausted)
    }

    @Test("no review without being asked, no second request while one is going on")
    func order() {
        #expect(
            Sample.declined.refusal(of: refusal, by: Sample.bySupervisor, on: 3) == .notUnderReview)
        #expect(
            Sample.declined.refusal(of: .acceptance, by: Sample.bySupervisor, on: 3) == .isDeclined)
        #expect(underReview.refusal(of: review, by: Sample.byRequester, on: 4) == .underReview)
        #expect(Sample.accepted.refusal(of: review, by: Sample.byRequester, on: 4) == .notDeclined)
    }

    @Test("who declined reviews neither her own refusal nor, later, the one that upheld it")
    func ownReview() {
        let desk = Sample.official("D1", [.desk])
        let supervisor = Sample.official("S1", [.supervisor])
        let again = upheld.after(review, by: Sample.byRequester, on: 5)
        for deed in [Deed.Name.refusal, .acceptance] {
            #expect(underReview.refusal(to: deed, by: desk) == .ownReview)
            #expect(underReview.refusal(to: deed, by: supervisor) == nil)
            #expect(again.refusal(to: deed, by: desk) == .ownReview)
            #expect(again.refusal(to: deed, by: supervisor) == .ownReview)
        }
    }

    @Test("a review that finds for her has it accepted, and nobody declines it again")
    func found() {
        let it = underReview.after(.acceptance, by: Sample.bySupervisor, on: 4)
        #expect(it.state == .accepted)
        #expect(it.refusal(of: refusal, by: Sample.byDesk, on: 5) == .alreadyAccepted)
    }

    @Test("a declined case isn't put away while she may still ask for a review")
    func notPutAway() {
        #expect(Sample.declined.refusal(of: closing, by: Sample.byDesk, on: 32) == .isDeclined)
        #expect(Sample.declined.after(closing, by: Sample.byDesk, on: 33).outcome == .declined)
        #expect(underReview.refusal(of: closing, by: Sample.byDesk, on: 300) == .underReview)
        #expect(final.refusal(of: closing, by: Sample.byDesk, on: 7) == nil)
        let short = CaseRules(clocks: [
            Sample.clock(.reviewRequest, from: .refused, to: .reviewRequested, "15d")
        ])
        #expect(
            Sample.declined.refusal(of: closing, by: Sample.byDesk, on: 17, under: short)
                == .isDeclined)
        #expect(
            Sample.declined.refusal(of: closing, by: Sample.byDesk, on: 18, under: short) == nil)
    }

    @Test("what was declined for good is neither reopened nor withdrawn into a better figure")
    func staysFinal() {
        let closed = final.after(closing, by: Sample.byDesk, on: 7)
        #expect(
            closed.refusal(of: .reopening(reason: "不服"), by: Sample.byRequester, on: 8)
                == .reviewExhausted)
        #expect(
            final.refusal(of: .closure(.withdrawn, reason: nil), by: Sample.byRequester, on: 8)
                == .reviewExhausted)
    }

    @Test("a case that a unit has isn't declined any more, in no roundabout way")
    func notOnceAssigned() {
        let escalated = Sample.assigned.after(
            .escalation(reason: "超出权限", to: nil), by: Sample.byDesk, on: 2)
        for it in [Sample.assigned, Sample.promised, escalated] {
            #expect(it.refusal(of: refusal, by: Sample.byDesk, on: 8) == .alreadyAssigned)
        }
        #expect(Sample.inState(.escalated).refusal(of: refusal, by: Sample.byDesk, on: 8) == nil)
    }
}
