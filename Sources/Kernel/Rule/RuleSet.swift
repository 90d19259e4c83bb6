/// The rules in force at a place on a day, from all packs that it and the places above it adopted.
///
/// Where two packs speak of the same thing, the nearer place's word counts: a township that adopts
/// a closing of its own closes by it. Two words of the same place are a conflict. A case keeps the
/// rule set that it was opened under.
package struct RuleSet: Hashable, Sendable {
    /// Nearest place first; rules of one pack in the order of its file.
    package let rules: [Rule]
    /// Two packs may use one word for different roles.
    package let roles: [MethodRole: PackRole]
    /// What an official may note in the diary; empty when no pack in force says.
    package let noteTypes: [NoteType]

    package init(
        rules: [Rule] = [], roles: [MethodRole: PackRole] = [:], noteTypes: [NoteType] = []
    ) {
        self.rules = rules
        self.roles = roles
        self.noteTypes = noteTypes
    }

    package var isEmpty: Bool { rules.isEmpty }

    /// One clock of each name for a case of `kind`, in the order of the packs; clocks for danger
    /// only where the case is marked so.
    package func clocks(for kind: CaseKind, isDanger: Bool = false) -> [ClockRule] {
        var names: Set<ClockName> = []
        return clockRules.filter { clock in
            clock.kinds.contains(kind) && (isDanger || !clock.onlyDanger)
                && names.insert(clock.name).inserted
        }
    }

    /// Nil when no pack says when such a case may be closed.
    package func closing(for kind: CaseKind) -> ClosingRule? {
        closingRules.first { $0.kinds.contains(kind) }
    }

    package var clockRules: [ClockRule] {
        rules.compactMap { if case .clock(let rule) = $0 { rule } else { nil } }
    }

    package var closingRules: [ClosingRule] {
        rules.compactMap { if case .closing(let rule) = $0 { rule } else { nil } }
    }

    package var procedureRules: [ProcedureRule] {
        rules.compactMap { if case .procedure(let rule) = $0 { rule } else { nil } }
    }

    package var visits: [VisitRule] {
        rules.compactMap { if case .visit(let rule) = $0 { rule } else { nil } }
    }

    /// All periodic work: what a pack says so, its meetings, and the claims that are owed.
    package var cadences: [CadenceRule] {
        rules.compactMap { rule in
            switch rule {
            case .cadence(let rule): rule
            case .meeting(let rule): rule.cadence
            case .claim(let rule): rule.cadence
            default: nil
            }
        }
    }

    package var teams: [TeamRule] {
        rules.compactMap { if case .team(let rule) = $0 { rule } else { nil } }
    }

    package var ballots: [BallotRule] {
        rules.compactMap { if case .ballot(let rule) = $0 { rule } else { nil } }
    }

    package var meetings: [MeetingRule] {
        rules.compactMap { if case .meeting(let rule) = $0 { rule } else { nil } }
    }

    package var services: [ServiceRule] {
        rules.compactMap { if case .service(let rule) = $0 { rule } else { nil } }
    }

    package var claims: [ClaimRule] {
        rules.compactMap { if case .claim(let rule) = $0 { rule } else { nil } }
    }

    package var projects: [ProjectRule] {
        rules.compactMap { if case .project(let rule) = $0 { rule } else { nil } }
    }

    package var consequences: [ConsequenceRule] {
        rules.compactMap { if case .consequence(let rule) = $0 { rule } else { nil } }
    }

    package var coverages: [CoverageRule] {
        rules.compactMap { if case .coverage(let rule) = $0 { rule } else { nil } }
    }

    package var responsibilities: [ResponsibilityRule] {
        rules.compactMap { if case .responsibility(let rule) = $0 { rule } else { nil } }
    }

    package var limits: [LimitRule] {
        rules.compactMap { if case .limit(let rule) = $0 { rule } else { nil } }
    }

    package subscript(id: ID<Rule>) -> Rule? { rules.first { $0.id == id } }

    /// The role that the rule of `origin` means by its word.
    package func role(_ id: ID<PackRole>, of origin: RuleOrigin) -> PackRole? {
        roles[MethodRole(origin.pack, id)]
    }

    /// Whether the rule of `origin` means `official`, who answers for a place of `level`, by the
    /// role.
    package func holds(
        _ id: ID<PackRole>, of origin: RuleOrigin, _ official: Official, at level: TerritoryLevel
    ) -> Bool {
        role(id, of: origin)?.isHeld(by: official, at: level, in: origin.pack) ?? false
    }
}

