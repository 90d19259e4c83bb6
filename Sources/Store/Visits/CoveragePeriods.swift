package import Kernel

extension Transaction {
    /// Opens the coverage periods that the rules in force ask for on `day` and that aren't open
    /// yet, and freezes their lists. To be called on each day, and as often as one likes.
    ///
    /// - Returns: how many it opened.
    /// - Throws: `RuleConflict`, which `adopt` has refused before.
    @discardableResult
    package func ensurePeriods(on day: Day, at now: Moment) throws -> Int {
        let plans = try coveragePlans(on: day)
        for plan in plans { try record(.coverage(plan), by: .office, at: now) }
        return plans.count
    }

    private func coveragePlans(on day: Day) throws -> [CoveragePlan] {
        let adoptions = try adoptions()
        let places = Set(adoptions.map(\.place)).sorted()
        let rules = try places.map { place in
            let own = try RuleSet.inForce(at: [place], on: day, adoptions: adoptions)
            return (place: place, rules: own.visits.filter(\.isCoverage))
        }
        return try rules.flatMap { place, own in
            try own.compactMap { rule in
                let others = rules.filter { other in
                    other.place != place && other.rules.contains { $0.id == rule.id }
                }
                return try plan(of: rule, at: place, besides: others.map(\.place), on: day)
            }
        }
    }

    /// Nil outside the days on which visits count, and where the households are on a list already.
    private func plan(
        of rule: VisitRule, at place: ID<Place>, besides others: [ID<Place>], on day: Day
    ) throws -> CoveragePlan? {
        let days = rule.window(on: day)
        let path = try requiredPath(of: place)
        guard days.contains(day), try !isListed(path, under: rule.id, from: days.lowerBound)
        else { return nil }
        let below = try others.filter { Path.contains(path, try requiredPath(of: $0)) }
        return CoveragePlan(
            rule: rule, place: place, except: below, first: days.lowerBound, last: days.upperBound)
    }

    /// Whether a period of the rule is open here, or above with the households of this place: who
    /// adopts a pack in the middle of the year begins with a list of its own the year after.
    private func isListed(_ path: String, under rule: ID<Rule>, from first: Day) throws -> Bool {
        let open = try db.all(
            """
            SELECT id, path FROM coverage_periods WHERE rule = \(rule) AND first_day = \(first)
            """
        ) { (id: try $0.int(0), path: try $0.text(1)) }
        return try open.contains { period in
            if period.path == path { return true }
            guard Path.contains(period.path, path) else { return false }
            return try db.exists(
                """
                SELECT 1 FROM coverage_counts
                WHERE period = \(period.id) AND \(Path.isWithin(path))
                """)
        }
    }

    /// Freezes the list of a period: from here no household joins or leaves it.
    func save(_ plan: CoveragePlan, at moment: Moment) throws {
        let path = try requiredPath(of: plan.place)
        let id = try db.int("SELECT COALESCE(MAX(id), 0) + 1 FROM coverage_periods")
        let end = plan.rule.every.period(containing: plan.first).end
        try db.run(
            """
            INSERT INTO coverage_periods (id, rule, method, place, path, first_day, last_day,
                end_day, body, frozen_at)
            VALUES (\(id), \(plan.rule.id), \(plan.rule.origin.pack), \(plan.place), \(path),
                \(plan.first), \(plan.last), \(end), \(Rule.visit(plan.rule).json.bytes),
                \(moment))
            """)
        let except = try plan.except.map { place -> Sql in
            "AND NOT (\(Path.isWithin(try requiredPath(of: place))))"
        }
        try db.run(
            """
            INSERT INTO coverage_households (period, household, place, path, official, standing)
            SELECT \(id), id, place, path, official,
                CASE WHEN declines_visits THEN \(CoverageStanding.declined)
                    ELSE \(CoverageStanding.notMet) END
            FROM households WHERE \(Path.isWithin(path)) \(except.joined(" "))
            """)
        try db.run(
            """
            INSERT INTO coverage_counts (period, place, path, standing, number)
            SELECT period, place, path, standing, count(*) FROM coverage_households
            WHERE period = \(id) GROUP BY period, place, path, standing
            """)
        try db.run(
            """
            INSERT INTO coverage_officials (official, period, standing, number)
            SELECT official, period, standing, count(*) FROM coverage_households
            WHERE period = \(id) AND official IS NOT NULL GROUP BY official, period, standing
            """)
        try countEarlier(in: path, from: plan.first, to: plan.last)
    }

    /// A list that is frozen late counts the visits of the days before.
    private func countEarlier(in path: String, from first: Day, to last: Day) throws {
        let visited = try db.all(
            """
            SELECT DISTINCT h.id, h.declines_visits
            FROM visits v JOIN households h ON h.id = v.household
            WHERE \(Path.isWithin(path, "v.path")) AND v.at >= \(Moment(first))
                AND v.at < \(Moment(last + 1))
            ORDER BY h.id
            """
        ) { (id: try $0.id(0, of: Household.self), declines: try $0.bool(1)) }
        for household in visited {
            try followInCoverage(household.id, declines: household.declines, on: first)
        }
    }
}
