import Glibc
import Kernel
import Testing

@testable import Store

/// A county with something in every table, as a file of its own that a test may spoil.
///
/// It is recorded once; each test gets a copy.
struct RecordedCounty: ~Copyable {
    let file: String
    static let keys = MasterKey(bytes: [UInt8](repeating: 7, count: 32))

    init() throws { file = try Self.copy() }

    private static func copy() throws -> String {
        let file = try temporaryDirectory() + "/lianxin.db"
        let bytes = try recorded.get()
        let descriptor = open(file, O_CREAT | O_WRONLY, 0o600)
        defer { Glibc.close(descriptor) }
        guard write(descriptor, bytes, bytes.count) == bytes.count else {
            throw SQLFault.disk("no room for a test")
        }
        // VACUUM INTO doesn't keep the journal mode.
        _ = try SQLiteConnection(file: file, role: .writer)
        return file
    }

    deinit {
        for suffix in ["", "-wal", "-shm"] { unlink(file + suffix) }
        rmdir(String(file.dropLast("/lianxin.db".count)))
    }

    func verify() throws -> Verdict { try Verification(file: file, keys: Self.keys).run() }

    /// What somebody does who has the file, an SQL prompt and no scruples.
    func spoil(_ script: String) throws {
        let connection = try SQLiteConnection(file: file, role: .writer)
        try connection.script("PRAGMA foreign_keys = OFF")
        let triggers = try connection.all(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ) { (name: try $0.text(0), text: try $0.text(1)) }
        for trigger in triggers { try connection.script("DROP TRIGGER \(trigger.name)") }
        try connection.script(script)
        for trigger in triggers { try connection.script(trigger.text) }
    }

    /// The condition that a row of `table` is the last in the order of its key.
    func isLastRow(of table: String) throws -> String {
        let keys = try read { db in
            try db.all("SELECT name FROM pragma_table_info(\(table)) WHERE pk > 0 ORDER BY pk") {
                try $0.text(0)
            }
        }
        let key = keys.joined(separator: ", ")
        let order = keys.map { "\($0) DESC" }.joined(separator: ", ")
        return "(\(key)) = (SELECT \(key) FROM \(table) ORDER BY \(order) LIMIT 1)"
    }

    func read<Value>(_ body: (SQLiteConnection) throws -> Value) throws -> Value {
        try body(try SQLiteConnection(file: file, role: .writer))
    }

    private static let recorded = Result { () throws -> [UInt8] in
        let county = try VisitedCounty(Database.temporary())
        defer { county.database.close() }
        try record(into: county)
        let copy = try temporaryDirectory() + "/copy.db"
        try SQLiteBackup(of: county.database.file, to: copy).make()
        defer { unlink(copy) }
        return try bytes(of: copy)
    }

    static func bytes(of file: String) throws -> [UInt8] {
        let descriptor = open(file, O_RDONLY)
        guard descriptor >= 0 else { throw SQLFault.disk(file) }
        defer { Glibc.close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
        guard pread(descriptor, &bytes, bytes.count, 0) == bytes.count else {
            throw SQLFault.disk(file)
        }
        return bytes
    }
}

extension RecordedCounty {
    static let first = CaseNumber(year: 2026, serial: 1)!
    static let second = CaseNumber(year: 2026, serial: 2)!

    private static func record(into county: VisitedCounty) throws {
        try county.adopt([
            .visit(VisitedCounty.householdVisits()),
            .clock(
                ClockRule(
                    origin: RuleOrigin(
                        id: id("reply-clock"), mechanism: id("clock"), pack: VisitedCounty.pack,
                        line: 9),
                    name: .reply, from: .registered, to: .replied,
                    within: Amount("15wd")!)),
            .service(
                ServiceRule(
                    origin: RuleOrigin(
                        id: id("repair"), mechanism: id("hotline"), pack: VisitedCounty.pack,
                        line: 15), service: "repair", items: WordList(items: ["lamp"]),
                    windows: NumberClause(.exactly, 1, unit: "window/item"),
                    time: ServiceTime(byAppointment: true))),
        ])
        try county.write { transaction in
            _ = try transaction.ensurePeriods(on: day("2026-01-01"), at: moment("2026-01-02T08:00"))
            try transaction.record(
                .visit(county.visit("v1", to: "h1", notes: [DiaryEntry(type: "x", text: "屋顶漏雨")])),
                by: .office, at: moment("2026-03-01T10:00"))
            try transaction.record(
                .handOver(
                    HandOver(
                        zone: id("z1"), from: id("lin"), to: id("an"), on: day("2026-03-02"))),
                by: .office, at: moment("2026-03-02T08:00"))
            try transaction.record(
                .place(Place(code: id("5311"), level: .village, name: "新帕哪村", parent: id("531"))),
                by: .office, at: moment("2026-03-02T08:10"))
            try transaction.record(
                .discharge(
                    Discharge(
                        rule: id("weekly"), official: id("lu"), on: day("2026-03-02"), text: "已办")),
                by: .office, at: moment("2026-03-02T08:20"))
        }
        try county.write { try recordCases(in: $0) }
        try county.write { transaction in
            let notice = CalendarNotice(
                id: id("test-2026"), year: 2026, issued: day("2026-03-10"), number: "",
                title: "通知", address: "",
                rulings: [.init(day: day("2026-03-16"), kind: .off, name: "临时")])
            try transaction.load(notice, by: .office, at: moment("2026-03-10T09:00"))
            try account(in: transaction, at: moment("2026-03-10T09:05"))
            try takeUp(in: transaction, at: moment("2026-03-10T09:30"))
        }
    }

