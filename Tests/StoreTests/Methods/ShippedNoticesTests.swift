import Kernel
import Testing

@testable import Store

@Suite("a program that ships a new notice")
struct ShippedNoticesTests {
    /// The program of the summer before: nothing is known of the Spring Festival of 2026, which
    /// makes Saturday the 14th a working day and has the 15th to the 23rd of February off.
    private let older = WorkingCalendar.china.asKnown(on: day("2025-10-31"))
    private let newNotice: ID<CalendarNotice> = id("cn-2026-1")
    private let registered = moment("2026-02-10T10:00")
    private let early = moment("2026-02-17T23:59:59")
    private let late = moment("2026-02-24T23:59:59")

    private struct Row: Equatable {
        let next: Moment?
        let reply: Moment?
    }

    /// A promised case, one that waits, and one that was replied to and taken back; each with a
    /// reply due within five working days.
    private func countyOfOlderProgram() async throws -> County {
        let county = try await County.make(at: registered, calendar: older)
        let now = registered
        try await county.store.write { transaction in
            let adoption = VisitedCounty.adoption(
                [VisitedCounty.replyClock], at: County.county.text, from: now.day)
            try transaction.adopt(adoption, by: .office, at: now)
        }
        let promised = try await county.register().number
        _ = try await county.register(County.newCase("自来水管爆了。"))
        let takenBack = try await county.register(County.newCase("停电了。")).number
        try await county.perform(.acceptance, on: promised, by: county.desk)
        try await county.perform(
            .assignment(unit: County.water, official: county.handler.code), on: promised,
            by: county.desk)
        try await county.perform(
            .promise(due: moment("2026-02-13T18:00"), text: "节前修好"), on: promised,
            by: county.handler)
        let deeds: [(Deed, Actor)] = [
            (.acceptance, .office),
            (.assignment(unit: County.water, official: nil), .office),
            (.reply(text: "已来电", solved: .yes), .office),
            (.closure(.withdrawn, reason: "来电了"), .requester(assistedBy: nil)),
        ]
        try await county.store.write { transaction in
            for (deed, actor) in deeds {
                try transaction.perform(deed, on: takenBack, by: actor, at: now)
            }
        }
        return county
    }

    /// The same folder, opened by a program that was put in its place.
    private func reopened(_ county: County) throws -> County {
        county.store.close()
        return County(
            store: try Store(
                county.store.directory, at: county.store.address,
                now: { moment("2026-02-11T08:00") }))
    }

    private func number(_ serial: Int) throws -> CaseNumber {
        try #require(CaseNumber(year: 2026, serial: serial))
    }

    private func rows(of county: County) async throws -> [Row] {
        try await county.store.read {
            try $0.db.all("SELECT next_due, reply_due FROM cases ORDER BY number") {
                Row(next: try $0.momentOrNil(0), reply: try $0.momentOrNil(1))
            }
        }
    }

    private func entries(of county: County, _ topic: String) async throws -> Int {
        try await county.store.read {
            try $0.db.int("SELECT count(*) FROM entries WHERE topic = \(topic)")
        }
    }

    private func finding(in county: County) throws -> String? {
        try Verification(
            directory: county.store.directory, at: county.store.address
        ).run().finding?.inEnglish
    }

