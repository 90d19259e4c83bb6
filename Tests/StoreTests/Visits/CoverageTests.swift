import Kernel
import Testing

@testable import Store

@Suite("coverage with an honest denominator")
struct CoverageTests {
    let county: VisitedCounty

    init() throws { county = try VisitedCounty() }

    private func open(_ rule: VisitRule = VisitedCounty.householdVisits()) throws {
        try county.adopt([.visit(rule)])
        try county.write {
            try $0.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-01T09:00"))
        }
    }

    private func coverage(of place: String, on text: String = "2026-06-01") throws -> [Coverage] {
        try county.read { try $0.coverage(of: id(place), during: day(text)...day(text)) }
    }

    private func total(_ text: String = "2026-06-01") throws -> CoverageCount? {
        try coverage(of: "53", on: text).first?.total
    }

    @Test("the list is frozen on the first day: who moves in later belongs to the next period")
    func freezes() throws {
        try open()
        let late = Household(id: id("h6"), place: id("5311"), linkedOfficial: id("lin"))
        try county.write {
            try $0.record(.household(late), by: .office, at: moment("2026-02-01T09:00"))
        }
        _ = try county.note("v1", to: "h6")
        #expect(try total() == CoverageCount(met: 0, declined: 1, moved: 0, notMet: 4))
    }

    @Test("a period is opened once, however often one asks")
    func opensOnce() throws {
        try open()
        let again = try county.write {
            try $0.ensurePeriods(on: day("2026-07-01"), at: moment("2026-07-01T00:05"))
        }
        #expect(again == 0)
        let next = try county.write {
            try $0.ensurePeriods(on: day("2027-01-01"), at: moment("2027-01-01T00:05"))
        }
        #expect(next == 1)
    }

    @Test("met weighs most; not at home leaves the household due")
    func weighs() throws {
        try open()
        _ = try county.note("v1", .notHome, to: "h1")
        #expect(try total()?.met == 0)
        _ = try county.note("v2", .declined, to: "h1", at: "2026-03-01T11:00")
        #expect(try total()?.declined == 2)
        _ = try county.note("v3", .met, to: "h1", at: "2026-02-01T11:00")
        _ = try county.note("v4", .declined, to: "h1", at: "2026-03-01T12:00")
        #expect(try total() == CoverageCount(met: 1, declined: 1, moved: 0, notMet: 3))
    }

    @Test("a visit of the year before doesn't count")
    func looksAtDays() throws {
        try open()
        _ = try county.note("v1", to: "h1", at: "2025-12-31T23:59")
        #expect(try total()?.met == 0)
        _ = try county.note("v2", to: "h1", at: "2026-01-01T00:00")
        #expect(try total()?.met == 1)
    }

    @Test("where two visits are owed, one isn't enough")
    func countsVisits() throws {
        try open(VisitedCounty.householdVisits(2))
        _ = try county.note("v1", to: "h1")
        #expect(try total()?.met == 0)
        _ = try county.note("v2", to: "h1", at: "2026-03-01T12:00")
        #expect(try total()?.met == 1)
    }

    @Test("a row for each place below, and a village's own")
    func breaksDown() throws {
        try open()
        _ = try county.note("v1", to: "h1")
        _ = try county.note("v2", .moved, to: "h4", by: "an")
        let rows = try coverage(of: "53")[0].rows
        #expect(rows.map(\.name) == ["富岩镇", "娜允镇"])
        #expect(rows[0].count == CoverageCount(met: 1, declined: 1, moved: 1, notMet: 1))
        #expect(try coverage(of: "531")[0].rows.map(\.name) == ["帕哪村", "芒信村"])
        #expect(try coverage(of: "5311")[0].rows.map(\.count.due) == [3])
    }

    @Test("a list that is frozen late counts the visits of the days before")
    func countsEarlierVisits() throws {
        _ = try county.note("v1", to: "h1", at: "2026-02-01T10:00")
        try county.adopt([.visit(VisitedCounty.householdVisits())])
        try county.write {
            try $0.ensurePeriods(on: day("2026-05-01"), at: moment("2026-05-01T09:00"))
        }
        #expect(try total() == CoverageCount(met: 1, declined: 1, moved: 0, notMet: 3))
    }