/// What all procedure rules in force say together.
package struct Procedure: Hashable, Sendable {
    /// Every state but those that no rule uses; all of them when no rule says.
    package let states: [ServiceCase.State.Name]
    /// The stages of an item of the ledger, in order; empty when no rule says.
    package let stages: [ServiceCase.State.Name]
    /// Only the deeds that a rule names; the rest go by the product's own rights.
    package let may: [Deed.Name: Set<Role>]
    /// Lowest level first.
    package let ladder: [TerritoryLevel]
    package let suspension: [SuspensionReason]
}

extension RuleSet {
    /// Of each part the word of the nearest place that has one.
    package var procedure: Procedure {
        let said = procedureRules
        return Procedure(
            states: said.first { !$0.states.isEmpty }?.states
                ?? ServiceCase.State.Name.allCases,
            stages: said.first { !$0.stages.isEmpty }?.stages ?? [],
            may: said.reduce(into: [:]) { may, rule in
                may.merge(rule.may) { nearer, _ in nearer }
            },
            ladder: said.first { !$0.ladder.isEmpty }?.ladder ?? [],
            suspension: said.first { !$0.suspension.isEmpty }?.suspension ?? [])
    }

    /// How long the resident's silence lasts: the word of the nearest place that has one, which may
    /// be another than the one that says what closing needs.
    package func silence(for kind: CaseKind) -> Amount? {
        closingRules.lazy.filter { $0.kinds.contains(kind) }.compactMap(\.silence).first
    }

    /// The part that the deeds of one case look at.
    package func caseRules(for registration: Registration) -> CaseRules {
        caseRules(
            for: registration.kind, isDanger: registration.isDanger,
            service: registration.service?.rule)
    }

    package func caseRules(
        for kind: CaseKind, isDanger: Bool = false, service: ID<Rule>? = nil
    ) -> CaseRules {
        let procedure = procedure
        let closing = closing(for: kind)
        return CaseRules(
            clocks: clocks(for: kind, isDanger: isDanger),
            closingNeeds: closing.map { Set($0.needs) } ?? [.reply], silence: silence(for: kind),
            suspensionReasons: procedure.suspension.map(\.rawValue), roles: procedure.may,
            ladder: procedure.ladder, service: service.flatMap { self.service($0) })
    }

    package var json: JSON {
        [
            "rules": .list(rules.map(\.json)), "noteTypes": .list(noteTypes.map(\.json)),
            "roles": .list(
                roles.sorted { $0.key < $1.key }.map { key, role in
                    .object(["pack": .text(key.pack.text), "role": role.json])
                }),
        ]
    }

    /// Nil when something of it isn't understood whole.
    package init?(json: JSON) {
        guard let rules = json["rules"]?.list?.all(Rule.init(json:)),
            let roles = json["roles"]?.list?.all(Self.role(json:)),
            let noteTypes = json["noteTypes"]?.list?.all(NoteType.init(json:))
        else { return nil }
        let named = Dictionary(roles) { first, _ in first }
        self.init(rules: rules, roles: named, noteTypes: noteTypes)
    }

    private static func role(json: JSON) -> (MethodRole, PackRole)? {
        guard let pack = json.id(MethodPack.self, "pack"),
            let role = json["role"].flatMap({ PackRole(json: $0) })
        else { return nil }
        return (MethodRole(pack, role.id), role)
    }
}
