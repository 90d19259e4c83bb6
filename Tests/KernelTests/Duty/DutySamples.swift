@testable import Kernel

/// Rules and people for the tests of rules and duties.
func origin(_ id: String, pack: String = "test", line: Int = 1) -> RuleOrigin {
    RuleOrigin(id: ID(id)!, mechanism: ID("test")!, pack: ID(pack)!, line: line)
}

func visitRule(
    _ number: Int = 1, every: Recurrence = .every(.year), of: VisitedSubject = .household,
    counting: VisitUnit = .visits, daysOfMonth: ClosedRange<Int>? = nil, target: Int = 100,
    kinds: [Visit.Kind] = []
) -> VisitRule {
    VisitRule(
        origin: origin("visits"), by: ID("linkedOfficial")!, of: of, counting: counting,
        number: number, every: every, daysOfMonth: daysOfMonth, target: target, kinds: kinds)
}

func visit(
    _ household: String, _ day: String, _ outcome: Visit.Outcome = .met,
    kind: Visit.Kind = .home, by official: ID<Official> = lin, minute: Int = 600
) -> Visit {
    Visit(
        id: ID("\(household)-\(day)-\(minute)")!, official: official,
        subject: .household(ID(household)!), kind: kind, outcome: outcome,
        at: Moment(Kernel.Day(day)!, minute: minute))
}

func household(_ id: String, declines: Bool = false) -> Household {
    Household(id: ID(id)!, place: ID("v1")!, declinesVisits: declines)
}

let lin: ID<Official> = ID("lin")!
