package import Kernel

/// What the rules of a pack would have come to in a year of recorded data: what was due, met and
/// missed. It reads only.
package struct MethodTrial: Sendable {
    package let rules: RuleSet
    package let place: ID<Place>
    package let year: Int
    package let now: Moment

    package init(_ adoption: Adoption, year: Int, now: Moment) {
        rules = RuleSet(
            rules: adoption.rules,
            roles: Dictionary(adoption.roles.map { (MethodRole(adoption.pack, $0.id), $0) }) {
                first, _ in first
            })
        place = adoption.place
        self.year = year
        self.now = now
    }

    /// What one rule would have come to.
    package struct Row: Hashable, Sendable {
        package let rule: ID<Rule>
        package let kind: RuleKind
        package let outcome: Outcome

        package init(rule: ID<Rule>, kind: RuleKind, outcome: Outcome) {
            self.rule = rule
            self.kind = kind
            self.outcome = outcome
        }
    }

    package enum Outcome: Hashable, Sendable {
        /// So many were owed, so many of them done in time; `days` is the median of a clock's runs,
        /// nil where none came to its end.
        case counted(due: Int, met: Int, open: Int, days: Int?)
        /// The data hold nothing of the sort.
        case nothingRecorded(due: Int)
        /// The days are the place's to set, and don't lie in the year.
        case outsideTheYear
        /// A rule that no record can answer: it says how something is made up, or what is allowed.
        case notCounted
    }

    /// The days of the year that were over when the trial was made.
    package var days: ClosedRange<Day>? {
        guard let first = Day(year: year, month: 1, day: 1),
            let last = Day(year: year, month: 12, day: 31), first < now.day
        else { return nil }
        return first...min(last, now.day - 1)
    }

    /// The periods that lie in the year whole, and in the past.
    func periods(of every: Recurrence) -> [Period] {
        guard let days else { return [] }
        if case .once(_, let stretch) = every {
            return days.lowerBound <= stretch.lowerBound && stretch.upperBound <= days.upperBound
                ? [Period(stretch)] : []
        }
        var periods: [Period] = []
        var day = days.lowerBound
        while day <= days.upperBound {
            let period = every.period(containing: day)
            if period.start >= days.lowerBound, period.end <= days.upperBound {
                periods.append(period)
            }
            day = period.end + 1
        }
        return periods
    }
}

extension MethodTrial {
    /// How the cases of the year would have fared, counted as they are read.
    package struct CaseTally: Sendable {
        fileprivate var clocks: [ID<Rule>: Clock] = [:]
        fileprivate var closings: [ID<Rule>: (closed: Int, closable: Int)] = [:]
        /// How many cases were looked at.
        package private(set) var cases = 0

        package init() {}

        fileprivate struct Clock: Sendable {
            var met = 0
            var missed = 0
            var running = 0
            /// How many runs took so many days; the last stands for all longer ones.
            var days = [Int](repeating: 0, count: 367)

            var median: Int? {
                let half = (days.reduce(0, +) + 1) / 2
                guard half > 0 else { return nil }
                var seen = 0
                return days.firstIndex { number in
                    seen += number
                    return seen >= half
                }
            }
        }

        fileprivate mutating func add(
            _ it: ServiceCase, under trial: MethodTrial, calendar: WorkingCalendar
        ) {
            cases += 1
            let registration = it.registration
            let rules = trial.rules.caseRules(
                for: registration.kind, isDanger: registration.isDanger)
            for run in it.dueDates(under: rules, calendar: calendar) {
                clocks[run.rule.id, default: Clock()].add(run, at: trial.now)
            }
            guard let rule = trial.rules.closing(for: registration.kind), it.wasClosed else {
                return
            }
            let isClosable = it.needsMissing(under: rules).isEmpty
            let before = closings[rule.id] ?? (0, 0)
            closings[rule.id] = (before.closed + 1, before.closable + (isClosable ? 1 : 0))
        }

        package func outcome(of rule: Rule) -> Outcome? {
            switch rule {
            case .clock:
                let clock = clocks[rule.id] ?? Clock()
                return .counted(
                    due: clock.met + clock.missed + clock.running, met: clock.met,
                    open: clock.running, days: clock.median)
            case .closing:
                let closing = closings[rule.id] ?? (0, 0)
                return .counted(due: closing.closed, met: closing.closable, open: 0, days: nil)
            default: return nil
            }
        }
    }
}

extension MethodTrial.CaseTally.Clock {
    fileprivate mutating func add(_ run: CaseDueDate, at now: Moment) {
        if let met = run.met {
            let length = max(0, min(366, met.day - run.from.day))
            days[length] += 1
        }
        if run.isOverdue(at: now) {
            missed += 1
        } else if run.met != nil {
            met += 1
        } else {
            running += 1
        }
    }
}

extension ServiceCase {
    /// Ended as done: neither taken back, nor declined, nor merged, nor put away for silence.
    fileprivate var wasClosed: Bool { outcome == .satisfied || outcome == .signed }
}

extension Transaction {
    /// Adds the next cases of the year to `tally`.
    ///
    /// - Returns: the number of the last; nil when there are no more.
    package func tally(
        _ trial: MethodTrial, into tally: inout MethodTrial.CaseTally, after last: Int64,
        limit: Int = 500
    ) throws -> Int64? {
        guard let days = trial.days else { return nil }
        let path = try requiredPath(of: trial.place)
        let numbers = try db.all(
            """
            SELECT number FROM cases WHERE \(Path.isWithin(path)) AND number > \(last)
                AND registered_at >= \(Moment(days.lowerBound))
                AND registered_at < \(Moment(days.upperBound + 1))
            ORDER BY number LIMIT \(limit)
            """
        ) { try $0.int64(0) }
        let calendar = try calendar
        for number in numbers.compactMap({ CaseNumber(value: $0) }) {
            guard let it = try fold(number)?.it else { continue }
            tally.add(it, under: trial, calendar: calendar)
        }
        return numbers.last
    }

    /// How many cases of the year there are.
    package func caseCount(of trial: MethodTrial) throws -> Int {
        guard let days = trial.days else { return 0 }
        let path = try requiredPath(of: trial.place)
        return try db.int(
            """
            SELECT count(*) FROM cases WHERE \(Path.isWithin(path))
                AND registered_at >= \(Moment(days.lowerBound))
                AND registered_at < \(Moment(days.upperBound + 1))
            """)
    }
}
