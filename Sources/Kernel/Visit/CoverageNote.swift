/// How much of something was reached in a place and a time, as somebody counted it by hand: for what
/// the system holds no facts of.
package struct CoverageNote: Hashable, Sendable {
    package let rule: ID<Rule>
    package let place: ID<Place>
    package let period: Period
    /// At least 0, and no more than `all`.
    package let reached: Int
    package let all: Int

    /// Nil for numbers that can't be true.
    package init?(
        rule: ID<Rule>, place: ID<Place>, period: Period, reached: Int, of all: Int
    ) {
        guard reached >= 0, reached <= all, all <= 100_000_000 else { return nil }
        self.rule = rule
        self.place = place
        self.period = period
        self.reached = reached
        self.all = all
    }
}

extension CoverageNote {
    var facts: [String: JSON] {
        [
            "rule": .text(rule.text), "place": .text(place.text),
            "period": .text(period.description), "reached": .number(reached), "of": .number(all),
        ]
    }

    init?(facts: JSON) {
        guard let rule = facts.id(Rule.self, "rule"), let place = facts.id(Place.self, "place"),
            let period = facts["period"]?.text.flatMap({ Period($0) }),
            let reached = facts["reached"]?.number, let all = facts["of"]?.number
        else { return nil }
        self.init(rule: rule, place: place, period: period, reached: reached, of: all)
    }
}
