import Kernel
import TestSupport
import Testing

@testable import Store

@Suite("cases that ask for a service")
struct CaseServicesTests {
    let county: VisitedCounty

    static let now = moment("2026-03-02T10:00")
    static let desk = Official(
        code: id("zhou"), name: "周敏", unit: nil, place: id("53"), roles: [.desk])
    static let supervisor = Official(
        code: id("he"), name: "何局长", unit: nil, place: id("53"), roles: [.supervisor])
    static let unit = HandlingUnit(code: id("water"), name: "供水公司", place: id("53"))

    private static func origin(_ rule: String) -> RuleOrigin {
        RuleOrigin(id: id(rule), mechanism: id("hotline"), pack: VisitedCounty.pack, line: 1)
    }

    static let repair = ServiceRule(
        origin: origin("repair"), service: "repair", items: WordList(items: ["water", "gas"]),
        finishedAt: .township, ways: [.homeService],
        windows: NumberClause(.exactly, 1, unit: "window/item"),
        time: ServiceTime(byAppointment: true), checklist: WordList(items: ["covers", "cleaned"]))
    static let centre = ServiceRule(
        origin: origin("centre"), service: "centre", functions: WordList(items: ["bills"]),
        peak: 2)
    static let stations = ResponsibilityRule(
        origin: origin("station-area"),
        claim: .answersFor(by: id("linkedOfficial"), .village), comparison: .atLeast, number: 1)

    init() throws {
        county = try VisitedCounty()
        try county.adopt([
            .service(Self.repair), .service(Self.centre), .responsibility(Self.stations),
        ])
        try county.write { transaction in
            try transaction.record(.unit(Self.unit), by: .office, at: moment("2026-01-01T08:40"))
            for official in [Self.desk, Self.supervisor] {
                try transaction.record(
                    .official(official), by: .office, at: moment("2026-01-01T08:40"))
            }
        }
    }

    private func register(
        _ request: ServiceRequest?, _ channel: Channel = .phone, at place: String = "5311",
        _ text: String = "厨房水管漏水"
    ) throws -> CaseNumber {
        try county.write {
            var new = NewCase(kind: .application, channel: channel, place: id(place), text: text)
            new.service = request
            return try $0.register(new, by: .official(Self.desk.code, of: nil), at: Self.now)
                .number
        }
    }

    private func perform(
        _ deed: Deed, on number: CaseNumber, by official: Official = desk,
        at now: Moment = Self.now
    ) throws {
        try county.write {
            _ = try $0.perform(deed, on: number, by: .official(official), at: now)
        }
    }

    private static func request(
        _ item: String? = "water", way: HandlingWay? = nil, day: String? = nil
    ) -> ServiceRequest {
        ServiceRequest(
            rule: id("repair"), item: item, way: way,
            window: day.flatMap { AppointmentWindow(Day($0)!, from: 540, to: 600) })
    }

    private func isClean() throws -> Bool {
        let verdict = try county.verify()
        if let finding = verdict.finding { Issue.record("\(finding)") }
        return verdict.finding == nil
    }