    @Test("until it is loaded, dates are counted by the notices that the ledger knows")
    func countsByTheLedger() async throws {
        let county = try reopened(try await countyOfOlderProgram())
        defer { county.store.close() }
        #expect(county.store.calendar == older)
        let promise = moment("2026-02-13T18:00")
        #expect(
            try await rows(of: county) == [
                Row(next: promise, reply: early), Row(next: early, reply: early),
                Row(next: nil, reply: early),
            ])
        #expect(
            county.store.calendar.due(after: registered, .workingDays(5)).description
                == "2026-02-17 provisional")
        #expect(try finding(in: county) == nil)
    }

    @Test("loading it moves the dates of open cases in one act, and of no other")
    func moves() async throws {
        let county = try reopened(try await countyOfOlderProgram())
        defer { county.store.close() }
        let known = try await entries(of: county, "calendar")
        let loaded = try await county.store.load(noticesOf: .china)
        #expect(loaded.map(\.notice.id) == [newNotice])
        #expect(loaded[0].effect.moves.map(\.number) == [try number(1), try number(2)])
        #expect(loaded[0].effect.moves.allSatisfy { $0.old == early && $0.new == late })
        #expect(try await entries(of: county, "calendar") == known + 1)
        let promise = moment("2026-02-13T18:00")
        #expect(
            try await rows(of: county) == [
                Row(next: promise, reply: late), Row(next: late, reply: late),
                Row(next: nil, reply: early),
            ])
        #expect(try finding(in: county) == nil)
        #expect(try await county.store.load(noticesOf: .china).isEmpty)
        #expect(try await entries(of: county, "calendar") == known + 1)
    }

    @Test("from then on dates are explained by it, and are provisional only beyond its year")
    func explains() async throws {
        let county = try reopened(try await countyOfOlderProgram())
        try await county.store.load(noticesOf: .china)
        let again = try reopened(county)
        defer { again.store.close() }
        #expect(again.store.calendar == .china)
        let date = try #require(
            try await again.view(number(2), .official(again.desk)).dueDates.first)
        #expect(date.due.description == "2026-02-24")
        let explanation = again.store.calendar.explain(after: date.from, date.rule.within)
        #expect(explanation.notices.map(\.id) == [newNotice])
        let beyond = again.store.calendar.due(after: moment("2026-12-30T10:00"), .workingDays(5))
        #expect(beyond.provisional)
        let later = try await again.register(County.newCase("路面塌了。"))
        #expect(later.dueDates.map(\.due.description) == ["2026-02-25"])
        #expect(try finding(in: again) == nil)
    }

    @Test("a ledger begins with what the program ships")
    func begins() async throws {
        let county = try await County.make()
        defer { county.store.close() }
        #expect(county.store.calendar == .china)
        let first = try await county.store.read { transaction in
            let number = WorkingCalendar.china.notices.count
            return try transaction.db.all(
                "SELECT topic FROM entries ORDER BY position LIMIT \(number)"
            ) { try $0.text(0) }
        }
        #expect(Set(first) == ["calendar"])
        #expect(try finding(in: county) == nil)
    }

    @Test("a ledger that knew none takes them all; what it knows with other days stays")
    func keepsWhatIsKnown() throws {
        let county = try VisitedCounty()
        defer { county.database.close() }
        try county.adopt([VisitedCounty.replyClock])
        let own = CalendarNotice(
            id: newNotice, year: 2026, issued: day("2025-11-04"), number: "", title: "",
            address: "", rulings: [])
        try county.write { transaction in
            _ = try transaction.register(
                NewCase(kind: .help, channel: .phone, place: id("5311"), text: "停水"),
                by: .office, at: moment("2026-02-10T10:00"))
            try transaction.load(own, by: .office, at: moment("2026-02-11T08:00"))
        }
        let loaded = try county.write {
            try $0.load(noticesOf: .china, by: .office, at: moment("2026-02-11T08:00"))
        }
        #expect(loaded.count == WorkingCalendar.china.notices.count - 1)
        #expect(try county.read { try $0.calendar.notice(own.id) } == own)
        #expect(try county.verify().finding == nil)
    }

    @Test("a notice whose transaction was refused isn't counted by afterwards")
    func rollsBack() async throws {
        let county = try await countyOfOlderProgram()
        defer { county.store.close() }
        struct Refused: Error {}
        await #expect(throws: Refused.self) {
            try await county.store.write { transaction in
                let loaded = try transaction.load(
                    noticesOf: .china, by: .office, at: moment("2026-02-11T08:00"))
                let calendar = try transaction.calendar
                #expect(loaded.count == 1 && calendar != older)
                throw Refused()
            }
        }
        #expect(county.store.calendar == older)
        #expect(try finding(in: county) == nil)
    }
}
