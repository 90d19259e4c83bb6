/// One day as a working calendar sees it: whether offices work, and who says so.
package struct CalendarDay: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Offices rest: a weekend or a holiday.
        case off
        /// Offices work as on any Monday to Friday.
        case on
        /// 调休上班: offices work on a weekend to make up for a holiday.
        case makeUpOn
    }

    package let day: Day
    package let kind: Kind
    /// The holiday's name where a notice speaks of the day; nil where only the weekday decides.
    package let name: String?
    /// The notice that speaks of the day.
    package let notice: ID<CalendarNotice>?
    /// Whether a notice for the day's year is known; if not, only weekends are off and whatever
    /// counts this day is provisional.
    package let isYearKnown: Bool

    package var isWorking: Bool { kind != .off }
    /// A Saturday or Sunday of which no notice speaks.
    package var isPlainWeekend: Bool { kind == .off && notice == nil }
}
