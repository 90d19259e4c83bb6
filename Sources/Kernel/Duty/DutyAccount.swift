/// Which duty is meant, whoever speaks of it: a rule's, in one period, towards one place where it
/// is owed to several.
package struct DutyName: Hashable, Sendable {
    package let rule: ID<Rule>
    package let place: ID<Place>?
    package let period: Period

    package init(rule: ID<Rule>, place: ID<Place>?, period: Period) {
        self.rule = rule
        self.place = place
        self.period = period
    }
}

extension Duty {
    /// Nil for a clock of a case, which is named by its case.
    package var name: DutyName? {
        switch subject {
        case .serviceCase: return nil
        case .place(let place): return named(place)
        case .households, .task: return named(nil)
        }
    }

    private func named(_ place: ID<Place>?) -> DutyName? {
        period.map { DutyName(rule: rule, place: place, period: $0) }
    }
}

/// What became of one duty 对账, counted by the rule as it was in force then.
package struct DutyAccount: Hashable, Sendable {
    package let name: DutyName
    /// The last day on which it was in time.
    package let due: Day
    package let progress: Duty.Progress
    package let outcome: Outcome

    package init(name: DutyName, due: Day, progress: Duty.Progress, outcome: Outcome) {
        self.name = name
        self.due = due
        self.progress = progress
        self.outcome = outcome
    }

    package enum Outcome: String, CaseIterable, Sendable {
        /// In time.
        case met
        /// Made up for after its last day.
        case late
        case missed
        /// It may still be done in time.
        case open
    }

    /// - Parameter enough: the day on which as much was done as is needed; nil where it wasn't.
    static func outcome(enough: Day?, due: Day, on today: Day) -> Outcome {
        guard let enough else { return today <= due ? .open : .missed }
        return enough <= due ? .met : .late
    }
}

/// How many duties came to what.
package struct DutyTally: Hashable, Sendable {
    package let periods: Int
    package let met: Int
    package let late: Int
    package let missed: Int
    package let open: Int

    package var owed: Int { met + late + missed + open }

    /// - Parameter periods: in how many different ones; 0 for what isn't owed by periods.
    package init(_ outcomes: some Sequence<DutyAccount.Outcome>, periods: Int) {
        var counts: [DutyAccount.Outcome: Int] = [:]
        for outcome in outcomes { counts[outcome, default: 0] += 1 }
        self.periods = periods
        met = counts[.met] ?? 0
        late = counts[.late] ?? 0
        missed = counts[.missed] ?? 0
        open = counts[.open] ?? 0
    }
}

/// Work that was noted as done: for which day, and on which day that was said.
package struct NotedWork: Hashable, Sendable {
    package let on: Day
    package let noted: Day

    package init(on: Day, noted: Day) {
        self.on = on
        self.noted = noted
    }

    /// When it was done. What is made up for after the period is noted for its last day.
    func done(in period: Period) -> Day { on == period.end && noted > period.end ? noted : on }
}

extension CadenceRule {
    /// What became of the work of `period`; nil where nothing is owed.
    ///
    /// - Parameter done: what was noted for days of the period, in any order.
    /// - Parameter turns: what a rota says; whom it doesn't name owes nothing in its periods.
    package func account(
        of period: Period, done: [NotedWork], turns: Turns = .none, on today: Day
    ) -> DutyAccount? {
        guard var owed else { return nil }
        var due = period.window(daysOfMonth).upperBound
        if let own = turns.own(in: period) {
            guard let last = own.last else { return nil }
            (due, owed) = (last, own.count)
        }
        var days = done.filter { period.days.contains($0.on) }
            .map { (on: $0.on, done: $0.done(in: period)) }
            .sorted { ($0.done, $0.on) < ($1.done, $1.on) }
        if self.days != nil {
            var seen: Set<Day> = []
            days = days.filter { seen.insert($0.on).inserted }
        }
        let enough = days.count >= owed ? days[owed - 1].done : nil
        return DutyAccount(
            name: DutyName(rule: id, place: nil, period: period), due: due,
            progress: Duty.Progress(done: days.count, needed: owed),
            outcome: DutyAccount.outcome(enough: enough, due: due, on: today))
    }
}

extension VisitRule {
    /// What became of the visits owed to `place` in `period`.
    ///
    /// - Parameter visits: those that `official` paid there in the period; others don't count.
    package func account(
        of period: Period, by official: ID<Official>, to place: ID<Place>, visits: [Visit],
        on today: Day
    ) -> DutyAccount {
        let day = period.start
        let duty = duty(of: official, to: place, visits: visits, on: day)
        return account(period, place, duty.due, duty.progress, on: today)
    }

    /// What became of the visits owed to her households in `period`; nil where there were none to
    /// visit.
    ///
    /// - Parameter needed: how many are to be met, where that goes by the class of each village.
    package func account(
        of period: Period, count: CoverageCount, needed: Int? = nil, on today: Day
    ) -> DutyAccount? {
        let needed = needed ?? count.needed(toReach: target)
        guard isCoverage, needed > 0 else { return nil }
        let due = period.window(daysOfMonth).upperBound
        return account(
            period, nil, due, Duty.Progress(done: count.met, needed: needed), on: today)
    }

    /// A visit after the last day isn't one of the period, so nothing is late here.
    private func account(
        _ period: Period, _ place: ID<Place>?, _ due: Day, _ progress: Duty.Progress, on today: Day
    ) -> DutyAccount {
        DutyAccount(
            name: DutyName(rule: id, place: place, period: period), due: due, progress: progress,
            outcome: DutyAccount.outcome(
                enough: progress.isMet ? due : nil, due: due, on: today))
    }
}
