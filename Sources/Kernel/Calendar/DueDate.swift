/// The end of a term: what must be done by `moment` is in time.
package struct DueDate: Hashable, Sendable, CustomStringConvertible {
    /// The last instant in time: for days, working days and months the end of `day`, 23:59:59.
    package let moment: Moment
    package let day: Day
    /// Whether the term was counted in whole days, so that a page shows no time.
    package let isDayLong: Bool
    /// Whether a year that no notice covers was counted, so that the date may still move.
    package let provisional: Bool

    /// `2026-02-25`, or `2026-02-13T10:30` where the time matters (seconds where they aren't
    /// zero), followed by ` provisional` if it is.
    package var description: String {
        (isDayLong ? day.description : clock) + (provisional ? " provisional" : "")
    }

    private var clock: String {
        let withSeconds = moment.description.prefix(19)
        return String(withSeconds.hasSuffix(":00") ? withSeconds.dropLast(3) : withSeconds)
    }
}
