/// A rule of a method pack, typed: what passes the reader has no unknown role, state or unit.
package enum Rule: Hashable, Sendable {
    case responsibility(ResponsibilityRule)
    case visit(VisitRule)
    case cadence(CadenceRule)
    case clock(ClockRule)
    case closing(ClosingRule)
    case procedure(ProcedureRule)
    case limit(LimitRule)

    package var origin: RuleOrigin {
        switch self {
        case .responsibility(let rule): rule.origin
        case .visit(let rule): rule.origin
        case .cadence(let rule): rule.origin
        case .clock(let rule): rule.origin
        case .closing(let rule): rule.origin
        case .procedure(let rule): rule.origin
        case .limit(let rule): rule.origin
        }
    }

    package var id: ID<Rule> { origin.id }

    package var kind: RuleKind {
        switch self {
        case .responsibility: .responsibility
        case .visit: .visit
        case .cadence: .cadence
        case .clock: .clock
        case .closing: .closing
        case .procedure: .procedure
        case .limit(let rule): RuleKind(rawValue: rule.kind.rawValue) ?? .list
        }
    }

    /// The rule's number; nil for a closing, and for a procedure without stages.
    package var bound: Bound? {
        switch self {
        case .responsibility(let rule): rule.bound
        case .visit(let rule): rule.bound
        case .cadence(let rule): rule.bound
        case .clock(let rule): rule.bound
        case .closing: nil
        case .procedure(let rule): rule.bound
        case .limit(let rule): rule.bound
        }
    }

    /// What sort of number it is, by the words of rules.csv: `quota`, `deadline`, `composition` ...
    package var measure: String {
        switch self {
        case .responsibility(let rule):
            if case .holds = rule.claim { "coverage" } else { "composition" }
        case .visit: "quota"
        case .cadence: "cadence"
        case .clock: "deadline"
        case .closing, .procedure: "list"
        case .limit(let rule): rule.kind.rawValue
        }
    }
}

/// The kinds of rule that a pack can state. Source: design.md 6.
package enum RuleKind: String, CaseIterable, Sendable {
    case responsibility, visit, cadence, clock, closing, procedure
    case list, coverage, window, identifier, amount

    /// The kinds that a method may need and that can't be said yet; the reader refuses them by
    /// name, so that nobody believes in a rule that nothing keeps.
    package static let later = [
        "team", "ballot", "meeting", "service", "claim", "project", "consequence",
    ]
}

extension Rule {
    package var json: JSON {
        let own: [String: JSON] =
            switch self {
            case .responsibility(let rule): rule.members
            case .visit(let rule): rule.members
            case .cadence(let rule): rule.members
            case .clock(let rule): rule.members
            case .closing(let rule): rule.members
            case .procedure(let rule): rule.members
            case .limit(let rule): rule.members
            }
        let shared = origin.members.merging(["kind": .text(kind.rawValue)]) { _, new in new }
        return .object(shared.merging(own) { _, new in new })
    }

    /// Nil when it isn't a rule that this version understands whole.
    package init?(json: JSON) {
        guard let kind: RuleKind = json.word("kind") else { return nil }
        let rule: Rule? =
            switch kind {
            case .responsibility: ResponsibilityRule(json).map { .responsibility($0) }
            case .visit: VisitRule(json).map { .visit($0) }
            case .cadence: CadenceRule(json).map { .cadence($0) }
            case .clock: ClockRule(json).map { .clock($0) }
            case .closing: ClosingRule(json).map { .closing($0) }
            case .procedure: ProcedureRule(json).map { .procedure($0) }
            case .list, .coverage, .window, .identifier, .amount:
                LimitRule(json).map { .limit($0) }
            }
        guard let rule else { return nil }
        self = rule
    }
}
