/// Something that has to be done every day, week, month ... or so often in a term, a stay, a
/// campaign 定期工作.
package struct CadenceRule: RuleForm {
    package let origin: RuleOrigin
    /// What is to be done, a term of the pack: `sortDiary`.
    package let duty: String
    /// Whose duty it is, a role of the pack.
    package let of: ID<PackRole>
    package let every: Recurrence
    package let comparison: Comparison
    /// How often in each period; at least 1.
    package let times: Int
    /// What is counted, a term of the pack: `fields`; nil for times.
    package let unit: String?
    /// For each of which it is owed, a term of the pack: `village`; nil for the official herself.
    package let per: String?
    /// On how many days of each period it is offered or done; nil where the rule counts times.
    package let days: Int?
    /// The days of the month on which it is due, 1 to 31; nil for any day. A last day that a month
    /// doesn't have is its last.
    package let daysOfMonth: ClosedRange<Int>?
    /// The ids of the first and the last day of `daysOfMonth` in the catalogue of rules.
    package let firstDay: RuleOrigin?
    package let lastDay: RuleOrigin?
    /// How many hours of the day it lasts, for what is a standing promise (a telephone answered
    /// day and night) and not a task to tick off; nil for tasks.
    package let hours: Int?
    /// Those who hold the role take it in turn 轮流值守: a roster says whose turn it is.
    package let isRota: Bool
    /// By night 住夜值班.
    package let isByNight: Bool
    /// What kind of commitment is made by doing it; nil where none is.
    package let makes: CommitmentKind?

    package init(
        origin: RuleOrigin, duty: String, of: ID<PackRole>, every: Recurrence,
        comparison: Comparison = .exactly, times: Int = 1, unit: String? = nil, per: String? = nil,
        days: Int? = nil, daysOfMonth: ClosedRange<Int>? = nil, firstDay: RuleOrigin? = nil,
        lastDay: RuleOrigin? = nil, hours: Int? = nil, isRota: Bool = false,
        isByNight: Bool = false, makes: CommitmentKind? = nil
    ) {
        self.origin = origin
        self.duty = duty
        self.of = of
        self.every = every
        self.comparison = comparison
        self.times = times
        self.unit = unit
        self.per = per
        self.days = days
        self.daysOfMonth = daysOfMonth
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.hours = hours
        self.isRota = isRota
        self.isByNight = isByNight
        self.makes = makes
    }

    /// How much has to be done in each period; nil where nothing is owed: a standing promise, a
    /// bound from above, a figure that is only about so much.
    package var owed: Int? {
        hours == nil ? comparison.least(of: days ?? times) : nil
    }

    /// Whether a rota may say who is on: what is taken in turn, done by night, or promised for hours
    /// of the day.
    package var isTakenInTurn: Bool { isRota || isByNight || hours != nil }

    /// What is amiss with so many in one period where nothing is owed: more than 'at most', or far
    /// from 'about' so many. Nil where so many are owed: of these the duty tells.
    package func gap(counted count: Int) -> RosterGap? {
        guard owed == nil, hours == nil else { return nil }
        return comparison.gap(count, from: days ?? times)
    }

    /// By how many minutes a day `open` falls short of the hours that are promised; nil when it
    /// doesn't, and where no hours are.
    package func minutesMissing(open: OfficeHours) -> Int? {
        hours.map { $0 * 60 - open.minutesADay }.flatMap { $0 > 0 ? $0 : nil }
    }

    package var figures: [RuleFigure] {
        [figure(own, isQuota ? .quota : .cadence)]
            + daysOfMonth.figures(first: firstDay, last: lastDay)
    }

    private var isQuota: Bool { unit != nil && days == nil && hours == nil }

    private var own: Bound {
        if let hours { return Bound(.exactly, hours, "hours" + every.suffix) }
        if let days {
            return Bound(comparison, days, PeriodUnit.day.name(days) + every.suffix)
        }
        if let unit {
            return Bound(comparison, times, unit + (per.map { "/\($0)" } ?? every.suffix))
        }
        if case .interval(let number, let unit) = every {
            return Bound(.exactly, number, unit.name(number))
        }
        if let days = daysOfMonth, days.count == 1, firstDay == nil {
            return Bound(.exactly, days.lowerBound, "day of month")
        }
        return Bound(comparison, times, "times" + every.suffix)
    }
}

extension CadenceRule {
    package var members: [String: JSON] {
        JSON.members([
            "duty": .text(duty), "of": .text(of.text), "every": every.json,
            "comparison": .text(comparison.rawValue), "times": .number(times),
            "unit": unit.map { .text($0) }, "per": per.map { .text($0) },
            "days": days.map { .number($0) }, "hours": hours.map { .number($0) },
            "daysOfMonth": daysOfMonth.map { [.number($0.lowerBound), .number($0.upperBound)] },
            "firstDay": firstDay.map { .object($0.members) },
            "lastDay": lastDay.map { .object($0.members) },
            "isRota": .bool(isRota), "isByNight": .bool(isByNight),
            "makes": makes.map { .text($0.rawValue) },
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let duty = json["duty"]?.text,
            let of = json.id(PackRole.self, "of"), let every = Recurrence(json["every"]),
            let comparison: Comparison = json.word("comparison"),
            let times = json["times"]?.number, times >= 1, let unit = json.maybeText("unit"),
            let per = json.maybeText("per"), let days = json.maybeNumber("days"),
            let hours = json.maybeNumber("hours"),
            let firstDay = json.part("firstDay", { RuleOrigin($0) }),
            let lastDay = json.part("lastDay", { RuleOrigin($0) }),
            let isRota = json["isRota"]?.bool, let isByNight = json["isByNight"]?.bool,
            let makes = json.part("makes", { $0.text.flatMap { CommitmentKind(rawValue: $0) } })
        else { return nil }
        self.init(
            origin: origin, duty: duty, of: of, every: every, comparison: comparison,
            times: times, unit: unit.value, per: per.value, days: days.value,
            daysOfMonth: json.days("daysOfMonth"), firstDay: firstDay.value,
            lastDay: lastDay.value, hours: hours.value, isRota: isRota, isByNight: isByNight,
            makes: makes.value)
    }
}
