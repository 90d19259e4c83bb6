/// How often something is owed 周期, or the one stretch of days in which it is.
package enum Recurrence: Hashable, Sendable {
    case every(PeriodUnit)
    /// Every so many of them, at least 1: every 2 months. Whole intervals fill a year where they
    /// can: of 2 months there are six, the first from January.
    case interval(Int, PeriodUnit)
    /// Once, in a stretch of days that the place sets.
    case once(Stretch, ClosedRange<Day>)

    /// The period in which `day` lies; for a stretch always the stretch, before and after it too.
    package func period(containing day: Day) -> Period {
        switch self {
        case .every(let unit): Period(unit, containing: day)
        case .interval(let number, let unit): Period(number, unit, containing: day)
        case .once(_, let days): Period(days)
        }
    }

    /// The period before the one in which `day` lies; nil for a stretch, which has none.
    package func period(beforeThatOf day: Day) -> Period? {
        if case .once = self { return nil }
        return period(containing: period(containing: day).start - 1)
    }

    /// What follows the unit of a number: `/year`, ` per term`; empty for a stay or a campaign, whose
    /// numbers are for the whole of it.
    package var suffix: String {
        switch self {
        case .every(let unit): "/\(unit.rawValue)"
        case .interval(let number, let unit): "/\(number) \(unit.name(number))"
        case .once: ""
        }
    }
}

/// A stretch of days without a place in the calendar: the place that works by the rule sets it.
package enum Stretch: String, CaseIterable, Sendable {
    /// 任期: a term of office.
    case term
    /// 驻村、蹲点: one posting or stay.
    case stay
    /// 活动、轮次: one campaign, round, project or test.
    case campaign
}

extension PeriodUnit {
    /// `month` for one, `months` for any other number.
    package func name(_ number: Int) -> String { number == 1 ? rawValue : rawValue + "s" }
}

extension Recurrence {
    var json: JSON {
        switch self {
        case .every(let unit): .text(unit.rawValue)
        case .interval(let number, let unit):
            ["interval": .number(number), "unit": .text(unit.rawValue)]
        case .once(let stretch, let days):
            [
                "stretch": .text(stretch.rawValue), "from": .text(days.lowerBound.description),
                "to": .text(days.upperBound.description),
            ]
        }
    }

    init?(_ json: JSON?) {
        if let unit = json?.text.flatMap({ PeriodUnit(rawValue: $0) }) {
            self = .every(unit)
        } else if let number = json?["interval"]?.number, number >= 1,
            let unit: PeriodUnit = json?.word("unit")
        {
            self = .interval(number, unit)
        } else if let stretch: Stretch = json?.word("stretch"),
            let first = json?["from"]?.text.flatMap({ Day($0) }),
            let last = json?["to"]?.text.flatMap({ Day($0) }), first <= last
        {
            self = .once(stretch, first...last)
        } else {
            return nil
        }
    }
}
