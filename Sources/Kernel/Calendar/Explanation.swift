/// The arithmetic of one due date: the days in order, each counted or skipped, and why.
package struct Explanation: Hashable, Sendable {
    package enum Verdict: Hashable, Sendable {
        /// The day of the event, which doesn't count.
        case start
        /// Counted as the n-th day; the last one is the due day. 0 only where the amount is 0.
        case counted(Int)
        /// So much of the clock ran on this day; 0 where the office had closed before the event.
        case ran(milliseconds: Int64)
        /// Skipped, because offices rest: `Step.day` says whether weekend or which holiday.
        case off
        /// Skipped, because the clock stood still.
        case paused
    }

    package struct Step: Hashable, Sendable {
        package let day: CalendarDay
        package let verdict: Verdict
    }

    package let start: Moment
    package let amount: Amount
    package let pauses: [Pause]
    package let due: DueDate
    /// From the day of the event to the due day, none left out.
    package let steps: [Step]
    /// The notices that speak of any of the days, by the day they were issued.
    package let notices: [CalendarNotice]
    /// The edition of the calendar.
    package let edition: String
}