    @Test("a service that isn't in force, an unknown item and a way that isn't allowed are refused")
    func refuses() throws {
        #expect(throws: StoreRefusal.unknown(field: "service", value: "moon")) {
            try register(ServiceRequest(rule: id("moon")))
        }
        #expect(throws: Refusal.unknownItem(allowed: ["water", "gas"])) {
            try register(Self.request("roof"))
        }
        #expect(throws: Refusal.wayNotAllowed(allowed: [.homeService])) {
            try register(Self.request(way: .online))
        }
        #expect(try county.read { try $0.db.int("SELECT count(*) FROM cases") } == 0)
    }

    @Test("only a case that asks for a service has a row of it")
    func writesNothingElse() throws {
        _ = try register(nil)
        #expect(try county.read { try $0.db.int("SELECT count(*) FROM case_services") } == 0)
        _ = try register(Self.request())
        #expect(try county.read { try $0.db.int("SELECT count(*) FROM case_services") } == 1)
        #expect(try isClean())
    }

    @Test("appointments stand in the order of their time, moved ones on their new day")
    func appointments() throws {
        let first = try register(Self.request(day: "2026-03-04"))
        let second = try register(Self.request(day: "2026-03-03"))
        let moved = AppointmentWindow(day("2026-03-03"), from: 510, to: 570)!
        try perform(.appointment(moved, reason: "配件提前到了"), on: first)
        let found = try county.read {
            try $0.appointments(on: day("2026-03-03")...day("2026-03-05"), for: Self.desk)
        }
        #expect(found.map(\.summary.number) == [first, second])
        #expect(found.map(\.window.from) == ["08:30", "09:00"])
        #expect(found.first?.request.item == "water")
        try perform(.appointmentCancellation(reason: "用户出门"), on: second)
        try perform(.attendance(kept: true), on: first, at: moment("2026-03-03T09:00"))
        let left = try county.read {
            try $0.appointments(on: day("2026-03-03")...day("2026-03-05"), for: Self.desk)
        }
        #expect(left.map(\.standing) == [.kept])
        #expect(try isClean())
    }

    @Test("more windows than the rule allows stand before the supervisor; a changed row is found")
    func exceeds() throws {
        let number = try register(Self.request())
        let handler = Official(
            code: id("li"), name: "李工", unit: Self.unit.code, place: id("53"), roles: [.handler])
        try county.write {
            try $0.record(.official(handler), by: .office, at: Self.now)
        }
        try perform(.acceptance, on: number)
        try perform(.assignment(unit: Self.unit.code, official: nil), on: number)
        let half = WorkDone(checked: ["covers"], windows: 2)
        #expect(throws: Refusal.stepsMissing(["cleaned"])) {
            try perform(.reply(text: "好了", solved: .yes, work: half), on: number, by: handler)
        }
        try perform(
            .reply(
                text: "好了", solved: .yes,
                work: WorkDone(checked: ["covers", "cleaned"], windows: 2)), on: number,
            by: handler)
        let found = try county.read {
            try $0.exceedingCases(within: id("53"), for: Self.supervisor, limit: 10)
        }
        #expect(found.map(\.summary.number) == [number])
        #expect(found.first?.gaps == [.windows(2, limit: 1)])
        #expect(try isClean())
        try county.write { try $0.db.run("UPDATE case_services SET windows = 1") }
        #expect(try county.verify().finding != nil)
    }

    @Test("calls are counted by what they asked for, those answered at once too")
    func calls() throws {
        let bills = ServiceRequest(rule: id("centre"), item: "bills")
        let first = try register(bills)
        _ = try register(Self.request())
        _ = try register(nil)
        // Not a call.
        _ = try register(bills, .window)
        try perform(.answer(text: "本月水费32元"), on: first)
        let days = try county.read {
            try $0.calls(at: id("53"), on: (Self.now.day - 1)...Self.now.day)
        }
        #expect(days.map(\.all.calls) == [3, 0])
        #expect(days[0].byService["centre/bills"] == CallCount(calls: 1, onTheSpot: 1, ended: 1))
        #expect(days[0].byService["repair/water"] == CallCount(calls: 1))
        #expect(days[0].all.open == 2)
        let inTown = try county.read {
            try $0.calls(at: id("532"), on: Self.now.day...Self.now.day)
        }
        #expect(inTown[0].all.calls == 0)
        #expect(try isClean())
    }

    private static func station(_ code: String, _ place: String) -> Official {
        Official(
            code: id(code), name: "站长\(code)", unit: Self.unit.code, place: id(place),
            roles: [.field])
    }

    @Test("of two who answer for the village, she who leads its zone is proposed first")
    func leads() throws {
        try county.write { transaction in
            for code in ["s-a", "s-b"] {
                try transaction.record(
                    .official(Self.station(code, "5321")), by: .office, at: Self.now)
            }
            let zone = ResponsibilityZone(
                id: id("z-station"), name: "供水一站", level: .village, place: id("5311"),
                leader: id("s-b"), responsible: [id("s-a")])
            try transaction.record(.zone(zone), by: .office, at: Self.now)
        }
        let number = try register(Self.request())
        let found = try county.read { transaction in
            let view = try transaction.caseView(number, for: .official(Self.desk), at: Self.now)
            return try transaction.stations(for: view)
        }
        #expect(found.map(\.official.code) == [id("s-b"), id("s-a")])
    }

    @Test("who answers for the village is proposed first, then the township, then the county")
    func stations() throws {
        try county.write { transaction in
            for official in [
                Self.station("s-far", "5321"), Self.station("s-near", "5312"),
                Self.station("s-own", "531"),
            ] {
                try transaction.record(
                    .official(official), by: .office, at: Self.now)
            }
            let zone = ResponsibilityZone(
                id: id("z-station"), name: "供水一站", level: .village, place: id("5311"),
                leader: id("s-own"), responsible: [])
            try transaction.record(.zone(zone), by: .office, at: Self.now)
        }
        let number = try register(Self.request())
        let found = try county.read { transaction in
            let view = try transaction.caseView(number, for: .official(Self.desk), at: Self.now)
            return try transaction.stations(for: view)
        }
        #expect(found.map(\.official.code) == [id("s-own"), id("s-near"), id("s-far")])
        #expect(found.map(\.level) == [.village, .township, .county])
        #expect(found.first?.place.code == id("5311"))
    }

    @Test("a repealed rule goes on for the cases that were opened under it")
    func keepsItsRules() throws {
        let number = try register(Self.request())
        try county.write {
            _ = try $0.suspend(
                VisitedCounty.pack, at: id("53"), from: day("2026-03-03"), by: .office,
                at: Self.now)
        }
        let view = try county.read {
            try $0.caseView(number, for: .official(Self.desk), at: moment("2026-03-04T09:00"))
        }
        #expect(view.rules.service?.steps.map(\.word) == ["covers", "cleaned"])
    }
}
