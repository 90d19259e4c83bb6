import Testing

@testable import Kernel

@Suite("holding a meeting")
struct HoldingTests {
    private func rule(
        notice: Amount? = nil, daysOfMonth: ClosedRange<Int>? = nil, minutes: Amount? = nil
    ) -> MeetingRule {
        MeetingRule(
            origin: origin("assembly"), meeting: "assembly", of: ID("committee")!,
            every: .every(.month), daysOfMonth: daysOfMonth,
            notice: notice.map { TimeClause(.exactly, $0) }, keepsMinutes: true,
            minutesWithin: minutes, publicity: .days(7))
    }

    @Test("a week's notice for the 15th is given on the 8th at the latest")
    func weekBefore() {
        let weekly = rule(notice: .days(7))
        let meeting = day("2026-06-15")
        #expect(weekly.lastDayOfNotice(for: meeting, .china) == day("2026-06-08"))
        #expect(throws: Never.self) {
            try weekly.checkHolding(on: meeting, known: day("2026-06-08"), .china)
        }
        #expect(throws: MeetingRefusal.noticeTooShort(earliest: day("2026-06-16"))) {
            try weekly.checkHolding(on: meeting, known: day("2026-06-09"), .china)
        }
    }

    @Test("three working days before the first day after Spring Festival begin before it")
    func workingDays() {
        // 15 to 23 February 2026 are off, Saturday the 14th is worked.
        let last = rule(notice: .workingDays(3)).lastDayOfNotice(for: day("2026-02-24"), .china)
        #expect(last == day("2026-02-12"))
    }

    @Test("from the 11th to the 20th means neither the 10th nor the 21st")
    func window() {
        let inTheMiddle = rule(daysOfMonth: 11...20)
        for text in ["2026-03-11", "2026-03-20"] {
            #expect(throws: Never.self) {
                try inTheMiddle.checkHolding(on: day(text), known: day(text), .china)
            }
        }
        for text in ["2026-03-10", "2026-03-21"] {
            #expect(throws: MeetingRefusal.notOnThisDay(of: 11...20)) {
                try inTheMiddle.checkHolding(on: day(text), known: day(text), .china)
            }
        }
    }

    @Test("minutes within five working days, and a week on the board")
    func after() {
        let held = day("2026-03-06")
        #expect(
            rule(minutes: .workingDays(5)).minutesDue(heldOn: held, .china) == day("2026-03-13"))
        #expect(rule().minutesDue(heldOn: held, .china) == nil)
        #expect(rule().lastDayOfPublicity(from: held, .china) == day("2026-03-13"))
    }

    @Test("the mean of the slips, to the hundredth; a slip without a mark doesn't count there")
    func score() throws {
        let jury = JuryClause(standards: WordList(items: ["accurate", "severe"]))
        let scores = try jury.score([
            ["accurate": 90], ["accurate": 80, "severe": 100], ["accurate": 81],
        ])
        #expect(scores == ["accurate": 8367, "severe": 10_000])
        #expect(try jury.score([]) == [:])
        #expect(throws: JuryRefusal.unknownStandard("loud")) { try jury.score([["loud": 1]]) }
        #expect(throws: JuryRefusal.markOutOfRange(101)) { try jury.score([["severe": 101]]) }
    }
}
