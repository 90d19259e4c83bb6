import Kernel
import Testing

@testable import Store

@Suite("rotas and what follows from them")
struct RotaTests {
    private typealias Base = UndertakingsTests
    let county: VisitedCounty

    private static let nights = Rule.cadence(
        CadenceRule(
            origin: Base.origin("nights"), duty: "keepNightDuty", of: id("linkedOfficial"),
            every: .every(.week), isRota: true, isByNight: true))
    private static let leaderDay = Rule.cadence(
        CadenceRule(
            origin: Base.origin("leader-day"), duty: "leaderOnDuty", of: id("countyLeader"),
            every: .every(.month), isRota: true))

    /// A leader with a unit, to whom danger can be given, and another.
    private static let leaders = ["lei", "liu"].map {
        Official(
            code: id($0), name: "领导" + $0, unit: VisitedCounty.unit, place: id("53"),
            roles: [.leader])
    }

    init() throws {
        county = try VisitedCounty()
        try county.adopt([Self.nights, Self.leaderDay])
        try county.write { transaction in
            for official in Self.leaders {
                try transaction.record(
                    .official(official), by: .office, at: moment("2026-01-01T08:40"))
            }
        }
    }

    private func open(
        _ name: String, _ rule: Rule, _ people: [(String, String)], at place: String = "53"
    ) throws {
        let days = day("2026-03-02")...day("2026-03-08")
        let official = Self.leaders[0]
        let shifts = people.map { on, code in
            Rota.Shift(on: day(on), who: Rota.Person(name: code, official: id(code)))
        }
        try county.write { transaction in
            guard let rota = Rota(days: days) else { throw UndertakingRefusal.wrongKind }
            let it = Undertaking(
                id: id(name), rule: rule, place: id(place), title: "三月",
                openedAt: moment("2026-03-01T08:00"),
                openedBy: .official(official.code, of: nil), work: .rota(rota))
            try transaction.open(it, by: official, at: it.openedAt)
            try transaction.change(id(name), by: official, at: moment("2026-03-01T08:00")) {
                try $0.setting(shifts, on: day("2026-03-01"))
            }
        }
    }

    private func nights(of code: String, on text: String = "2026-03-03T09:00") throws -> [Duty] {
        let official = try county.official(code)
        return try county.read { try $0.duties(of: official, at: moment(text)) }
            .filter { $0.rule == id("nights") && $0.period?.start == day("2026-03-02") }
    }

    private func isClean() throws -> Bool {
        let finding = try county.verify().finding
        if let finding { Issue.record("\(finding)") }
        return finding == nil
    }

    @Test("in the week of a rota who is named owes it as often, others don't; elsewhere all do")
    func namesWhoOwes() throws {
        #expect(try nights(of: "lin").first?.progress.needed == 1)
        try open(
            "r1", Self.nights,
            [("2026-03-03", "lin"), ("2026-03-05", "lin"), ("2026-03-04", "ba")],
            at: "531")
        #expect(try nights(of: "lin").first?.progress.needed == 2)
        #expect(try nights(of: "lin").first?.due == day("2026-03-05"))
        // She is of the same township and isn't named.
        #expect(try nights(of: "an").isEmpty)
        // Another township has no rota; that its official stands in here doesn't change that.
        #expect(try nights(of: "ba").first?.progress.needed == 1)
        let lin = try county.official("lin")
        try county.write {
            try $0.discharge(
                Discharge(rule: id("nights"), official: id("lin"), on: day("2026-03-03"), text: ""),
                by: lin,
                at: moment("2026-03-03T20:00"))
        }
        #expect(try nights(of: "lin").first?.progress.done == 1)
        let an = try county.official("an")
        #expect(throws: StoreRefusal.conflict("alreadyDone")) {
            try county.write {
                try $0.discharge(
                    Discharge(
                        rule: id("nights"), official: id("an"), on: day("2026-03-03"), text: ""),
                    by: an, at: moment("2026-03-03T20:00"))
            }
        }
        #expect(try isClean())
    }

    @Test("who is on is found for a place, by its rotas and those above; a swap counts at once")
    func tellsWhoIsOn() throws {
        try open("r1", Self.nights, [("2026-03-03", "lin"), ("2026-03-04", "an")], at: "531")
        try open("r2", Self.leaderDay, [("2026-03-03", "lei")])
        let days = day("2026-03-03")...day("2026-03-04")
        func names(at place: String, below: Bool = false) throws -> [String] {
            try county.read {
                try $0.onDuty(at: id(place), below: below, during: days).map {
                    "\($0.day.dayOfMonth) \($0.official?.code.text ?? "")"
                }
            }
        }
        #expect(try names(at: "5311") == ["3 lin", "3 lei", "4 an"])
        #expect(try names(at: "53") == ["3 lei"])
        #expect(try names(at: "53", below: true) == ["3 lin", "3 lei", "4 an"])
        try county.write {
            try $0.change(id("r1"), by: Self.leaders[0], at: moment("2026-03-03T08:00")) {
                try $0.swapping(
                    Rota.Swap(
                        on: day("2026-03-03"), from: Rota.Person(name: "lin", official: id("lin")),
                        to: Rota.Person(name: "an", official: id("an")), reason: "下乡"))
            }
        }
        #expect(try names(at: "5311") == ["3 an", "3 lei", "4 an"])
        #expect(try isClean())
    }

    @Test("danger goes to the leader who is on today; without a rota to the one of the place")
    func routesDanger() throws {
        func danger(at text: String) throws -> ID<Official>? {
            try county.write { transaction in
                var new = NewCase(kind: .help, channel: .phone, place: id("5311"), text: "漏气")
                new.isDanger = true
                let registered = try transaction.register(new, by: .office, at: moment(text))
                return try transaction.fold(registered.number)?.it.state.handling?.official
            }
        }
        try open("r1", Self.leaderDay, [("2026-03-03", "liu")])
        // No rule of a leader: she is on by night, but danger isn't hers.
        try open("r2", Self.nights, [("2026-03-03", "lin")], at: "531")
        #expect(try danger(at: "2026-03-03T09:00") == id("liu"))
        #expect(try danger(at: "2026-03-04T09:00") == id("lei"))
        #expect(try isClean())
    }
}
