import Kernel

/// People, units and rules that the tests of a case share.
enum Sample {
    static let desk: ID<Official> = id("D1")
    static let lin: ID<Official> = id("H1")
    static let supervisor: ID<Official> = id("S1")
    static let water: ID<HandlingUnit> = id("water")
    static let roads: ID<HandlingUnit> = id("roads")
    static let power: ID<HandlingUnit> = id("power")
    static let village: ID<Place> = id("530827101201")

    static func id<Subject>(_ text: String) -> ID<Subject> { ID(text)! }

    static func moment(_ text: String) -> Moment { Moment(text)! }

    static let number = CaseNumber(year: 2026, serial: 1)!
    static let other = CaseNumber(year: 2026, serial: 2)!

    static let byDesk = Actor.official(desk, of: nil)
    static let byLin = Actor.official(lin, of: water)
    static let bySupervisor = Actor.official(supervisor, of: nil)
    static let byRequester = Actor.requester(assistedBy: nil)

    static func clock(
        _ name: ClockName, from: CaseEvent, to: CaseEvent, _ amount: String,
        extension longest: String? = nil
    ) -> ClockRule {
        ClockRule(
            origin: RuleOrigin(
                id: id("sample-\(name)"), mechanism: id("sample"), pack: id("sample"), line: 1),
            name: name, from: from, to: to, within: Amount(amount)!,
            maxExtension: longest.flatMap { Amount($0) }, pauses: true)
    }

    static let rules = CaseRules(
        clocks: [
            clock(.accept, from: .registered, to: .accepted, "2wd"),
            clock(.reply, from: .assigned, to: .replied, "15d", extension: "30d"),
            clock(.revisit, from: .replied, to: .revisited, "1mo"),
        ],
        closingNeeds: [.reply, .revisit, .residentSatisfied], silence: Amount("15d")!,
        suspensionReasons: ["awaitingSeason", "awaitingFunds"],
        service: CatalogueService(
            rule: ServiceRule(
                origin: origin("lamp-repair"), service: "lampRepair",
                time: ServiceTime(hours: OfficeHours("08:30-17:30"), byAppointment: true))))

    static func origin(_ rule: String) -> RuleOrigin {
        RuleOrigin(id: id(rule), mechanism: id("sample"), pack: id("sample"), line: 1)
    }

    /// From nine to ten of that day.
    static func window(_ offset: Int) -> AppointmentWindow {
        AppointmentWindow(day(offset).day, from: 540, to: 600)!
    }

    /// Ten in the morning of the day that many days after 2026-03-02, a Monday.
    static func day(_ offset: Int) -> Moment { Moment(Day("2026-03-02")! + offset, minute: 600) }

    static func registered(
        kind: CaseKind = .complaint, about: Registration.Subject? = nil, keepPrivate: Bool = false
    ) -> ServiceCase {
        let registration = Registration(
            kind: kind, channel: .phone, place: village, title: "路灯不亮",
            text: "村口的路灯坏了三天了。",
            requester: .init(name: "甲某", phone: "10000000001", keepPrivate: keepPrivate),
            about: about, service: ServiceRequest(rule: id("lamp-repair"), window: window(1)))
        return ServiceCase(
            number: number, registration,
            first: Entry(sequence: 1, at: day(0), by: byDesk, deed: .registration(registration)))
    }

    static let content = Answer(solved: .yes, satisfied: true)
    static let unhappy = Answer(solved: .no, satisfied: false)
    static let reply = Deed.reply(text: "已换灯泡。", solved: .yes)
    static let assignment = Deed.assignment(unit: water, official: lin)
    static func promise(_ offset: Int = 10) -> Deed { .promise(due: day(offset), text: nil) }

    static let accepted = registered().after(.acceptance, by: byDesk, on: 1)
    static let assigned = accepted.after(assignment, by: byDesk, on: 1)
    static let promised = assigned.after(promise(), by: byLin, on: 2)
    static let replied = promised.after(reply, by: byLin, on: 5)
    static let revisited = replied.after(.revisit(unhappy), by: byDesk, on: 6)
    static let closed =
        replied.after(.revisit(content), by: byDesk, on: 6)
        .after(.closure(.satisfied, reason: nil), by: byDesk, on: 7)
    static let declined = accepted.after(
        .refusal(reason: "不属于本级职权", legalBasis: nil), by: byDesk, on: 2)

    /// A case in each state, reached by deeds.
    static func inState(_ name: ServiceCase.State.Name) -> ServiceCase {
        switch name {
        case .registered: registered()
        case .accepted: accepted
        case .assigned: assigned
        case .promised: promised
        case .replied: replied
        case .revisited: revisited
        case .suspended: promised.after(.suspension(reason: "awaitingSeason"), by: byLin, on: 3)
        case .escalated: accepted.after(.escalation(reason: "超出权限", to: nil), by: byDesk, on: 2)
        case .disputed: assigned.after(.dispute(reason: "路灯归电力"), by: byLin, on: 2)
        case .declined: declined
        case .merged: accepted.after(.merger(into: other), by: byDesk, on: 2)
        case .closed: closed
        }
    }

