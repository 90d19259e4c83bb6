/// Who answers for whom 责任到人: so many villages for each official, a card for every household.
package struct ResponsibilityRule: RuleForm {
    package let origin: RuleOrigin
    package let claim: Claim
    package let comparison: Comparison
    /// At least 1.
    package let number: Int

    package init(origin: RuleOrigin, claim: Claim, comparison: Comparison, number: Int) {
        self.origin = origin
        self.claim = claim
        self.comparison = comparison
        self.number = number
    }

    /// What is counted for whom.
    package enum Claim: Hashable, Sendable {
        /// Each official of the role answers for so many of these.
        case answersFor(by: ID<PackRole>, VisitedSubject)
        /// Every one of these has so many of that.
        case holds(every: VisitedSubject, Holding)
    }

    package var figures: [RuleFigure] {
        switch claim {
        case .answersFor(_, let subject):
            [figure(Bound(comparison, number, "\(subject.rawValue)/official"), .composition)]
        case .holds(let every, let holding):
            [figure(Bound(comparison, number, "\(holding.unit)/\(every.rawValue)"), .coverage)]
        }
    }

    /// Whether `count` keeps the rule; 'about' always does, since it only warns.
    package func isKept(by count: Int) -> Bool { comparison.holds(count, against: number) }
}

/// What a household or a place has by right.
package enum Holding: String, CaseIterable, Sendable {
    /// 联系卡
    case contactCard
    /// 责任人
    case contactPerson

    var unit: String {
        switch self {
        case .contactCard: "card"
        case .contactPerson: "official"
        }
    }
}

extension ResponsibilityRule {
    package var members: [String: JSON] {
        let shared: [String: JSON] = [
            "comparison": .text(comparison.rawValue), "number": .number(number),
        ]
        let own: [String: JSON] =
            switch claim {
            case .answersFor(let role, let subject):
                ["each": .text(role.text), "answersFor": .text(subject.rawValue)]
            case .holds(let every, let holding):
                ["every": .text(every.rawValue), "holds": .text(holding.rawValue)]
            }
        return shared.merging(own) { _, new in new }
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let comparison: Comparison = json.word("comparison"),
            let number = json["number"]?.number, number >= 1, let claim = Self.claim(json)
        else { return nil }
        self.init(origin: origin, claim: claim, comparison: comparison, number: number)
    }

    private static func claim(_ json: JSON) -> Claim? {
        if let role = json.id(PackRole.self, "each"),
            let subject: VisitedSubject = json.word("answersFor")
        {
            return .answersFor(by: role, subject)
        }
        guard let every: VisitedSubject = json.word("every"),
            let holding: Holding = json.word("holds")
        else { return nil }
        return .holds(every: every, holding)
    }
}
