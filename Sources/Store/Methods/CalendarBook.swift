import Kernel

/// The calendar by how many notices the ledger knows: of the newest number that was seen.
final class CalendarBook: Sendable {
    private let known = Guarded((version: Int64(-1), calendar: WorkingCalendar.withoutNotices))

    /// Nil where it isn't the one that is remembered.
    func calendar(at version: Int64) -> WorkingCalendar? {
        let known = known.value
        return known.version == version ? known.calendar : nil
    }

    var newest: WorkingCalendar { known.value.calendar }

    func keep(_ calendar: WorkingCalendar, at version: Int64) {
        known.with { if $0.version < version { $0 = (version, calendar) } }
    }
}
