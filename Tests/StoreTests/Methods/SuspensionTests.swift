import Kernel
import Testing

@testable import Store

@Suite("suspending methods, and adopting them again")
struct SuspensionTests {
    let county: VisitedCounty

    init() throws { county = try VisitedCounty() }

    private func adopt(
        _ adoption: Adoption, on text: String = "2026-03-02", at time: String = "09:00"
    ) throws {
        try county.write { try $0.adopt(adoption, by: .office, at: moment("\(text)T\(time)")) }
    }

    private func suspend(from text: String, on today: String) throws {
        try county.write {
            try $0.suspend(
                VisitedCounty.pack, at: id("53"), from: day(text), by: .office,
                at: moment(today + "T09:00"))
        }
    }

    private func clocks(on text: String) throws -> Int {
        try county.read { try $0.ruleSet(at: id("5311"), on: day(text)).clockRules.count }
    }

    @Test("a suspended method isn't in force until it is adopted again; the ledger keeps it all")
    func suspends() throws {
        try adopt(VisitedCounty.adoption([VisitedCounty.replyClock], from: day("2026-03-02")))
        try suspend(from: "2026-04-01", on: "2026-03-20")
        #expect(try clocks(on: "2026-03-31") == 1)
        #expect(try clocks(on: "2026-04-01") == 0)
        #expect(throws: StoreRefusal.conflict("notAdopted")) {
            try suspend(from: "2026-04-02", on: "2026-03-20")
        }
        try adopt(
            VisitedCounty.adoption([VisitedCounty.replyClock], from: day("2026-05-01")),
            on: "2026-04-10")
        #expect(try clocks(on: "2026-05-01") == 1)
        #expect(try county.verify().finding == nil)
    }

    @Test("what isn't in force can't be suspended, nor for a day that is past")
    func refuses() throws {
        #expect(throws: StoreRefusal.conflict("notAdopted")) {
            try suspend(from: "2026-04-01", on: "2026-03-20")
        }
        try adopt(VisitedCounty.adoption([VisitedCounty.replyClock], from: day("2026-03-02")))
        #expect(throws: StoreRefusal.conflict("startsInThePast")) {
            try suspend(from: "2026-03-19", on: "2026-03-20")
        }
    }

    @Test("adopted again on the same day, the last word counts; a case between keeps its rules")
    func correctsItself() throws {
        let first = VisitedCounty.adoption([VisitedCounty.replyClock], from: day("2026-03-02"))
        try adopt(first)
        let number = try county.write {
            try $0.register(
                NewCase(kind: .help, channel: .phone, place: id("5321"), text: "停水"),
                by: .office, at: moment("2026-03-02T10:00")
            ).number
        }
        try adopt(
            VisitedCounty.adoption(
                [VisitedCounty.replyClock(within: Amount("2wd")!)], from: day("2026-03-02")),
            at: "11:00")
        let now = try county.read { try $0.ruleSet(at: id("5311"), on: day("2026-03-02")) }
        #expect(now.clockRules.first?.within == Amount("2wd")!)
        let clocks = try county.read { try $0.fold(number)!.rules.clocks }
        #expect(clocks.map(\.within) == [Amount("5wd")!])
        let finding = try county.verify().finding
        #expect(finding == nil, "\(String(describing: finding))")
    }

    @Test("the highest place of all may work by a method of a level above it, no other may")
    func takesFromAbove() throws {
        func adoption(at place: String) -> Adoption {
            Adoption(
                pack: VisitedCounty.pack, version: 1, file: "a.yaml", level: .prefectureCity,
                place: id(place), from: day("2026-03-02"), parameters: [:], roles: [],
                noteTypes: [], rules: [VisitedCounty.replyClock])
        }
        #expect(throws: StoreRefusal.conflict("wrongLevel")) { try adopt(adoption(at: "531")) }
        try adopt(adoption(at: "53"))
    }

    @Test("a pack for another level is refused")
    func refusesLevels() throws {
        let adoption = Adoption(
            pack: VisitedCounty.pack, version: 1, file: "a.yaml", level: .village,
            place: id("53"), from: day("2026-03-02"), parameters: [:], roles: [], noteTypes: [],
            rules: [VisitedCounty.replyClock])
        #expect(throws: StoreRefusal.conflict("wrongLevel")) { try adopt(adoption) }
    }

    @Test("before a higher version is adopted it is told what changes, and nothing is written")
    func foresees() throws {
        try adopt(VisitedCounty.adoption([VisitedCounty.replyClock], from: day("2026-03-02")))
        let next = VisitedCounty.adoption(
            [
                VisitedCounty.replyClock(within: Amount("3wd")!),
                .visit(VisitedCounty.householdVisits()),
            ], from: day("2026-04-01"), version: 2)
        let foreseen = try county.read {
            try $0.foreseen(next, at: moment("2026-03-03T09:00"))
        }
        #expect(foreseen.before?.version == 1)
        #expect(foreseen.changes?.added == [VisitedCounty.ruleID])
        #expect(foreseen.changes?.removed == [])
        let change = try #require(foreseen.changes?.changed.first)
        #expect(change.rule == id("reply-clock"))
        #expect(change.numbers?.old.number == 5 && change.numbers?.new.number == 3)
        #expect(try county.read { try $0.adoptions() }.count == 1)
    }

    @Test("after a break what was left over before isn't owed any more")
    func forgetsLeftOver() throws {
        let cadence = Rule.cadence(
            CadenceRule(
                origin: RuleOrigin(
                    id: id("sort"), mechanism: id("diary"), pack: VisitedCounty.pack, line: 3),
                duty: "sort", of: id("linkedOfficial"), every: .every(.month)))
        func first(_ text: String) throws -> Day {
            try county.read {
                try $0.firstDay(of: cadence.origin, at: id("5311"), until: day(text))
            }
        }
        try adopt(VisitedCounty.adoption([cadence], from: day("2026-03-02")))
        #expect(try first("2026-03-10") == day("2026-03-02"))
        try suspend(from: "2026-04-01", on: "2026-03-20")
        #expect(try first("2026-04-10") == Day(number: .max))
        try adopt(VisitedCounty.adoption([cadence], from: day("2026-05-01")), on: "2026-04-10")
        #expect(try first("2026-05-10") == day("2026-05-01"))
    }
}