    /// A wish of a case is taken up and fulfilled.
    private static func takeUp(in transaction: Transaction, at now: Moment) throws {
        let rule = ClaimRule(
            origin: RuleOrigin(
                id: id("wish"), mechanism: id("wishes"), pack: VisitedCounty.pack, line: 12),
            claims: "microWish", by: id("linkedOfficial"))
        try makeRota(in: transaction, at: now.adding(minutes: -20))
        try transaction.record(
            .opening(
                Undertaking(
                    id: id("claim"), rule: .claim(rule), place: id("5311"), title: "路灯",
                    openedAt: now, openedBy: .office,
                    work: .claim(Claim(official: id("lin"), serviceCase: first, text: "装路灯")))),
            by: .office, at: now)
        try transaction.record(
            .change(id("claim"), .claim(.fulfilled)), by: .office, at: now.adding(minutes: 5))
    }

    /// Three days of duty, two of which somebody is on, and a promise.
    private static func makeRota(in transaction: Transaction, at now: Moment) throws {
        let rule = CadenceRule(
            origin: RuleOrigin(
                id: id("nights"), mechanism: id("nights"), pack: VisitedCounty.pack, line: 13),
            duty: "nightDuty", of: id("linkedOfficial"), every: .every(.week), isRota: true)
        let rota = try #require(Rota(days: now.day...(now.day + 2)))
        try transaction.record(
            .opening(
                Undertaking(
                    id: id("rota"), rule: .cadence(rule), place: id("5311"), title: "三月",
                    openedAt: now, openedBy: .office, work: .rota(rota))),
            by: .office, at: now)
        try transaction.record(
            .opening(
                Undertaking(
                    id: id("promise"), rule: .cadence(rule), place: id("5311"), title: "承诺",
                    openedAt: now, openedBy: .office,
                    work: .commitment(
                        Kernel.Commitment(
                            kind: .publicPromise, maker: id("lin"), to: .place, isPublished: true,
                            lines: [Kernel.Commitment.Line(line: "修路，2026-06-30")])))),
            by: .office, at: now)
        let shifts = ["lin", "an"].enumerated().map { index, code in
            Rota.Shift(
                on: now.day + index, who: Rota.Person(name: code, official: id(code)))
        }
        try transaction.record(
            .change(id("rota"), .rota(.manned(shifts))), by: .office, at: now.adding(minutes: 5))
    }

    /// Something counted by hand, and a reason given for a duty.
    private static func account(in transaction: Transaction, at now: Moment) throws {
        try transaction.record(
            .count(
                CoverageNote(
                    rule: id("badges"), place: id("53"), period: Period("2026")!, reached: 8,
                    of: 10)!), by: .office, at: now)
        try transaction.record(
            .remark(
                DutyRemark(
                    duty: DutyName(
                        rule: id("weekly"), place: id("53"),
                        period: Period(.week, containing: day("2026-02-20"))),
                    official: id("lu"), kind: .reason, author: id("su"), text: "住院")),
            by: .office, at: now)
    }

    private static func recordCases(in transaction: Transaction) throws {
        let desk = Actor.official(id("de"), of: nil)
        let handler = Actor.official(id("he"), of: VisitedCounty.unit)
        var new = NewCase(
            kind: .complaint, channel: .phone, place: id("5311"), text: "村口的路灯坏了三天了。")
        new.requester = .init(name: "岩罕", phone: "13900000000")
        new.id = "a1"
        new.service = ServiceRequest(
            rule: id("repair"), item: "lamp",
            window: AppointmentWindow(day("2026-03-05"), from: 540, to: 600))
        _ = try transaction.register(new, by: desk, at: moment("2026-03-03T09:00"))
        new.id = nil
        new.service = nil
        new.text = "自来水管爆了。"
        _ = try transaction.register(new, by: desk, at: moment("2026-03-03T09:05"))
        let deeds: [(Deed, Actor)] = [
            (.acceptance, desk),
            (.assignment(unit: VisitedCounty.unit, official: id("he")), desk),
            (.promise(due: moment("2026-03-20T18:00"), text: "月底前修好"), handler),
            (
                .reply(text: "已更换灯泡。", solved: .yes, work: WorkDone(windows: 2, visits: 1)),
                handler
            ),
            (.revisit(Answer(solved: .yes, satisfied: true)), desk),
        ]
        for (minute, (deed, actor)) in deeds.enumerated() {
            try transaction.perform(
                deed, on: first, by: actor,
                at: moment("2026-03-04T10:00").adding(minutes: minute * 10))
        }
    }
}
