@testable import Kernel

/// A situation at the boundary of a rule, and what the Kernel makes of it.
enum Probe: Sendable {
    // Duties
    /// Work noted as done on these days, looked at on a day.
    case done([String], on: String)
    /// Work noted as done on so many days in a row.
    case doneDaily(Int, from: String, on: String)
    /// So many in one period, where nothing is owed.
    case counted(Int)
    /// A line that is open at these hours.
    case open(String)
    /// One visit a day to different households, looked at on a day.
    case visits([String], Visit.Kind = .home, on: String)
    /// A household that was met on these days.
    case household([String], on: String)
    // Cases
    case registered(CaseKind, at: String, danger: Bool = false)
    case replied(CaseKind, at: String)
    case closing(Set<ClosingNeed>)
    // Bodies
    case members([String: Int], of: Int = 0)
    case answersFor(Int)
    case ballots([String: Int])
    case ballotsHeld([String], on: String)
    case marksOf([String])
    case meetingHeld(String, known: String)
    case jury([String: Int])
    // Work
    case handled(windows: Int, visits: Int)
    case fee(Int)
    case stationFor([String: Int])
    case claimed(Int)
    case partners(Int)
    case charge(Int)
    case prize(Int, for: String)
    case decided(on: String)
    // Limits
    case reached(Int, of: Int)
    case opening(String)
    case dialling
}

/// What a probe can't be put to is a fault of its row.
struct Unfit: Error {}

extension Probe {
    static let official: ID<Official> = ID("G1")!

    /// What becomes of the situation under `rule`, in words.
    func effect(under rule: Rule) throws -> String {
        switch rule {
        case .cadence(let rule): try effect(under: rule)
        case .visit(let rule): try effect(under: rule)
        case .clock(let rule): try effect(under: rule)
        case .closing(let rule): try effect(under: rule)
        case .responsibility(let rule): try effect(under: rule)
        case .team(let rule): try effect(under: rule)
        case .ballot(let rule): try effect(under: rule)
        case .meeting(let rule): try effect(under: rule)
        case .service(let rule): try effect(under: rule)
        case .claim(let rule): try effect(under: rule)
        case .project(let rule): try effect(under: rule)
        case .consequence(let rule): try effect(under: rule)
        case .coverage(let rule): try effect(under: rule)
        case .limit(let rule): try effect(under: rule)
        case .procedure: throw Unfit()
        }
    }

    private func effect(under rule: CadenceRule) throws -> String {
        switch self {
        case .done(let days, let today):
            return duty(under: rule, done: days.map { Day($0)! }, on: Day(today)!)
        case .doneDaily(let count, let first, let today):
            let days = (0..<count).map { Day(first)! + $0 }
            return duty(under: rule, done: days, on: Day(today)!)
        case .counted(let count): return rule.gap(counted: count)?.words ?? "nothing amiss"
        case .open(let hours):
            let missing = rule.minutesMissing(open: OfficeHours(hours)!)
            return missing.map { "\($0) minutes missing" } ?? "as promised"
        default: throw Unfit()
        }
    }

    private func duty(under rule: CadenceRule, done: [Day], on today: Day) -> String {
        rule.duty(of: Self.official, done: done, on: today)?.inWords ?? "nothing owed"
    }

    private func effect(under rule: VisitRule) throws -> String {
        switch self {
        case .visits(let days, let kind, let today):
            let visits = days.enumerated().map { visit("H\($0)", $1, kind) }
            return rule.duty(
                of: Self.official, to: ID("530827")!, visits: visits, on: Day(today)!
            ).inWords
        case .household(let days, let today):
            let household = Household(id: ID("H1")!, place: ID("530827")!)
            let visits = days.map { visit("H1", $0, .home) }
            let count = rule.count([household], visits: visits, on: Day(today)!)
            return rule.duty(of: Self.official, count: count, on: Day(today)!)?.inWords
                ?? "nothing owed"
        default: throw Unfit()
        }
    }

    private func visit(_ household: String, _ day: String, _ kind: Visit.Kind) -> Visit {
        Visit(
            id: ID("\(household)-\(day)")!, official: Self.official,
            subject: .household(ID(household)!), kind: kind, outcome: .met,
            at: Moment(Day(day)!, minute: 600))
    }

    private func effect(under rule: ClockRule) throws -> String {
        switch self {
        case .registered(let kind, let at, let isDanger):
            return dueDate(under: rule, of: kind, isDanger: isDanger, deeds: [], at: at)
        case .replied(let kind, let at):
            let deeds: [Deed] = [
                .acceptance, .assignment(unit: ID("office")!, official: nil),
                .reply(text: "已办。", solved: .yes),
            ]
            return dueDate(under: rule, of: kind, isDanger: false, deeds: deeds, at: at)
        default: throw Unfit()
        }
    }

    /// The date of the clock in a case that is registered and goes through `deeds` in one moment.
    private func dueDate(
        under rule: ClockRule, of kind: CaseKind, isDanger: Bool, deeds: [Deed], at text: String
    ) -> String {
        let rules = RuleSet(rules: [.clock(rule)]).caseRules(for: kind, isDanger: isDanger)
        let registration = Registration(
            kind: kind, channel: .window, place: ID("530827")!, title: "", text: "-",
            isDanger: isDanger)
        let by = Actor.official(Self.official, of: nil)
        var it = ServiceCase(
            number: CaseNumber(year: 2026, serial: 1)!, registration,
            first: Entry(
                sequence: 1, at: Moment(text)!, by: by, deed: .registration(registration)))
        for (index, deed) in deeds.enumerated() {
            it.apply(Entry(sequence: index + 2, at: Moment(text)!, by: by, deed: deed))
        }
        let due = it.dueDates(under: rules, calendar: .china).first
        return due.map { "due \($0.due)" } ?? "no date"
    }

    private func effect(under rule: ClosingRule) throws -> String {
        guard case .closing(let facts) = self else { throw Unfit() }
        let missing = rule.unmet(by: facts)
        return missing.isEmpty
            ? "may be closed" : "missing " + missing.map(\.rawValue).joined(separator: ", ")
    }
}

extension Duty {
    /// `1 of 2, due 2026-03-08`.
    var inWords: String {
        let dates = opens == period?.start ? "due \(due)" : "from \(opens), due \(due)"
        return "\(progress.done) of \(progress.needed), \(standing == .met ? "met" : dates)"
    }
}
