/// What an official owes by a day, because a rule says so. There is no other to-do list.
///
/// Derived from the rules in force and from what has been done, never entered: 'today' for an
/// official, 'overdue' for a supervisor and the figures of an appraisal are views of the same.
package struct Duty: Hashable, Sendable {
    package let rule: ID<Rule>
    package let kind: Kind
    package let official: ID<Official>
    package let subject: Subject
    /// Nil for a clock of a case, which has its own dates.
    package let period: Period?
    /// The first day on which it can be done.
    package let opens: Day
    /// The last day on which it is in time.
    package let due: Day
    package let progress: Progress
    /// As of the day for which it was derived.
    package let standing: Standing

    package init(
        rule: ID<Rule>, kind: Kind, official: ID<Official>, subject: Subject, period: Period?,
        opens: Day, due: Day, progress: Progress, standing: Standing
    ) {
        self.rule = rule
        self.kind = kind
        self.official = official
        self.subject = subject
        self.period = period
        self.opens = opens
        self.due = due
        self.progress = progress
        self.standing = standing
    }

    /// Met as soon as enough is done, else as of `today`.
    package init(
        rule: ID<Rule>, kind: Kind, official: ID<Official>, subject: Subject, period: Period?,
        opens: Day, due: Day, progress: Progress, on today: Day
    ) {
        self.init(
            rule: rule, kind: kind, official: official, subject: subject, period: period,
            opens: opens, due: due, progress: progress,
            standing: progress.isMet ? .met : Standing(on: today, dueDate: due))
    }

    package enum Kind: String, CaseIterable, Sendable {
        case visit, cadence, clock
    }

    package enum Subject: Hashable, Sendable {
        /// The households that she answers for, so many in all.
        case households
        case place(ID<Place>)
        /// Work without an object of its own, by its word: `sortDiary`.
        case task(String)
        case serviceCase(CaseNumber, ClockName)
    }

    /// So many of so many.
    package struct Progress: Hashable, Sendable {
        package let done: Int
        /// How many are needed; 0 needs nothing, and is met.
        package let needed: Int

        package init(done: Int, needed: Int) {
            self.done = done
            self.needed = needed
        }

        package var isMet: Bool { done >= needed }
    }
}
