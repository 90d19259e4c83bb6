import Kernel

extension Measure {
    /// The conditions of numerator and denominator on a row of `cases`, version 1.
    ///
    /// All but the backlog look at the cases registered in the days asked for, as they stand now;
    /// a denominator holds only those of which the thing could be said: a satisfaction nobody was
    /// asked about counts on neither side.
    struct Definition {
        let value: Sql
        /// Nil for a plain count.
        let of: Sql?
    }

    /// - Parameter end: the first moment after the days asked for.
    func definition(at now: Moment, end: Moment) -> Definition? {
        switch self {
        case .coverage: nil
        case .intake: Definition(value: "1 = 1", of: nil)
        case .backlog: Definition(value: "(ended_at IS NULL OR ended_at >= \(end))", of: nil)
        case .overdue: Definition(value: "next_due < \(now)", of: "ended_at IS NULL")
        case .response:
            // In time, of those that were answered or should have been by now.
            Definition(
                value: "replied_at <= reply_due",
                of: """
                    reply_due IS NOT NULL AND (replied_at IS NOT NULL
                        OR (reply_due < \(now) AND ended_at IS NULL))
                    """)
        case .solved: Definition(value: "solved = 'yes'", of: "solved IS NOT NULL")
        case .satisfied: Definition(value: "satisfied", of: "satisfied IS NOT NULL")
        case .keptFirstPromise:
            // By the first date: moving a promise doesn't keep it.
            Definition(
                value: "replied_at <= first_promise",
                of: """
                    first_promise IS NOT NULL
                        AND (replied_at IS NOT NULL OR first_promise < \(now))
                    """)
        case .reopened:
            Definition(value: "reopened > 0", of: "(ended_at IS NOT NULL OR reopened > 0)")
        case .notConfirmed:
            Definition(value: "outcome = 'notConfirmed'", of: "ended_at IS NOT NULL")
        }
    }
}

extension Measure {
    /// What of the figure the kept counters say, and what depends on the hour and is counted from
    /// the few cases that are open.
    struct Kept {
        /// Nil where the counters say nothing.
        var value: CaseCounter?
        /// Nil for a plain count.
        var of: CaseCounter?
        var hourly: Hourly?
    }

    /// A condition on rows of `cases`, of which an index holds only those that matter.
    struct Hourly {
        /// An index by date holds the rows, not one by place.
        var isByDate = false
        let rows: Sql
        /// How much such a row adds to the numerator and the denominator.
        let value: Sql
        let of: Sql
    }

    /// - Returns: nil for coverage, which has its own counts, and the backlog, which counts what
    ///   was registered at any time.
    func kept(at now: Moment) -> Kept? {
        switch self {
        case .coverage, .backlog: nil
        case .intake: Kept(value: .intake)
        case .overdue:
            Kept(
                hourly: Hourly(
                    rows: "ended_at IS NULL",
                    value: "CASE WHEN next_due < \(now) THEN 1 ELSE 0 END", of: "1"))
        case .response:
            Kept(
                value: .inTime, of: .answered,
                hourly: Hourly(
                    rows: "ended_at IS NULL AND replied_at IS NULL AND reply_due < \(now)",
                    value: "0", of: "1"))
        case .keptFirstPromise:
            // A promise whose day hasn't come counts on no side yet.
            Kept(
                value: .kept, of: .promised,
                hourly: Hourly(
                    isByDate: true,
                    rows: "replied_at IS NULL AND first_promise >= \(now)", value: "0", of: "-1"))
        case .solved: Kept(value: .solved, of: .asked)
        case .satisfied: Kept(value: .satisfied, of: .judged)
        case .reopened: Kept(value: .reopened, of: .settled)
        case .notConfirmed: Kept(value: .notConfirmed, of: .ended)
        }
    }
}
