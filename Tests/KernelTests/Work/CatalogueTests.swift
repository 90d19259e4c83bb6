import Kernel
import Testing

@Suite("the catalogue of services, and asking for one")
struct CatalogueTests {
    private static func id<Subject>(_ text: String) -> ID<Subject> { Sample.id(text) }

    private static func origin(_ rule: String, pack: String = "hotline") -> RuleOrigin {
        RuleOrigin(id: id(rule), mechanism: id("hotline"), pack: id(pack), line: 1)
    }

    private static let repair = ServiceRule(
        origin: origin("repair"), service: "repair", items: WordList(items: ["water", "gas"]),
        finishedAt: .township, ways: [.homeService],
        windows: NumberClause(.exactly, 1, unit: "window/item"),
        time: ServiceTime(hours: OfficeHours("08:30-12:00,14:00-17:30")),
        parts: ["visit", "end"])
    private static let rules = RuleSet(rules: [
        .service(repair),
        .service(
            ServiceRule(
                origin: origin("visit"), service: "visit", ways: [.homeService],
                checklist: WordList(items: ["greeting", "covers"]))),
        .service(
            ServiceRule(
                origin: origin("end"), service: "end", checklist: WordList(items: ["cleaned"]))),
        .service(
            ServiceRule(
                origin: origin("centre"), service: "centre",
                functions: WordList(items: ["bills"]))),
        .service(ServiceRule(origin: origin("centre-peak"), service: "centre", peak: 3500)),
        // The same word of another pack is another service.
        .service(
            ServiceRule(origin: origin("other", pack: "other"), service: "centre", ways: [.online])),
        .limit(
            LimitRule(
                origin: origin("number"), kind: .identifier, bound: Bound(.exactly, 1, "number"),
                about: Wording(chinese: "号码", english: "Number"), items: ["4420000"])),
    ])

    private func service(_ rule: String) throws -> CatalogueService {
        try #require(Self.rules.service(Self.id(rule)))
    }

