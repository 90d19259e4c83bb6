/// A rule of a method pack, typed: what passes the reader has no unknown role, state or unit.
package enum Rule: Hashable, Sendable {
    case responsibility(ResponsibilityRule)
    case visit(VisitRule)
    case cadence(CadenceRule)
    case clock(ClockRule)
    case closing(ClosingRule)
    case procedure(ProcedureRule)
    case team(TeamRule)
    case ballot(BallotRule)
    case meeting(MeetingRule)
    case service(ServiceRule)
    case claim(ClaimRule)
    case project(ProjectRule)
    case consequence(ConsequenceRule)
    case coverage(CoverageRule)
    case limit(LimitRule)

    /// The rule as what all kinds have in common.
    package var form: any RuleForm {
        switch self {
        case .responsibility(let rule): rule
        case .visit(let rule): rule
        case .cadence(let rule): rule
        case .clock(let rule): rule
        case .closing(let rule): rule
        case .procedure(let rule): rule
        case .team(let rule): rule
        case .ballot(let rule): rule
        case .meeting(let rule): rule
        case .service(let rule): rule
        case .claim(let rule): rule
        case .project(let rule): rule
        case .consequence(let rule): rule
        case .coverage(let rule): rule
        case .limit(let rule): rule
        }
    }

    package var kind: RuleKind {
        switch self {
        case .responsibility: .responsibility
        case .visit: .visit
        case .cadence: .cadence
        case .clock: .clock
        case .closing: .closing
        case .procedure: .procedure
        case .team: .team
        case .ballot: .ballot
        case .meeting: .meeting
        case .service: .service
        case .claim: .claim
        case .project: .project
        case .consequence: .consequence
        case .coverage: .coverage
        case .limit(let rule): RuleKind(rawValue: rule.kind.rawValue) ?? .list
        }
    }

    package var origin: RuleOrigin { form.origin }
    package var id: ID<Rule> { origin.id }

    /// Every number of the rule that has an id, its own first.
    package var figures: [RuleFigure] { form.figures }

    /// The rule's own number; nil where it has none.
    package var bound: Bound? { form.bound }

    /// What only one rule of a place may speak of.
    package var subjects: [String] { form.subjects }
}

/// The kinds of rule that a pack can state. Source: design.md 6.
package enum RuleKind: String, CaseIterable, Sendable {
    case responsibility, visit, cadence, clock, closing, procedure
    case team, ballot, meeting, service, claim, project, consequence
    case coverage, list, window, identifier, amount
}

extension Rule {
    package var json: JSON {
        let shared = origin.members.merging(["kind": .text(kind.rawValue)]) { _, new in new }
        return .object(shared.merging(form.members) { _, new in new })
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
            case .team: TeamRule(json).map { .team($0) }
            case .ballot: BallotRule(json).map { .ballot($0) }
            case .meeting: MeetingRule(json).map { .meeting($0) }
            case .service: ServiceRule(json).map { .service($0) }
            case .claim: ClaimRule(json).map { .claim($0) }
            case .project: ProjectRule(json).map { .project($0) }
            case .consequence: ConsequenceRule(json).map { .consequence($0) }
            case .coverage: CoverageRule(json).map { .coverage($0) }
            case .list, .window, .identifier, .amount: LimitRule(json).map { .limit($0) }
            }
        guard let rule else { return nil }
        self = rule
    }
}
