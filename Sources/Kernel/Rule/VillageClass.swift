/// Villages by how many households they have 大村、小村: those below an amount of the pack, or those
/// from it on.
package struct VillageClass: Hashable, Sendable {
    /// The amount, in households, which says where large begins.
    package let limit: ID<Rule>
    package let isLarge: Bool

    package init(limit: ID<Rule>, isLarge: Bool) {
        self.limit = limit
        self.isLarge = isLarge
    }

    /// Whether a village of so many households is one of them, where large begins at `number`.
    package func holds(_ households: Int, from number: Int) -> Bool {
        (households >= number) == isLarge
    }
}

extension RuleSet {
    /// Whether a village of so many households is of the class; nil where the place hasn't said where
    /// large begins.
    package func contains(_ households: Int, in villages: VillageClass) -> Bool? {
        guard case .limit(let limit)? = self[villages.limit], let number = limit.bound.number
        else { return nil }
        return villages.holds(households, from: number)
    }

    /// How many of a hundred reachable households of a village are to be met: what a coverage of the
    /// same mechanism asks of villages of that size, else the rule's own target.
    package func target(of rule: VisitRule, inVillageOf households: Int) -> Int {
        let own = classes(of: rule).first { coverage in
            coverage.villages.flatMap { contains(households, in: $0) } ?? false
        }
        return own?.number ?? rule.target
    }

    /// Whether it asks another share of large villages than of small ones.
    package func hasClasses(_ rule: VisitRule) -> Bool { !classes(of: rule).isEmpty }

    private func classes(of rule: VisitRule) -> [CoverageRule] {
        coverages.filter {
            $0.villages != nil && $0.has == .met && $0.measuring == .share
                && $0.origin.pack == rule.origin.pack
                && $0.origin.mechanism == rule.origin.mechanism
        }
    }
}

extension VillageClass {
    var json: JSON { ["limit": .text(limit.text), "isLarge": .bool(isLarge)] }

    init?(_ json: JSON) {
        guard let limit = json.id(Rule.self, "limit"), let isLarge = json["isLarge"]?.bool else {
            return nil
        }
        self.init(limit: limit, isLarge: isLarge)
    }
}
