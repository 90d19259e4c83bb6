import DemoCounty
import Kernel
import Testing

@Suite("the demo's cases")
struct CaseTests {
    private static let now = Moment("2026-11-21T10:00")!

    private static let whole = county(1)
    private static let wholeCases = Array(whole.cases)
    private static let part = county(0.1)

    private static func county(_ scale: Double, seed: UInt64 = 1, now: Moment = now) -> DemoCounty {
        DemoCounty(seed: seed, scale: scale, now: now)
    }

    @Test func `every state, outcome, kind, channel and deed occurs in the whole county`() throws {
        try checkEverythingOccurs(Self.wholeCases)
    }

    @Test(arguments: ["2026-11-21", "2026-02-20", "2026-01-02", "2027-05-06"])
    func `and at a twentieth of the scale, on whatever day`(day: String) throws {
        try checkEverythingOccurs(Array(Self.county(0.05, now: Moment(day)!).cases))
    }

    private func checkEverythingOccurs(_ cases: [DemoCase]) throws {
        var states: Set<String> = []
        var outcomes: Set<Outcome> = []
        var deeds: Set<Deed.Name> = []
        for it in cases {
            let folded = try #require(ServiceCase(number: it.number, entries: it.entries))
            states.insert(folded.state.name.rawValue)
            if let outcome = folded.outcome { outcomes.insert(outcome) }
            deeds.formUnion(it.entries.map(\.deed.name))
        }
        #expect(states == Set(ServiceCase.State.Name.allCases.map(\.rawValue)))
        #expect(outcomes == Set(Outcome.allCases))
        #expect(Set(cases.map(\.registration.kind)) == Set(CaseKind.allCases))
        #expect(Set(cases.map(\.registration.channel)) == Set(Channel.allCases))
        // Zones change hands by an act of their own, not by a deed of the demo's cases.
        #expect(
            deeds
                == Set(Deed.Name.allCases).subtracting([
                    .handOver, .appointment, .appointmentCancellation, .attendance,
                ]))
    }

    @Test func `four of five are closed, and one of sixteen is overdue`() throws {
        var (closed, overdue) = (0, 0)
        for it in Self.wholeCases {
            let folded = try #require(ServiceCase(number: it.number, entries: it.entries))
            if case .closed = folded.state { closed += 1 }
            if isOverdue(folded, at: Self.whole.end) { overdue += 1 }
        }
        #expect((800...830).contains(closed / 20))
        #expect((40...80).contains(overdue / 20), "\(overdue)")
    }

    private func isOverdue(_ it: ServiceCase, at now: Moment) -> Bool {
        guard it.repliedAt == nil, !it.isEnded else { return false }
        let dates = it.dueDates(under: DemoCounty.usualRules, calendar: .china)
        return dates.contains { $0.isOverdue(at: now) }
            || it.promises.last.map { $0.due < now } == true
    }

    @Test func `cases come in order of time, numbered by year from 1`() {
        let cases = Self.wholeCases
        var last = Moment(milliseconds: 0)
        var serials: [Int: Int] = [:]
        for (index, it) in cases.enumerated() {
            #expect(it.index == index)
            #expect(it.entries[0].at >= last)
            last = it.entries[0].at
            serials[last.day.year, default: 0] += 1
            #expect(it.number.year == last.day.year)
            #expect(it.number.serial == serials[last.day.year])
        }
    }

    @Test func `times within a case strictly increase and end before today`() {
        for it in Self.wholeCases {
            #expect(zip(it.entries, it.entries.dropFirst()).allSatisfy { $0.at < $1.at })
            #expect(it.entries.last!.at < Self.whole.end)
        }
    }

    @Test func `one reported twice was merged into an earlier case that was still open`() {
        let cases = Self.wholeCases
        var mergers = 0
        for it in cases {
            guard case .merger(let number) = it.entries.last?.deed else {
                #expect(it.mergedInto == nil)
                continue
            }
            mergers += 1
            guard let index = it.mergedInto else { continue }
            let target = cases[index]
            #expect(index < it.index && target.number == number)
            #expect(target.mergedInto == nil)
            let until = target.entries.filter { $0.at <= it.entries.last!.at }
            let then = ServiceCase(number: target.number, entries: until)
            #expect(then?.isEnded == false)
            #expect(
                target.registration.place.text.prefix(12) == it.registration.place.text.prefix(12))
        }
        #expect(mergers > 300)
    }

    @Test func `replies come as fast as real ones do`() {
        var days: [Int] = []
        for it in Self.wholeCases {
            guard let reply = it.entries.first(where: { $0.deed.name == .reply }) else { continue }
            let (from, to) = (it.entries[0].at.day.number, reply.at.day.number)
            days.append((from..<to).count { WorkingCalendar.china.isWorking(Day(number: $0 + 1)) })
        }
        func share(within limit: Int) -> Int { days.count { $0 <= limit } * 100 / days.count }
        #expect((31...45).contains(share(within: 5)))
        #expect((55...69).contains(share(within: 10)))
        #expect((76...90).contains(share(within: 20)))
        #expect((94...99).contains(share(within: 60)))
    }

    @Test(arguments: [7, 15, 30])
    func `silence closes as not confirmed once the days of the rules are over`(days: Int) {
        let rules = CaseRules(closingNeeds: [.reply, .revisit], silence: .days(days))
        let county = DemoCounty(seed: 3, scale: 0.05, now: Self.now) { _ in rules }
        let unconfirmed = county.cases.compactMap { it -> Int? in
            guard case .closure(.notConfirmed, _) = it.entries.last?.deed,
                let reply = it.entries.last(where: { $0.deed.name == .reply })
            else { return nil }
            return it.entries.last!.at.day - reply.at.day
        }
        #expect(unconfirmed.count > 70)
        #expect(unconfirmed.allSatisfy { $0 > days })
    }

    @Test func `under rules without clocks, reasons or silence all goes by the rules still`() throws
    {
        let bare = CaseRules(closingNeeds: [.reply, .residentSignature])
        let county = DemoCounty(seed: 3, scale: 0.05, now: Self.now, ruleSet: 7) { _ in bare }
        var states: Set<String> = []
        for it in county.cases {
            #expect(it.registration.ruleSet == 7)
            #expect(
                !it.entries.contains { $0.deed.name == .extension || $0.deed.name == .suspension })
            let folded = try #require(ServiceCase(number: it.number, entries: it.entries))
            #expect(folded.outcome != .satisfied)
            states.insert(folded.state.name.rawValue)
        }
        #expect(!states.contains("suspended"))
    }
}
