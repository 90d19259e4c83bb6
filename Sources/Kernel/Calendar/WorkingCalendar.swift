/// Which days offices work: weekends, and what the notices say of single days.
///
/// A value: loading a later notice makes another calendar, and `CalendarChange` tells which due
/// dates that moves. Looking up a day costs the same however many notices there are.
package struct WorkingCalendar: Hashable, Sendable {
    /// All notices, by the day they were issued, the newest last.
    package let notices: [CalendarNotice]
    /// The years that a notice arranges. In any other, only weekends are off.
    package let knownYears: Set<Int>
    package var officeHours: OfficeHours
    /// The days from the first to the last that a notice speaks of.
    let ruledDays: Range<Int>
    /// For each of them the place of its ruling in `rulings`, -1 where no notice speaks of it.
    private let places: [Int32]
    private let isWorking: [Bool]
    private let rulings: [(ruling: CalendarNotice.Ruling, notice: ID<CalendarNotice>)]

    /// - Parameter notices: in any order; of two with the same id, the last given holds.
    package init(notices: [CalendarNotice], officeHours: OfficeHours = .usual) {
        var byID: [ID<CalendarNotice>: CalendarNotice] = [:]
        for notice in notices { byID[notice.id] = notice }
        let ordered = byID.values.sorted { ($0.issued, $0.id) < ($1.issued, $1.id) }
        let rulings = ordered.flatMap { notice in notice.rulings.map { ($0, notice.id) } }
        let numbers = rulings.map { $0.0.day.number }
        let first = numbers.min() ?? 0
        let days = first..<(numbers.max() ?? first - 1) + 1
        var places = [Int32](repeating: -1, count: days.count)
        var isWorking = days.map { !Day(number: $0).weekday.isWeekend }
        for (place, (ruling, _)) in rulings.enumerated() {
            places[ruling.day.number - first] = Int32(place)
            isWorking[ruling.day.number - first] = ruling.kind != .off
        }
        self.notices = ordered
        self.knownYears = Set(ordered.map(\.year))
        self.officeHours = officeHours
        self.ruledDays = days
        self.places = places
        self.isWorking = isWorking
        self.rulings = rulings
    }

    /// The calendar with one more notice, as a new version; the same notice again changes nothing.
    package func adding(_ notice: CalendarNotice) -> WorkingCalendar {
        WorkingCalendar(notices: notices + [notice], officeHours: officeHours)
    }

    /// The calendar as it stood at the end of `day`: without the notices issued later.
    package func asKnown(on day: Day) -> WorkingCalendar {
        WorkingCalendar(
            notices: notices.filter { $0.issued <= day }, officeHours: officeHours)
    }

    /// Names the newest notice, `cn-2026-1`; `none` without any. Who stores a due date stores the
    /// edition that it was computed with.
    package var edition: String { notices.last?.id.text ?? "none" }

    package func notice(_ id: ID<CalendarNotice>) -> CalendarNotice? {
        notices.first { $0.id == id }
    }

    package func isWorking(_ day: Day) -> Bool {
        guard ruledDays.contains(day.number) else { return !day.weekday.isWeekend }
        return isWorking[day.number - ruledDays.lowerBound]
    }

    package subscript(day: Day) -> CalendarDay {
        let isYearKnown = knownYears.contains(day.year)
        if let (ruling, notice) = ruling(of: day) {
            return CalendarDay(
                day: day, kind: ruling.kind, name: ruling.name, notice: notice,
                isYearKnown: isYearKnown)
        }
        return CalendarDay(
            day: day, kind: day.weekday.isWeekend ? .off : .on, name: nil, notice: nil,
            isYearKnown: isYearKnown)
    }

    private func ruling(
        of day: Day
    ) -> (ruling: CalendarNotice.Ruling, notice: ID<CalendarNotice>)? {
        guard ruledDays.contains(day.number) else { return nil }
        let place = places[day.number - ruledDays.lowerBound]
        return place < 0 ? nil : rulings[Int(place)]
    }

    /// Two calendars are equal when they hold the same notices and office hours: all else follows.
    package static func == (left: WorkingCalendar, right: WorkingCalendar) -> Bool {
        left.notices == right.notices && left.officeHours == right.officeHours
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(notices)
        hasher.combine(officeHours)
    }
}

extension WorkingCalendar {
    /// No notice is known: only weekends are off, and no year is known.
    package static let withoutNotices = WorkingCalendar(notices: [])

    /// China's working calendar, from the table shipped with the program (`days.csv`).
    package static let china: WorkingCalendar = {
        do {
            return WorkingCalendar(notices: try DayTable.notices(PackageResources.days_csv))
        } catch {
            preconditionFailure("Kernel/Calendar/days.csv: \(error)")
        }
    }()
}
