/// How many visits, days or nights somebody owes somebody in each period 走访.
package struct VisitRule: Hashable, Sendable {
    package let origin: RuleOrigin
    /// Who visits, a role of the pack.
    package let by: ID<PackRole>
    package let of: VisitedSubject
    package let counting: VisitUnit
    package let comparison: Comparison
    /// At least 1.
    package let number: Int
    package let every: PeriodUnit
    /// The days of the month in which the visits must fall, 1 to 31; nil for any day. A last day
    /// that a month doesn't have is its last.
    package let daysOfMonth: ClosedRange<Int>?
    /// How many of a hundred households must be met; 100 unless the pack says less.
    package let target: Int
    /// The kinds of visit that count; empty for any.
    package let kinds: [Visit.Kind]

    package init(
        origin: RuleOrigin, by: ID<PackRole>, of: VisitedSubject, counting: VisitUnit = .visits,
        comparison: Comparison = .atLeast, number: Int, every: PeriodUnit,
        daysOfMonth: ClosedRange<Int>? = nil, target: Int = 100, kinds: [Visit.Kind] = []
    ) {
        self.origin = origin
        self.by = by
        self.of = of
        self.counting = counting
        self.comparison = comparison
        self.number = number
        self.every = every
        self.daysOfMonth = daysOfMonth
        self.target = target
        self.kinds = kinds
    }

    package var id: ID<Rule> { origin.id }

    package var bound: Bound { Bound(comparison, number, "\(counting.rawValue)/\(every.rawValue)") }
}

/// To whom a visit is owed.
package enum VisitedSubject: String, CaseIterable, Sendable {
    case household, villagerGroup, village, township
}

/// What a visit rule counts.
package enum VisitUnit: String, CaseIterable, Sendable {
    case visits
    /// Days on which at least one visit was paid.
    case days
    /// Nights stayed: visits of the kinds `overnight` and `nightDuty`.
    case nights
}

extension VisitRule {
    var members: [String: JSON] {
        JSON.members([
            "by": .text(by.text), "of": .text(of.rawValue), "counting": .text(counting.rawValue),
            "comparison": .text(comparison.rawValue), "number": .number(number),
            "every": .text(every.rawValue), "target": .number(target), "kinds": .words(kinds),
            "daysOfMonth": daysOfMonth.map { [.number($0.lowerBound), .number($0.upperBound)] },
        ])
    }

    init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let by = json.id(PackRole.self, "by"),
            let of: VisitedSubject = json.word("of"), let number = json["number"]?.number,
            let counting: VisitUnit = json.word("counting"), let target = json["target"]?.number,
            let comparison: Comparison = json.word("comparison"), number >= 1,
            let every: PeriodUnit = json.word("every"), (1...100).contains(target),
            let kinds = json.words("kinds", as: Visit.Kind.self)
        else { return nil }
        self.init(
            origin: origin, by: by, of: of, counting: counting, comparison: comparison,
            number: number, every: every, daysOfMonth: json.days("daysOfMonth"), target: target,
            kinds: kinds)
    }
}

extension JSON {
    func days(_ key: String) -> ClosedRange<Int>? {
        guard let days = self[key]?.list?.compactMap(\.number), days.count == 2,
            1 <= days[0], days[0] <= days[1], days[1] <= 31
        else { return nil }
        return days[0]...days[1]
    }
}
