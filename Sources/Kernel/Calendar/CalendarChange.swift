/// What another edition of the calendar means: the days that change, and the due dates that move.
package struct CalendarChange: Sendable {
    /// A running clock, as far as its due date follows from it.
    package struct Clock: Hashable, Sendable {
        package let start: Moment
        package let amount: Amount
        package let pauses: [Pause]

        package init(start: Moment, amount: Amount, pauses: [Pause] = []) {
            self.start = start
            self.amount = amount
            self.pauses = pauses
        }
    }

    package struct Move: Hashable, Sendable {
        package let clock: Clock
        package let old: DueDate
        package let new: DueDate
    }

    package struct DayChange: Hashable, Sendable {
        package let old: CalendarDay
        package let new: CalendarDay
    }

    package let old: WorkingCalendar
    package let new: WorkingCalendar

    package init(from old: WorkingCalendar, to new: WorkingCalendar) {
        self.old = old
        self.new = new
    }

    /// The days on which offices now work and didn't, or the other way round, in order. Only a
    /// clock that passes one of them can move.
    package var days: [DayChange] {
        Set(old.ruledDays).union(new.ruledDays).sorted()
            .map(Day.init(number:))
            .filter { old.isWorking($0) != new.isWorking($0) }
            .map { DayChange(old: old[$0], new: new[$0]) }
    }

    /// Nil if the due date stays, even if it is no longer provisional.
    package func move(of clock: Clock) -> Move? {
        let before = old.due(after: clock.start, clock.amount, pauses: clock.pauses)
        let after = new.due(after: clock.start, clock.amount, pauses: clock.pauses)
        return before.moment == after.moment ? nil : Move(clock: clock, old: before, new: after)
    }

    /// The moves among `clocks`, in their order.
    package func moves(of clocks: some Sequence<Clock>) -> [Move] {
        clocks.compactMap(move)
    }
}
