/// How many visits, days or nights somebody owes somebody in each period 走访.
package struct VisitRule: RuleForm {
    package let origin: RuleOrigin
    /// Who visits, a role of the pack.
    package let by: ID<PackRole>
    package let of: VisitedSubject
    package let counting: VisitUnit
    package let comparison: Comparison
    /// At least 1.
    package let number: Int
    package let every: Recurrence
    /// The days of the month in which the visits must fall, 1 to 31; nil for any day. A last day
    /// that a month doesn't have is its last.
    package let daysOfMonth: ClosedRange<Int>?
    /// How many of a hundred households must be met; 100 unless the pack says less.
    package let target: Int
    /// The kinds of visit that count; empty for any.
    package let kinds: [Visit.Kind]
    /// The counted thing in the pack's word: `visits`, `night`.
    package let unit: String
    /// The ids of the first and the last day of `daysOfMonth` in the catalogue of rules.
    package let firstDay: RuleOrigin?
    package let lastDay: RuleOrigin?

    package init(
        origin: RuleOrigin, by: ID<PackRole>, of: VisitedSubject, counting: VisitUnit = .visits,
        comparison: Comparison = .atLeast, number: Int, every: Recurrence,
        daysOfMonth: ClosedRange<Int>? = nil, target: Int = 100, kinds: [Visit.Kind] = [],
        unit: String? = nil, firstDay: RuleOrigin? = nil, lastDay: RuleOrigin? = nil
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
        self.unit = unit ?? counting.rawValue
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    package var figures: [RuleFigure] {
        [figure(Bound(comparison, number, unit + every.suffix), .quota)]
            + daysOfMonth.figures(first: firstDay, last: lastDay)
    }
}

extension ClosedRange<Int>? {
    /// The first and the last day of the month as numbers of their own.
    func figures(first: RuleOrigin?, last: RuleOrigin?) -> [RuleFigure] {
        guard let days = self else { return [] }
        return [(first, days.lowerBound), (last, days.upperBound)].compactMap { origin, day in
            origin.map {
                RuleFigure(
                    origin: $0, bound: Bound(.exactly, day, "day of month"), measure: .window)
            }
        }
    }
}

/// To whom a visit is owed.
package enum VisitedSubject: String, CaseIterable, Sendable {
    case household, villagerGroup, village, township
    /// 自然村、责任区、项目工地: where the registry knows no such places, those that the visitor answers
    /// for count as one.
    case naturalVillage, zone, project
}

/// What a visit rule counts.
package enum VisitUnit: String, CaseIterable, Sendable {
    case visits
    /// Days on which at least one visit was paid.
    case days
    /// Different households met.
    case households
    /// Nights stayed: visits of the kinds `overnight` and `nightDuty`.
    case nights
}

extension VisitRule {
    package var members: [String: JSON] {
        JSON.members([
            "by": .text(by.text), "of": .text(of.rawValue), "counting": .text(counting.rawValue),
            "comparison": .text(comparison.rawValue), "number": .number(number),
            "every": every.json, "unit": .text(unit), "target": .number(target),
            "kinds": .words(kinds),
            "daysOfMonth": daysOfMonth.map { [.number($0.lowerBound), .number($0.upperBound)] },
            "firstDay": firstDay.map { .object($0.members) },
            "lastDay": lastDay.map { .object($0.members) },
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let by = json.id(PackRole.self, "by"),
            let of: VisitedSubject = json.word("of"), let number = json["number"]?.number,
            let counting: VisitUnit = json.word("counting"), let target = json["target"]?.number,
            let comparison: Comparison = json.word("comparison"), number >= 1,
            let every = Recurrence(json["every"]), let unit = json["unit"]?.text,
            (1...100).contains(target),
            let kinds = json.words("kinds", as: Visit.Kind.self),
            let firstDay = json.part("firstDay", { RuleOrigin($0) }),
            let lastDay = json.part("lastDay", { RuleOrigin($0) })
        else { return nil }
        self.init(
            origin: origin, by: by, of: of, counting: counting, comparison: comparison,
            number: number, every: every, daysOfMonth: json.days("daysOfMonth"), target: target,
            kinds: kinds, unit: unit, firstDay: firstDay.value, lastDay: lastDay.value)
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