    /// A sound deed of each name, with the actor whose it is.
    static func deed(_ name: Deed.Name) -> (deed: Deed, by: Actor) {
        switch name {
        case .registration: (registered().entries[0].deed, byDesk)
        case .acceptance: (.acceptance, byDesk)
        case .answer: (.answer(text: "当场说明"), byDesk)
        case .assignment: (.assignment(unit: roads, official: nil), byDesk)
        case .promise: (promise(20), byLin)
        case .promiseMove: (.promiseMove(due: day(25), reason: "等配件"), byLin)
        case .reply: (reply, byLin)
        case .revisit: (.revisit(content), byDesk)
        case .signature: (.signature(content), byRequester)
        case .rating: (.rating(satisfied: true, score: 5, text: nil), byRequester)
        case .closure: (.closure(.satisfied, reason: nil), byDesk)
        case .reopening: (.reopening(reason: "又坏了"), byDesk)
        case .refusal: (.refusal(reason: "不属于本级职权", legalBasis: nil), bySupervisor)
        case .review: (.review(reason: "不服"), byRequester)
        case .escalation: (.escalation(reason: "超出权限", to: nil), byDesk)
        case .extension: (.extension(due: day(30), reason: "等配件"), bySupervisor)
        case .suspension: (.suspension(reason: "awaitingSeason"), byDesk)
        case .resumption: (.resumption, byDesk)
        case .dispute: (.dispute(reason: "路灯归电力"), byLin)
        case .ruling: (.ruling(unit: power, reason: "路灯归电力"), bySupervisor)
        case .merger: (.merger(into: other), byDesk)
        case .jointHandling: (.jointHandling(units: [roads]), byDesk)
        case .urging: (.urging(text: "请尽快"), bySupervisor)
        case .note: (.note(text: "已电话联系"), byDesk)
        case .appointment: (.appointment(window(9), reason: "配件未到"), byLin)
        case .appointmentCancellation: (.appointmentCancellation(reason: "不用来了"), byRequester)
        case .attendance: (.attendance(kept: true), byLin)
        case .handOver: (.handOver(to: id("H2")), .office)
        }
    }
}

extension ServiceCase {
    /// The case after a deed that must be allowed.
    func after(_ deed: Deed, by actor: Actor, on day: Int) -> ServiceCase {
        var it = self
        it.apply(try! doing(deed, by: actor, at: Sample.day(day)))
        return it
    }

    func doing(_ deed: Deed, by actor: Actor, at now: Moment) throws(Refusal) -> Entry {
        try doing(deed, by: actor, at: now, under: Sample.rules, calendar: .china)
    }
}

extension Sample {
    static func official(
        _ code: String, _ roles: Set<Role>, unit: ID<HandlingUnit>? = nil, leads: Bool = false
    ) -> Official {
        Official(
            code: id(code), name: "甲\(code)", unit: unit, place: village, roles: roles,
            leadsUnit: leads)
    }

    static func subject(_ official: String? = nil, unit: ID<HandlingUnit>? = nil)
        -> Registration.Subject
    {
        Registration.Subject(official: official.flatMap { ID($0) }, unit: unit)!
    }

    /// The rules of a pack that lets silence close nothing.
    static let withoutSilence = CaseRules(
        closingNeeds: [.reply, .residentSatisfied], suspensionReasons: ["awaitingSeason"])
}

extension ServiceCase {
    /// Why the state or a rule doesn't allow it; nil where it does.
    func refusal(
        of deed: Deed, by actor: Actor, on day: Int, under rules: CaseRules = Sample.rules
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try doing(deed, by: actor, at: Sample.day(day), under: rules, calendar: .china)
            return nil
        } catch {
            return error
        }
    }

    /// Why `official` may not do it; nil where she may.
    func refusal(
        to name: Deed.Name, by official: Official, isInTerritory: Bool = true,
        under rules: CaseRules = Sample.rules
    ) -> Refusal? {
        let caller = Caller.official(official, isInTerritory: isInTerritory)
        do throws(Refusal) {
            try checkRights(of: caller, to: name, under: rules)
            return nil
        } catch {
            return error
        }
    }

    func date(of clock: ClockName, under rules: CaseRules = Sample.rules) -> CaseDueDate? {
        dates(of: clock, under: rules).first
    }

    func dates(of clock: ClockName, under rules: CaseRules = Sample.rules) -> [CaseDueDate] {
        dueDates(under: rules, calendar: .china).filter { $0.rule.name == clock }
    }
}

extension Sample {
    static let byRoads = Actor.official(id("H2"), of: roads)
    /// Handled by two units; the second was called in on the third day.
    static let joint = assigned.after(.jointHandling(units: [roads]), by: byDesk, on: 3)
    static let replied2 = joint.after(reply, by: byLin, on: 6).after(reply, by: byRoads, on: 7)
}