    @Test("a township with a rule of its own has a list of its own, and nobody is counted twice")
    func excepts() throws {
        try county.adopt([.visit(VisitedCounty.householdVisits(2))], at: "532")
        try open()
        let whole = try coverage(of: "53")
        #expect(whole.map(\.total.due).sorted() == [1, 4])
        #expect(try county.read { try $0.db.int("SELECT count(*) FROM coverage_periods") } == 2)
        #expect(try coverage(of: "532")[0].rule.number == 2)
    }

    @Test("a township that adopts in the middle of the year isn't counted twice either")
    func waitsForTheNextPeriod() throws {
        try open()
        try county.adopt([.visit(VisitedCounty.householdVisits())], at: "532")
        let opened = try county.write {
            try $0.ensurePeriods(on: day("2026-05-01"), at: moment("2026-05-01T09:00"))
        }
        #expect(opened == 0)
        #expect(try total()?.due == 5)
    }

    @Test("a window of days in the month opens on its first day and has its own visits")
    func opensWindows() throws {
        try county.adopt([.visit(VisitedCounty.householdVisits(per: .month, days: 1...5))])
        func ensure(_ text: String) throws -> Int {
            try county.write { try $0.ensurePeriods(on: day(text), at: moment(text + "T00:05")) }
        }
        #expect(try ensure("2026-01-06") == 0)
        #expect(try ensure("2026-02-01") == 1)
        _ = try county.note("v1", to: "h1", at: "2026-02-05T20:00")
        _ = try county.note("v2", to: "h2", at: "2026-02-06T08:00")
        #expect(try total("2026-02-20")?.met == 1)
    }

    @Test("who asks not to be visited has declined from then on")
    func followsTheRegistry() throws {
        try open()
        let quiet = Household(
            id: id("h1"), place: id("5311"), head: "户主h1", zone: id("z1"),
            linkedOfficial: id("an"), declinesVisits: true)
        try county.write {
            try $0.record(.household(quiet), by: .office, at: moment("2026-04-01T09:00"))
        }
        #expect(try total()?.declined == 2)
        let officials = try county.read {
            try $0.db.all("SELECT official FROM coverage_households WHERE household = 'h1'") {
                try $0.text(0)
            }
        }
        #expect(officials == ["an"])
    }

    @Test("every count follows from the ledger alone")
    func rebuilds() throws {
        try open()
        _ = try county.note("v1", to: "h1", notes: [DiaryEntry(type: "hardship", text: "漏雨")])
        _ = try county.note("v2", .moved, to: "h2")
        _ = try county.note("v3", .met, to: "h3")
        let verdict = try county.verify()
        #expect(verdict.finding == nil)
        try county.write {
            _ = try $0.db.run("UPDATE coverage_counts SET number = 9 WHERE standing = 'met'")
        }
        #expect(try county.verify().finding?.kind == .rowChanged)
    }

    @Test("the counts are those that the Kernel reckons from all visits")
    func agreesWithTheKernel() throws {
        let rule = VisitedCounty.householdVisits(2)
        try open(rule)
        var random = SystemRandomNumberGenerator()
        let outcomes = Visit.Outcome.allCases
        for number in 1...60 {
            let household = "h\(number % 3 + 1)"
            let text = "2026-0\(Int.random(in: 1...2, using: &random))-1\(number % 10)T10:00"
            _ = try county.note(
                "v\(number)", outcomes.randomElement(using: &random)!, to: household, at: text)
        }
        var query = VisitQuery()
        query.limit = 100
        let (visits, households) = try county.read { [query] in
            (
                try $0.visits(query, for: nil).items.map(\.visit),
                try $0.households(limit: 10)
            )
        }
        #expect(try total() == rule.count(households, visits: visits, on: day("2026-03-01")))
    }
}
