/// What must be true before a case may be closed 销号条件.
package struct ClosingRule: RuleForm {
    package let origin: RuleOrigin
    package let kinds: CaseKinds
    /// In the order of the pack; never empty.
    package let needs: [ClosingNeed]
    /// How long the resident's silence lasts after the reply before the case may close as
    /// `notConfirmed`; nil when silence never closes.
    package let silence: Amount?

    package init(
        origin: RuleOrigin, kinds: CaseKinds = .all, needs: [ClosingNeed], silence: Amount? = nil
    ) {
        self.origin = origin
        self.kinds = kinds
        self.needs = needs
        self.silence = silence
    }

    /// What the needs come to: no matter struck off while unsatisfied, every one signed.
    package var figures: [RuleFigure] {
        if needs.contains(.residentSatisfied) {
            [figure(Bound(.exactly, 0, "matters"), .threshold)]
        } else if needs.contains(.residentSignature) {
            [figure(Bound(.exactly, 100, "%"), .threshold)]
        } else {
            []
        }
    }

    package var subjects: [String] { kinds.each.map { "closing of \($0.rawValue)" } }

    /// The needs that `facts` don't meet, in the pack's order: empty when the case may be closed.
    package func unmet(by facts: Set<ClosingNeed>) -> [ClosingNeed] {
        needs.filter { !facts.contains($0) }
    }
}

/// A fact that closing may need.
package enum ClosingNeed: String, CaseIterable, Comparable, Sendable {
    /// The unit has replied.
    case reply
    /// Somebody other than the one who replied has asked the resident.
    case revisit
    /// The resident says that she is satisfied: no strike-off before.
    case residentSatisfied
    /// The resident has signed.
    case residentSignature

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ClosingRule {
    package var members: [String: JSON] {
        JSON.members([
            "for": kinds.json, "needs": .words(needs),
            "silence": silence.map { .text($0.description) },
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let kinds = CaseKinds(json, "for"),
            let needs = json.words("needs", as: ClosingNeed.self), !needs.isEmpty,
            json["silence"] == nil || json.amount("silence") != nil
        else { return nil }
        self.init(origin: origin, kinds: kinds, needs: needs, silence: json.amount("silence"))
    }
}
