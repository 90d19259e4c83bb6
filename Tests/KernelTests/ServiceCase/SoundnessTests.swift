import Kernel
import Testing

@Suite("unsound requests")
struct SoundnessTests {
    private func word(_ deed: Deed, on day: Int = 8, under rules: CaseRules = Sample.rules)
        -> String?
    {
        do throws(Refusal) {
            try deed.checkSoundness(at: Sample.day(day), under: rules)
            return nil
        } catch {
            #expect(error.weight == .unsound)
            return error.word
        }
    }

    @Test("each deed as people do it is sound", arguments: Deed.Name.allCases)
    func sound(name: Deed.Name) { #expect(word(Sample.deed(name).deed, on: 1) == nil) }

    @Test("a date that has gone by can't be promised, moved to or extended to; now can")
    func past() {
        for due in [-1, 0, 1] {
            let now = Sample.day(8)
            let due = Moment(milliseconds: now.milliseconds + Int64(due))
            let expected = due < now ? "dueInThePast" : nil
            #expect(word(.promise(due: due, text: nil)) == expected)
            #expect(word(.promiseMove(due: due, reason: "等配件")) == expected)
            #expect(word(.extension(due: due, reason: "等配件")) == expected)
        }
    }

    @Test("a reason of blanks is none", arguments: ["", " ", "\n\t", "　"])
    func noReason(blank: String) {
        let deeds: [Deed] = [
            .promiseMove(due: Sample.day(9), reason: blank), .reopening(reason: blank),
            .refusal(reason: blank, legalBasis: "条例"), .review(reason: blank),
            .escalation(reason: blank, to: nil), .extension(due: Sample.day(9), reason: blank),
            .dispute(reason: blank), .ruling(unit: Sample.power, reason: blank),
        ]
        for deed in deeds { #expect(word(deed) == "noReason", "\(deed.name)") }
    }

    @Test("a reply, an answer, an urging or a note of blanks is none", arguments: ["", " \n　"])
    func noText(blank: String) {
        let deeds: [Deed] = [
            .answer(text: blank), .reply(text: blank, solved: .yes), .urging(text: blank),
            .note(text: blank),
        ]
        for deed in deeds { #expect(word(deed) == "noText", "\(deed.name)") }
    }

    @Test("only a listed reason suspends, and where none is listed nothing does")
    func suspension() {
        #expect(word(.suspension(reason: "awaitingFunds")) == nil)
        #expect(word(.suspension(reason: "忙")) == "unknownSuspensionReason")
        #expect(
            word(.suspension(reason: "awaitingFunds"), under: CaseRules())
                == "unknownSuspensionReason")
    }

    @Test(
        "a score is 1 to 5", arguments: [(0, false), (1, true), (5, true), (6, false), (-1, false)])
    func score(score: Int, isSound: Bool) {
        let expected = isSound ? nil : "scoreOutOfRange"
        #expect(word(.rating(satisfied: true, score: score, text: nil)) == expected)
    }

    @Test(
        "signed, answered on the spot and merged aren't had by closing", arguments: Outcome.allCases
    )
    func outcomes(outcome: Outcome) {
        let byClosure: Set<Outcome> = [.satisfied, .notConfirmed, .withdrawn, .declined]
        let expected = byClosure.contains(outcome) ? nil : "outcomeNotByClosure"
        #expect(word(.closure(outcome, reason: nil)) == expected)
    }

    @Test("joint handling names at least one unit")
    func units() { #expect(word(.jointHandling(units: [])) == "noUnits") }
}
