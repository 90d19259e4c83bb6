import Kernel
import Testing

@testable import Web

@Suite("a case on its page")
struct CaseShownTests {
    private let w = Words.in(.en)
    private let li = Actor.official(ID("G1")!, of: ID("U1")!)
    private let names = CaseNames(
        officials: [ID("G1")!: "Li"], units: [ID("U1")!: "Water", ID("U2")!: "Roads"])

    private func shown(
        _ deeds: [(Deed, Actor)], before: Int? = nil, mask: (String) -> String = { $0 }
    ) -> CaseShown {
        var it = ServiceCase(
            number: Samples.number,
            entries: [
                Entry(
                    sequence: 1, at: Samples.now, by: .requester(assistedBy: nil),
                    deed: .registration(Samples.registration))
            ])!
        for (index, (deed, actor)) in deeds.enumerated() {
            it.apply(
                Entry(
                    sequence: index + 2, at: Samples.now.adding(minutes: index + 1), by: actor,
                    deed: deed))
        }
        return CaseShown(
            it, place: "Heya", dueDates: [], names: names, w, before: before, mask: mask)
    }

    @Test("shows the newest fifty entries, and leads to the fifty before them")
    func boundsTheHistory() {
        let notes = (2...120).map { (Deed.note(text: "no. \($0)"), Actor.office) }
        let newest = shown(notes)
        #expect(newest.entries.count == 50 && newest.entries.last?.text == "no. 120")
        #expect(newest.earlier == 71)
        let before = shown(notes, before: 71)
        #expect(before.entries.count == 50 && before.entries.last?.text == "no. 70")
        let first = shown(notes, before: 21)
        #expect(first.entries.count == 20 && first.earlier == nil)
        #expect(text(newest).contains("/cases/1?before=71#history"))
        #expect(!text(first).contains("before="))
    }

    private func text(_ shown: CaseShown) -> String {
        String(decoding: history(shown, w, Samples.staff("/cases/1")).bytes, as: UTF8.self)
    }

    private let due = Moment.end(of: Day("2026-02-20")!)

    @Test("tells who did what by name and unit")
    func tellsNames() {
        let shown = shown([
            (.acceptance, .office), (.assignment(unit: ID("U1")!, official: ID("G1")), .office),
            (.promise(due: due, text: "We come"), li),
        ])
        #expect(
            shown.entries.map(\.by) == [
                "the requester", "the office, by rule",
                "the office, by rule", "Water Li",
            ])
        #expect(shown.unit == "Water" && shown.official == "Li" && shown.state == .promised)
        #expect(shown.entries[3].text == "We come")
    }

    @Test("keeps every promise, the first one first")
    func keepsPromises() {
        let later = due.adding(minutes: 1440)
        let shown = shown([
            (.acceptance, .office), (.assignment(unit: ID("U1")!, official: nil), .office),
            (.promise(due: due, text: nil), li),
            (.promiseMove(due: later, reason: "Rain"), li),
        ])
        #expect(shown.promises.map(\.due) == [Day("2026-02-20")!, Day("2026-02-21")!])
        #expect(shown.promises[1].movedFrom == Day("2026-02-20")!)
        #expect(shown.promises[1].reason == "Rain")
    }

    @Test("shows the last reply with the unit's claim, and the resident's last word beside it")
    func tellsReplies() {
        let shown = shown([
            (.acceptance, .office), (.assignment(unit: ID("U1")!, official: nil), .office),
            (.reply(text: "Done", solved: .yes), li),
            (
                .signature(Answer(solved: .no, satisfied: false, text: "Not at all")),
                .requester(assistedBy: ID("G1"))
            ),
        ])
        #expect(shown.reply?.text == "Done" && shown.reply?.claim == .yes)
        #expect(shown.answer?.solved == .no && shown.answer?.text == "Not at all")
        #expect(shown.entries.last?.by == "the requester (assisted by Li)")
    }

    @Test("hides in every text what the reader may not know")
    func hides() {
        let shown = shown([(.note(text: "call her"), li)], mask: { _ in "***" })
        #expect(shown.title == "***" && shown.text == "***" && shown.entries[1].text == "***")
    }

    @Test("shows the code where a name is missing")
    func showsCodes() {
        let shown = shown([(.note(text: "x"), .official(ID("G9")!, of: nil))])
        #expect(shown.entries[1].by == "G9")
    }

    @Test("the resident's words at registration aren't told twice")
    func tellsWordsOnce() {
        #expect(shown([]).entries[0].text == nil)
    }
}
