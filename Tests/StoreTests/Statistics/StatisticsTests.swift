import Kernel
import Testing

@testable import Store

@Suite("figures of cases")
struct StatisticsTests {
    let county: VisitedCounty

    init() throws {
        county = try VisitedCounty()
        try county.loadNotices()
        try county.adopt([VisitedCounty.replyClock])
    }

    private static let now = moment("2026-04-30T12:00")

    @discardableResult
    private func register(
        at place: String = "5311", kind: CaseKind = .help, on text: String = "2026-02-24",
        _ deeds: [(String, Deed)] = []
    ) throws -> CaseNumber {
        try county.write { transaction in
            let start = moment(text + "T09:00")
            let number = try transaction.register(
                NewCase(kind: kind, channel: .phone, place: id(place), text: "停水"), by: .office,
                at: start
            ).number
            let assigned: [(String, Deed)] = [
                (text, .acceptance), (text, .assignment(unit: VisitedCounty.unit, official: nil)),
            ]
            for (day, deed) in deeds.isEmpty ? [] : assigned + deeds {
                let actor = deed.name == .closure ? Actor.requester(assistedBy: nil) : .office
                try transaction.perform(deed, on: number, by: actor, at: moment(day + "T10:00"))
            }
            return number
        }
    }

    private func figures(
        _ measure: Measure, by grouping: Grouping = .place, in place: String = "53",
        from: String = "2026-01-01", to: String = "2026-12-31"
    ) throws -> Statistics {
        try county.read {
            try $0.statistics(
                measure, by: grouping, in: id(place), from: day(from), to: day(to), at: Self.now)
        }
    }

    @Test("cases count where they were raised, in the place below and in its whole subtree")
    func countsIntake() throws {
        try register()
        try register(at: "5312", kind: .complaint, on: "2026-03-31")
        try register(at: "53", on: "2026-03-01")
        let byPlace = try figures(.intake)
        #expect(byPlace.rows.map(\.key) == ["53", "531"])
        #expect(byPlace.rows.map(\.name) == ["孟连县", "富岩镇"])
        #expect(byPlace.rows.map(\.value) == [1, 2])
        #expect(byPlace.of == nil)
        #expect(try figures(.intake, by: .month).rows.map(\.key) == ["2026-02", "2026-03"])
        #expect(try figures(.intake, by: .month).rows.map(\.value) == [1, 2])
        #expect(try figures(.intake, by: .kind).rows.map(\.key) == ["complaint", "help"])
        #expect(try figures(.intake, in: "5312").value == 1)
        #expect(try figures(.intake, from: "2026-03-02", to: "2026-03-31").value == 1)
    }

    @Test("in time is by the date of the reply; a case that waits and isn't due counts on no side")
    func measuresResponse() throws {
        try register([("2026-03-02", .reply(text: "已修", solved: .yes))])
        try register([("2026-03-03", .reply(text: "已修", solved: .yes))])
        try register()
        try register(on: "2026-04-30")
        let response = try figures(.response)
        #expect(response.value == 1)
        #expect(response.of == 3)
        #expect(try figures(.overdue).value == 1)
        #expect(try figures(.overdue).of == 4)
    }

    @Test("a promise is kept by its first date, however often it moved")
    func measuresPromises() throws {
        let due = moment("2026-02-27T18:00")
        try register([
            ("2026-02-24", .promise(due: due, text: nil)),
            ("2026-02-26", .promiseMove(due: moment("2026-03-10T18:00"), reason: "等配件")),
            ("2026-03-05", .reply(text: "已修", solved: .yes)),
        ])
        try register([
            ("2026-02-24", .promise(due: due, text: nil)),
            ("2026-02-26", .reply(text: "已修", solved: .yes)),
        ])
        let kept = try figures(.keptFirstPromise, by: .unit)
        #expect(kept.rows == [StatisticsRow(key: "water", name: "水务局", value: 1, of: 2)])
    }

    @Test("solved and satisfied are what residents said, of those who were asked")
    func measuresAnswers() throws {
        try register([
            ("2026-02-25", .reply(text: "已修", solved: .yes)),
            ("2026-02-26", .revisit(Answer(solved: .partly, satisfied: true))),
        ])
        try register([("2026-02-25", .reply(text: "已修", solved: .yes))])
        #expect(try figures(.solved).value == 0)
        #expect(try figures(.solved).of == 1)
        #expect(try figures(.satisfied).value == 1)
        #expect(try figures(.satisfied).of == 1)
    }

    @Test("the backlog is what was open at the end of the last day")
    func measuresBacklog() throws {
        try register([("2026-02-25", .closure(.withdrawn, reason: "已自行解决"))])
        try register(on: "2026-02-20")
        try register(on: "2026-03-01")
        #expect(try figures(.backlog, from: "2026-02-24", to: "2026-02-24").value == 2)
        #expect(try figures(.backlog, from: "2026-02-25", to: "2026-02-28").value == 1)
    }

    @Test("coverage is met of reachable; other breakdowns are refused by name")
    func measuresCoverage() throws {
        try county.adopt([.visit(VisitedCounty.householdVisits())], pack: id("visits"))
        try county.write {
            try $0.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-01T09:00"))
        }
        _ = try county.note("v1", to: "h1")
        let coverage = try figures(.coverage)
        #expect(coverage.rows.map(\.value) == [1, 0])
        #expect(coverage.rows.map(\.of) == [3, 1])
        #expect(throws: StatisticsRefusal.notFor(.coverage, .kind, allowed: [.place, .month])) {
            try figures(.coverage, by: .kind)
        }
        #expect(throws: StatisticsRefusal.notYet(.topic)) { try figures(.intake, by: .topic) }
        #expect(throws: StatisticsRefusal.emptyRange) {
            try figures(.intake, from: "2026-02-02", to: "2026-02-01")
        }
    }
}