    @Test("what the rules of one pack say of one service is one line of the catalogue")
    func merges() throws {
        #expect(
            Self.rules.catalogue.map(\.id.text) == ["repair", "visit", "end", "centre", "other"])
        let centre = try service("centre-peak")
        #expect(centre.id == Self.id("centre") && centre.rule.peak == 3500)
        #expect(centre.items == ["bills"] && centre.dial == "4420000" && centre.isHotline)
        #expect(try service("other").rule.peak == nil && service("other").dial == nil)
    }

    @Test("what belongs to a service brings its steps along, and isn't asked for by itself")
    func parts() throws {
        #expect(try service("repair").steps.map(\.word) == ["greeting", "covers", "cleaned"])
        #expect(try service("repair").isAskedFor && !service("visit").isAskedFor)
        #expect(ServiceRule(Self.json(Self.repair)) == Self.repair)
    }

    private static func json(_ rule: ServiceRule) -> JSON {
        .object(rule.members.merging(Rule.service(rule).json.object ?? [:]) { $1 })
    }

    private func refusal(_ request: ServiceRequest, at now: Moment = Sample.day(0)) throws
        -> Refusal?
    {
        let service = try service("repair")
        do throws(Refusal) {
            try service.check(request, at: now, .china)
            return nil
        } catch {
            return error
        }
    }

    private func request(
        item: String? = "water", way: HandlingWay? = .homeService, _ window: (Day, Int, Int)? = nil
    ) -> ServiceRequest {
        ServiceRequest(
            rule: Self.id("repair"), item: item, way: way,
            window: window.flatMap { AppointmentWindow($0.0, from: $0.1, to: $0.2) })
    }

    @Test("an item that isn't there and a way that isn't allowed are refused with those that are")
    func items() throws {
        #expect(try refusal(request()) == nil)
        #expect(try refusal(request(item: nil, way: nil)) == nil)
        #expect(
            try refusal(request(item: "roof")) == .unknownItem(allowed: ["water", "gas"]))
        #expect(try refusal(request(way: .online)) == .wayNotAllowed(allowed: [.homeService]))
    }

    @Test("an appointment lies within one stretch of the hours, and the next one is named")
    func hours() throws {
        let monday = Sample.day(0).day
        #expect(try refusal(request((monday, 660, 720))) == nil)
        #expect(
            try refusal(request((monday, 690, 730)))
                == .notOpen(next: AppointmentWindow(monday, from: 510, to: 720)))
        #expect(
            try refusal(request((monday, 1040, 1060)))
                == .notOpen(next: AppointmentWindow(monday, from: 840, to: 1050)))
        #expect(
            try refusal(request((monday + 5, 660, 720)))
                == .notOpen(next: AppointmentWindow(monday + 7, from: 510, to: 720)))
        #expect(try refusal(request((monday, 510, 570))) == .appointmentInThePast)
    }

    @Test("ninety days ahead can be appointed, ninety-one can't")
    func ahead() throws {
        let today = Sample.day(0).day
        // 2026-05-31 is a Sunday; the day before the 90th that is a working day is taken.
        #expect(try refusal(request((today + 87, 660, 720))) == nil)
        #expect(
            try refusal(request((today + 91, 660, 720))) == .tooFarAhead(until: today + 90))
    }

    @Test("a service without hours or appointments takes none")
    func takesNone() throws {
        let window = AppointmentWindow(Sample.day(1).day, from: 600, to: 660)
        #expect(throws: Refusal.takesNoAppointments) {
            try service("centre").check(
                ServiceRequest(rule: Self.id("centre"), window: window), at: Sample.day(0), .china)
        }
    }

    @Test("what isn't gone through is named; what is half done can be said to be so")
    func steps() throws {
        let rules = CaseRules(service: try service("repair"))
        func reply(_ solved: Solved, _ checked: [String]) throws -> Entry {
            try Sample.assigned.doing(
                .reply(text: "修好了", solved: solved, work: WorkDone(checked: checked)),
                by: Sample.byLin, at: Sample.day(4), under: rules, calendar: .china)
        }
        #expect(throws: Refusal.stepsMissing(["covers", "cleaned"])) {
            try reply(.yes, ["greeting"])
        }
        #expect(try reply(.partly, ["greeting"]).deed.name == .reply)
        #expect(try reply(.yes, ["cleaned", "covers", "greeting"]).deed.name == .reply)
        let unknown = Deed.reply(text: "好", solved: .yes, work: WorkDone(checked: ["dance"]))
        #expect(throws: Refusal.unknownStep(allowed: ["greeting", "covers", "cleaned"])) {
            try unknown.checkSoundness(at: Sample.day(4), under: rules)
        }
    }

    @Test("more windows than the rule allows are told, never refused")
    func excess() throws {
        let repair = try service("repair")
        #expect(repair.excess(in: WorkDone(windows: 1)) == [])
        #expect(repair.excess(in: WorkDone(windows: 2)) == [.windows(2, limit: 1)])
        let rules = CaseRules(service: repair)
        var it = Sample.assigned
        it.apply(
            try it.doing(
                .reply(text: "没办完", solved: .no, work: WorkDone(windows: 3)), by: Sample.byLin,
                at: Sample.day(4), under: rules, calendar: .china))
        #expect(it.effort?.windows == 3)
    }
}

@Suite("appointments of a case")
struct AppointingTests {
    @Test("moved by the unit with a reason, by the resident without; cancelled once")
    func moves() throws {
        var it = Sample.assigned
        #expect(it.appointment?.window == Sample.window(1))
        let moved = Deed.appointment(Sample.window(9), reason: nil)
        #expect(throws: Refusal.noReason) { try it.checkReason(of: moved, by: Sample.byLin) }
        try it.checkReason(of: moved, by: Sample.byRequester)
        it = it.after(moved, by: Sample.byRequester, on: 2)
        #expect(it.appointment?.window == Sample.window(9) && it.appointment?.standing == .made)
        it = it.after(.appointmentCancellation(reason: nil), by: Sample.byRequester, on: 3)
        #expect(it.appointment?.standing == .cancelled)
        #expect(
            it.refusal(of: .appointmentCancellation(reason: nil), by: Sample.byRequester, on: 3)
                == .noAppointment)
    }

    @Test("whether it was kept is said once its time has come, and once only")
    func attends() {
        let it = Sample.assigned.after(
            .appointment(Sample.window(9), reason: nil), by: Sample.byRequester, on: 2)
        #expect(
            it.refusal(of: .attendance(kept: true), by: Sample.byLin, on: 8)
                == .appointmentNotYet(until: Sample.window(9).start))
        let kept = it.after(.attendance(kept: false), by: Sample.byLin, on: 9)
        #expect(kept.appointment?.standing == .missed)
        #expect(
            kept.refusal(of: .attendance(kept: true), by: Sample.byLin, on: 9) == .noAppointment)
    }

    @Test("a closed case takes none any more")
    func ended() {
        #expect(
            Sample.closed.refusal(
                of: .appointment(Sample.window(9), reason: "再来"), by: Sample.byDesk, on: 8)
                == .alreadyClosed)
    }
}
