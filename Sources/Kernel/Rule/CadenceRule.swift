/// Something that has to be done every day, week, month ... 定期工作.
package struct CadenceRule: Hashable, Sendable {
    package let origin: RuleOrigin
    /// What is to be done, a term of the pack: `sortDiary`.
    package let duty: String
    /// Whose duty it is, a role of the pack.
    package let of: ID<PackRole>
    package let every: PeriodUnit
    /// How often in each period; at least 1.
    package let times: Int
    /// The days of the month on which it is due, 1 to 31; nil for any day. A last day that a month
    /// doesn't have is its last.
    package let daysOfMonth: ClosedRange<Int>?
    /// How many hours of the day it lasts, for what is a standing promise (a telephone answered
    /// day and night) and not a task to tick off; nil for tasks.
    package let hours: Int?

    package init(
        origin: RuleOrigin, duty: String, of: ID<PackRole>, every: PeriodUnit, times: Int = 1,
        daysOfMonth: ClosedRange<Int>? = nil, hours: Int? = nil
    ) {
        self.origin = origin
        self.duty = duty
        self.of = of
        self.every = every
        self.times = times
        self.daysOfMonth = daysOfMonth
        self.hours = hours
    }

    package var id: ID<Rule> { origin.id }

    package var bound: Bound {
        if let hours { return Bound(.exactly, hours, "hours/\(every.rawValue)") }
        if let days = daysOfMonth, days.count == 1 {
            return Bound(.exactly, days.lowerBound, "day of month")
        }
        return Bound(.exactly, times, "times/\(every.rawValue)")
    }
}

extension CadenceRule {
    var members: [String: JSON] {
        JSON.members([
            "duty": .text(duty), "of": .text(of.text), "every": .text(every.rawValue),
            "times": .number(times), "hours": hours.map { .number($0) },
            "daysOfMonth": daysOfMonth.map { [.number($0.lowerBound), .number($0.upperBound)] },
        ])
    }

    init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let duty = json["duty"]?.text,
            let of = json.id(PackRole.self, "of"), let every: PeriodUnit = json.word("every"),
            let times = json["times"]?.number, times >= 1
        else { return nil }
        self.init(
            origin: origin, duty: duty, of: of, every: every, times: times,
            daysOfMonth: json.days("daysOfMonth"), hours: json["hours"]?.number)
    }
}
