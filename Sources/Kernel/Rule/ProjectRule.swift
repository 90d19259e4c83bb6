/// A work that is planned, paid for, agreed to, inspected and accepted 项目.
package struct ProjectRule: RuleForm {
    package let origin: RuleOrigin
    /// A term of the pack: `estateRenovation`.
    package let project: String
    /// In the order in which they are reached.
    package let milestones: WordList?
    /// Where the money comes from.
    package let funds: WordList?
    /// What a resident is charged, in yuan a head.
    package let charge: NumberClause?
    /// Residents may give labour 投工投劳.
    package let takesLabour: Bool
    /// Who is asked before it begins, a term of the pack; a refusal is a valid answer.
    package let consent: String?
    package let inspections: [Inspection]
    /// Who accepts it.
    package let acceptance: ID<PackRole>?
    package let rounds: WordList?
    package let lasts: TimeClause?

    package init(
        origin: RuleOrigin, project: String, milestones: WordList? = nil, funds: WordList? = nil,
        charge: NumberClause? = nil, takesLabour: Bool = false, consent: String? = nil,
        inspections: [Inspection] = [], acceptance: ID<PackRole>? = nil, rounds: WordList? = nil,
        lasts: TimeClause? = nil
    ) {
        self.origin = origin
        self.project = project
        self.milestones = milestones
        self.funds = funds
        self.charge = charge
        self.takesLabour = takesLabour
        self.consent = consent
        self.inspections = inspections
        self.acceptance = acceptance
        self.rounds = rounds
        self.lasts = lasts
    }

    package var figures: [RuleFigure] {
        [
            milestones?.figure(), funds?.figure(), charge?.figure(.amount), rounds?.figure(),
            lasts?.figure(.window),
        ].compactMap(\.self)
    }
}

/// How an inspector comes 明察、暗访.
package enum Inspection: String, CaseIterable, Comparable, Sendable {
    case announced, unannounced

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ProjectRule {
    package var members: [String: JSON] {
        JSON.members([
            "project": .text(project), "milestones": milestones?.json, "funds": funds?.json,
            "charge": charge?.json, "takesLabour": .bool(takesLabour),
            "consent": consent.map { .text($0) }, "inspections": .words(inspections),
            "acceptance": acceptance.map { .text($0.text) }, "rounds": rounds?.json,
            "lasts": lasts?.json,
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let project = json["project"]?.text,
            let milestones = json.wordList("milestones"), let funds = json.wordList("funds"),
            let charge = json.number("charge"), let takesLabour = json["takesLabour"]?.bool,
            let consent = json.maybeText("consent"),
            let inspections = json.words("inspections", as: Inspection.self),
            let acceptance = json.maybeID("acceptance", of: PackRole.self),
            let rounds = json.wordList("rounds"), let lasts = json.time("lasts")
        else { return nil }
        self.init(
            origin: origin, project: project, milestones: milestones.value, funds: funds.value,
            charge: charge.value, takesLabour: takesLabour, consent: consent.value,
            inspections: inspections, acceptance: acceptance.value, rounds: rounds.value,
            lasts: lasts.value)
    }
}
