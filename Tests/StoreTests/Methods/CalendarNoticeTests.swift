import Kernel
import Testing

@testable import Store

@Suite("loading a calendar notice")
struct CalendarNoticeTests {
    let county: VisitedCounty

    init() throws {
        county = try VisitedCounty()
        try county.adopt([VisitedCounty.replyClock])
    }

    /// The Friday and the Thursday before it are off.
    private let notice = CalendarNotice(
        id: id("cn-2026-x"), year: 2026, issued: day("2026-03-02"), number: "国办发明电〔2026〕9号",
        title: "放假", address: "",
        rulings: ["2026-03-12", "2026-03-13"].map {
            CalendarNotice.Ruling(day: day($0), kind: .off, name: "节")
        })

    private func register(_ text: String) throws -> CaseNumber {
        try county.write {
            try $0.register(
                NewCase(kind: .help, channel: .phone, place: id("5311"), text: "停水"),
                by: .office, at: moment(text)
            ).number
        }
    }

    private func due(of number: CaseNumber) throws -> Moment {
        try county.read {
            try $0.db.one("SELECT next_due FROM cases WHERE number = \(number.value)") {
                try $0.moment(0)
            }
        }
    }

    @Test("it shows what would move, moves it in one act, and later cases count by it")
    func moves() throws {
        let (early, late) = (try register("2026-03-02T09:00"), try register("2026-03-06T09:00"))
        let effect = try county.read { [notice] in try $0.effect(of: notice) }
        #expect(effect.days.map(\.new.day) == [day("2026-03-12"), day("2026-03-13")])
        #expect(effect.moves.map(\.number) == [late])
        #expect(try due(of: late).day == day("2026-03-13"))

        let loaded = try county.write { [notice] in
            try $0.load(notice, by: .office, at: moment("2026-03-09T09:00"))
        }
        #expect(loaded == effect)
        #expect(try due(of: early).day == day("2026-03-09"))
        #expect(try due(of: late).day == day("2026-03-17"))
        #expect(try due(of: try register("2026-03-11T09:00")).day == day("2026-03-20"))
        #expect(
            try county.read {
                try $0.db.int("SELECT count(*) FROM entries WHERE topic = 'calendar'")
            }
                == 1)
    }

    @Test("the same notice again changes nothing, and another one under its name is refused")
    func repeats() throws {
        try county.write { [notice] in
            try $0.load(notice, by: .office, at: moment("2026-03-09T09:00"))
            let again = try $0.load(notice, by: .office, at: moment("2026-03-09T09:01"))
            #expect(again.days.isEmpty)
        }
        let other = CalendarNotice(
            id: notice.id, year: 2026, issued: notice.issued, number: "", title: "", address: "",
            rulings: [])
        #expect(throws: StoreRefusal.conflict("noticeDiffers")) {
            try county.write {
                try $0.load(other, by: .office, at: moment("2026-03-09T09:02"))
            }
        }
        #expect(try county.read { try $0.calendarNotices() } == [notice])
        #expect(
            try county.read { try $0.calendar } == WorkingCalendar(notices: [notice]))
    }

    @Test("the moved dates follow from the ledger, also for a case that went on since")
    func rebuilds() throws {
        let (waiting, done) = (try register("2026-03-06T09:00"), try register("2026-03-06T09:00"))
        try county.write { [notice] in
            try $0.load(notice, by: .office, at: moment("2026-03-09T09:00"))
            try $0.perform(.acceptance, on: done, by: .office, at: moment("2026-03-09T10:00"))
            try $0.perform(
                .closure(.withdrawn, reason: "已自行解决"), on: done,
                by: .requester(assistedBy: nil),
                at: moment("2026-03-09T11:00"))
        }
        #expect(try due(of: waiting).day == day("2026-03-17"))
        let verdict = try county.verify()
        #expect(verdict.finding == nil)
    }

    @Test("a notice reads back as it was written")
    func writesJSON() throws {
        #expect(CalendarNotice(json: notice.json) == notice)
        for notice in WorkingCalendar.china.notices {
            #expect(CalendarNotice(json: try JSON(notice.json.bytes)) == notice)
        }
    }
}
