package import Kernel

/// The rules that visits, discharges and the registry can answer.
extension Transaction {
    /// What a rule that isn't about cases would have come to.
    package func outcome(of rule: Rule, in trial: MethodTrial) throws -> MethodTrial.Outcome {
        switch rule {
        case .visit(let rule): try outcome(of: rule, in: trial)
        case .cadence(let rule): try outcome(of: rule, in: trial)
        case .meeting(let rule):
            try rule.cadence.map { try outcome(of: $0, in: trial) } ?? .notCounted
        case .claim(let rule):
            try rule.cadence.map { try outcome(of: $0, in: trial) } ?? .notCounted
        case .responsibility(let rule): try outcome(of: rule, in: trial)
        case .coverage(let rule): try outcome(of: rule, in: trial)
        default: .notCounted
        }
    }

    // MARK: Visits

    private func outcome(of rule: VisitRule, in trial: MethodTrial) throws -> MethodTrial.Outcome {
        let periods = trial.periods(of: rule.every)
        guard !periods.isEmpty else { return .outsideTheYear }
        guard let owed = rule.comparison.least(of: rule.number) else { return .notCounted }
        if rule.isCoverage {
            let households = try householdCounts(in: trial)
            let met = try met(rule, owed, periods, by: "household", "outcome = 'met'", in: trial)
            return .counted(
                due: households.linked * periods.count, met: met, open: 0, days: nil)
        }
        let holders = try holders(of: rule.by, rule.origin, in: trial)
        let met = try met(
            rule, owed, periods, by: "official", "official IN \(list: holders)", in: trial)
        return .counted(due: holders.count * periods.count, met: met, open: 0, days: nil)
    }

    /// How often in the periods somebody had as many visits as are owed.
    ///
    /// The visits come sorted by whom they are counted for, so that only one's are in memory.
    private func met(
        _ rule: VisitRule, _ owed: Int, _ periods: [Period], by column: StaticString,
        _ condition: Sql, in trial: MethodTrial
    ) throws -> Int {
        guard let days = trial.days else { return 0 }
        let path = try requiredPath(of: trial.place)
        var (met, current, visits) = (0, "", [Visit]())
        func close() {
            met += periods.count { period in
                rule.tally(visits.filter { rule.counts($0, on: period.start) }) >= owed
            }
        }
        try db.each(
            """
            SELECT \(raw: "\(column)"), id, official, household, place, kind, outcome, at FROM visits
            WHERE \(Path.isWithin(path)) AND at >= \(Moment(days.lowerBound))
                AND at < \(Moment(days.upperBound + 1))
                AND \(raw: "\(column)") IS NOT NULL AND \(condition)
            ORDER BY \(raw: "\(column)"), at
            """
        ) { row in
            let whose = try row.text(0)
            if whose != current {
                close()
                (current, visits) = (whose, [])
            }
            let household = try row.idOrNil(3, of: Household.self)
            visits.append(
                Visit(
                    id: try row.id(1), official: try row.id(2),
                    subject: try household.map { .household($0) } ?? .place(try row.id(4)),
                    kind: try row.word(5), outcome: try row.word(6), at: try row.moment(7)))
        }
        close()
        return met
    }

    // MARK: Periodic work

    private func outcome(of rule: CadenceRule, in trial: MethodTrial) throws
        -> MethodTrial.Outcome
    {
        guard let owed = rule.owed else { return .notCounted }
        let periods = trial.periods(of: rule.every)
        guard !periods.isEmpty, let days = trial.days else { return .outsideTheYear }
        let holders = try holders(of: rule.of, rule.origin, in: trial)
        let due = (rule.isRota ? min(1, holders.count) : holders.count) * periods.count * owed
        let known = try db.exists("SELECT 1 FROM discharges WHERE rule = \(rule.id)")
        guard known else { return .nothingRecorded(due: due) }
        // Sorted: the count of a period is over where the official or the period changes.
        var (whose, start, done, met) = ("", days.lowerBound, 0, 0)
        try db.each(
            """
            SELECT official, day FROM discharges
            WHERE rule = \(rule.id) AND official IN \(list: holders)
                AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
            ORDER BY official, day
            """
        ) { row in
            let official = try row.text(0)
            let period = rule.every.period(containing: try row.day(1)).start
            if (official, period) != (whose, start) { (whose, start, done) = (official, period, 0) }
            done += 1
            if done <= owed { met += 1 }
        }
        return .counted(due: due, met: min(met, due), open: 0, days: nil)
    }

    // MARK: The registry

    private func outcome(of rule: ResponsibilityRule, in trial: MethodTrial) throws
        -> MethodTrial.Outcome
    {
        switch rule.claim {
        case .holds(.household, _):
            let households = try householdCounts(in: trial)
            return .counted(
                due: households.all, met: households.linked, open: 0, days: nil)
        case .answersFor(let role, .household):
            let holders = try holders(of: role, rule.origin, in: trial)
            let numbers = try db.all(
                """
                SELECT count(*) FROM households WHERE official IN \(list: holders)
                GROUP BY official
                """
            ) { try $0.int(0) }
            return .counted(
                due: holders.count, met: numbers.count { rule.isKept(by: $0) }, open: 0, days: nil)
        default: return .notCounted
        }
    }

    private func outcome(of rule: CoverageRule, in trial: MethodTrial) throws
        -> MethodTrial.Outcome
    {
        guard rule.every == .household, let days = trial.days else { return .notCounted }
        let households = try householdCounts(in: trial)
        switch rule.has {
        case .linked, .card:
            return .counted(due: households.all, met: households.linked, open: 0, days: nil)
        case .met:
            let path = try requiredPath(of: trial.place)
            let met = try db.int(
                """
                SELECT count(DISTINCT household) FROM visits
                WHERE \(Path.isWithin(path)) AND outcome = \(Visit.Outcome.met)
                    AND household IS NOT NULL AND at >= \(Moment(days.lowerBound))
                    AND at < \(Moment(days.upperBound + 1))
                """)
            return .counted(due: households.all, met: met, open: 0, days: nil)
        default: return .notCounted
        }
    }

    private func householdCounts(in trial: MethodTrial) throws -> (all: Int, linked: Int) {
        let path = try requiredPath(of: trial.place)
        let counts = try db.first(
            """
            SELECT count(*), count(official) FROM households WHERE \(Path.isWithin(path))
            """
        ) { (all: try $0.int(0), linked: try $0.int(1)) }
        return counts ?? (all: 0, linked: 0)
    }

    /// Those of the place and below it who hold the role today.
    private func holders(of role: ID<PackRole>, _ origin: RuleOrigin, in trial: MethodTrial) throws
        -> [ID<Official>]
    {
        guard let known = trial.rules.role(role, of: origin) else { return [] }
        return try holders(of: known, in: origin.pack, within: trial.place)
    }
}
