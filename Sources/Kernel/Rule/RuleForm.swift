/// What every kind of rule can say of itself; `Rule` is the closed list of the kinds.
package protocol RuleForm: Hashable, Sendable {
    var origin: RuleOrigin { get }
    /// Its own number, then those of its clauses that the catalogue of rules lists by an id.
    var figures: [RuleFigure] { get }
    /// What only one rule of a place may speak of; empty where rules add up.
    var subjects: [String] { get }
    var members: [String: JSON] { get }
    /// Nil when it isn't a rule that this version understands whole.
    init?(_ json: JSON)
}

extension RuleForm {
    package var id: ID<Rule> { origin.id }
    package var subjects: [String] { [] }

    /// Its own number; nil where it has none.
    package var bound: Bound? { figures.first { $0.origin == origin }?.bound }

    func figure(_ bound: Bound, _ measure: RuleFigure.Measure) -> RuleFigure {
        RuleFigure(origin: origin, bound: bound, measure: measure)
    }
}

/// A number of a rule under the id by which the catalogue of rules lists it.
package struct RuleFigure: Hashable, Sendable {
    package let origin: RuleOrigin
    package let bound: Bound
    package let measure: Measure

    package init(origin: RuleOrigin, bound: Bound, measure: Measure) {
        self.origin = origin
        self.bound = bound
        self.measure = measure
    }

    /// What sort of number it is. Source: the column `kind` of the catalogue of rules.
    package enum Measure: String, CaseIterable, Sendable {
        case quota, cadence, coverage, composition, quorum, deadline, threshold, amount, window
        case identifier, list
    }
}
