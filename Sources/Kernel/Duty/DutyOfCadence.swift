extension CadenceRule {
    /// What is owed in the period in which `today` lies; nil for a standing promise, which nobody
    /// ticks off, and where nothing is owed.
    ///
    /// Where the rule counts days, two entries of one day are one.
    ///
    /// - Parameter done: the days on which `official` noted it as done, in any order.
    /// - Parameter turns: what a rota says; whom it doesn't name owes nothing in its periods.
    package func duty(
        of official: ID<Official>, done: [Day], turns: Turns = .none, on today: Day
    ) -> Duty? {
        guard let owed else { return nil }
        let period = every.period(containing: today)
        let window: ClosedRange<Day>
        var needed = owed
        if let own = turns.own(in: period) {
            guard let first = own.first, let last = own.last else { return nil }
            window = first...last
            needed = own.count
        } else {
            window = period.window(daysOfMonth)
        }
        let inPeriod = done.filter(period.days.contains)
        let count = days == nil ? inPeriod.count : Set(inPeriod).count
        return Duty(
            rule: id, kind: .cadence, official: official, subject: .task(duty), period: period,
            opens: window.lowerBound, due: window.upperBound,
            progress: Duty.Progress(done: count, needed: needed), on: today)
    }

    /// The duty of the period before, where it wasn't met: what is overdue doesn't vanish with the
    /// first day of the new month.
    ///
    /// - Parameter since: the day from which the rule is in force; periods that began before it
    ///   aren't owed.
    package func leftOver(
        of official: ID<Official>, done: [Day], turns: Turns = .none, on today: Day, since: Day
    ) -> Duty? {
        guard let before = every.period(beforeThatOf: today), before.start >= since,
            let duty = duty(of: official, done: done, turns: turns, on: before.end),
            duty.standing != .met
        else { return nil }
        return Duty(
            rule: id, kind: .cadence, official: official, subject: duty.subject, period: before,
            opens: duty.opens, due: duty.due, progress: duty.progress, on: today)
    }
}
