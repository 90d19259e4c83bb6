extension Undertaking {
    /// The kinds, by the word of the rule that they run under.
    package enum Kind: String, CaseIterable, Sendable {
        case meeting, ballot, team, claim, project, consequence
        case rota, commitment
    }

    package var kind: Kind {
        switch work {
        case .meeting: .meeting
        case .ballot: .ballot
        case .roster: .team
        case .claim: .claim
        case .project: .project
        case .decision: .consequence
        case .rota: .rota
        case .commitment: .commitment
        }
    }
}

extension Undertaking.Kind {
    /// Whether one of the kind may begin under `rule`.
    package func runs(under rule: Rule) -> Bool {
        switch self {
        case .meeting, .ballot, .team, .claim, .project, .consequence:
            rule.kind.rawValue == rawValue
        case .rota:
            if case .cadence(let rule) = rule { rule.isTakenInTurn } else { false }
        case .commitment:
            if case .cadence(let rule) = rule { rule.makes != nil } else { false }
        }
    }
}

extension Rule {
    /// The role of the pack that runs what the rule is about; nil where it names none.
    package var runBy: ID<PackRole>? {
        switch self {
        case .meeting(let rule): rule.of
        case .claim(let rule): rule.by
        case .consequence(let rule): rule.decidedBy
        case .project(let rule): rule.acceptance
        case .cadence(let rule): rule.of
        default: nil
        }
    }
}
