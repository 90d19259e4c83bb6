/// A stretch of days by which something recurs: the year 2026, the week from 5 January.
package struct Period: Hashable, Comparable, Sendable {
    /// Nil for a stretch or an interval, which the calendar has no name for.
    package let unit: PeriodUnit?
    /// The first day.
    package let start: Day
    /// The last day, which still belongs to it.
    package let end: Day

    /// The period in which `day` lies: weeks begin on Monday, half-years in January and July.
    package init(_ unit: PeriodUnit, containing day: Day) {
        self.unit = unit
        switch unit {
        case .day: (start, end) = (day, day)
        case .week:
            start = day - (day.weekday.rawValue - 1)
            end = start + 6
        case .month, .quarter, .halfYear, .year:
            let months = unit.months
            let firstOfMonth = day - (day.dayOfMonth - 1)
            start = firstOfMonth.adding(months: -((day.month - 1) % months))
            end = start.adding(months: months) - 1
        }
    }

    /// A stretch of days that the calendar has no name for.
    package init(_ days: ClosedRange<Day>) {
        (unit, start, end) = (nil, days.lowerBound, days.upperBound)
    }

    /// The interval of so many units in which `day` lies; of weeks and days they are counted from
    /// Monday, 1 January 1900.
    package init(_ number: Int, _ unit: PeriodUnit, containing day: Day) {
        switch unit {
        case .day, .week:
            let length = number * (unit == .week ? 7 : 1)
            let monday = Day(number: -25_567)
            let start = day - (((day - monday) % length + length) % length)
            self.init(start...(start + (length - 1)))
        case .month, .quarter, .halfYear, .year:
            let months = number * unit.months
            let firstOfMonth = day - (day.dayOfMonth - 1)
            let start = firstOfMonth.adding(months: -((day.year * 12 + day.month - 1) % months))
            self.init(start...(start.adding(months: months) - 1))
        }
    }

    package var days: ClosedRange<Day> { start...end }

    /// The days of the month in which something is due within the period, cut to the month's
    /// length: `25...31` in February ends on the 28th or 29th. Only for months.
    package func window(_ daysOfMonth: ClosedRange<Int>?) -> ClosedRange<Day> {
        guard unit == .month, let daysOfMonth else { return days }
        let length = end - start + 1
        let first = start + (min(daysOfMonth.lowerBound, length) - 1)
        return first...(start + (min(daysOfMonth.upperBound, length) - 1))
    }

    package static func < (left: Period, right: Period) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

extension Period: LosslessStringConvertible {
    /// `2026`, `2026-H1`, `2026-Q3`, `2026-02`, `2026-W06`, `2026-02-13`, and
    /// `2026-01-01..2026-02-28` for what the calendar has no name for.
    package var description: String {
        guard let unit else { return "\(start)..\(end)" }
        let year = Day.padded(start.year, 4)
        switch unit {
        case .day: return start.description
        case .week:
            // Source: ISO 8601. A week is of the year in which its Thursday lies.
            let thursday = start + 3
            let first = Period(.year, containing: thursday).start
            return "\(Day.padded(thursday.year, 4))-W\(Day.padded((thursday - first) / 7 + 1, 2))"
        case .month: return "\(year)-\(Day.padded(start.month, 2))"
        case .quarter: return "\(year)-Q\((start.month + 2) / 3)"
        case .halfYear: return "\(year)-H\((start.month + 5) / 6)"
        case .year: return year
        }
    }

    /// Reads what `description` writes, and nothing else.
    package init?(_ text: String) {
        if let stretch = Period(stretch: text) {
            self = stretch
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let digits = parts.first, digits.count == 4,
            let year = Day.digits(ArraySlice(digits.utf8)),
            let newYear = Day(year: year, month: 1, day: 1)
        else { return nil }
        let period: Period? =
            switch (parts.count, parts.dropFirst().first?.first) {
            case (1, _): Period(.year, containing: newYear)
            case (2, "H"): Period(.halfYear, newYear, parts[1].dropFirst(), months: 6)
            case (2, "Q"): Period(.quarter, newYear, parts[1].dropFirst(), months: 3)
            case (2, "W"): Period(week: parts[1].dropFirst(), of: year)
            case (2, _): Period(.month, newYear, parts[1], months: 1)
            case (3, _): Day(text).map { Period(.day, containing: $0) }
            default: nil
            }
        guard let period, period.description == text else { return nil }
        self = period
    }

    private init?(stretch text: String) {
        guard let dots = text.firstRange(of: ".."),
            let first = Day(String(text[..<dots.lowerBound])),
            let last = Day(String(text[dots.upperBound...])), first <= last
        else { return nil }
        self.init(first...last)
    }

    private init?(_ unit: PeriodUnit, _ newYear: Day, _ number: Substring, months: Int) {
        guard let number = Int(number), (1...12 / months).contains(number) else { return nil }
        self.init(unit, containing: newYear.adding(months: (number - 1) * months))
    }

    private init?(week: Substring, of year: Int) {
        guard let week = Int(week), (1...53).contains(week),
            let fourth = Day(year: year, month: 1, day: 4)
        else { return nil }
        self.init(.week, containing: fourth + 7 * (week - 1))
    }
}

extension PeriodUnit {
    /// How many months it lasts; 0 for days and weeks.
    fileprivate var months: Int {
        switch self {
        case .day, .week: 0
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }
}
