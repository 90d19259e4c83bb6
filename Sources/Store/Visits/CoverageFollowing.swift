import Kernel

/// A coverage period as it stands in its table.
struct OpenPeriod {
    let id: Int
    let rule: VisitRule
    let path: String
    let first: Day
    let last: Day
    let frozenAt: Moment

    static let columns = "id, body, path, first_day, last_day, frozen_at"
}

extension Transaction {
    /// The periods of which `days` contain a day, oldest first.
    func periods(during days: ClosedRange<Day>) throws -> [OpenPeriod] {
        try db.all(
            """
            SELECT \(raw: OpenPeriod.columns) FROM coverage_periods
            WHERE first_day <= \(days.upperBound) AND end_day >= \(days.lowerBound)
            ORDER BY first_day, id
            """
        ) { row in
            OpenPeriod(
                id: try row.int(0), rule: try visitRule(try row.blob(1)), path: try row.text(2),
                first: try row.day(3), last: try row.day(4), frozenAt: try row.moment(5))
        }
    }

    private func visitRule(_ body: [UInt8]) throws -> VisitRule {
        if let known = office.visitRules.value[body] { return known }
        guard case .visit(let rule)? = Rule(json: try JSON(body)) else {
            throw SQLFault.unexpected("coverage_periods.body")
        }
        office.visitRules.with { $0[body] = rule }
        return rule
    }

    /// Brings the lists up to what the registry now says of a household.
    func followInCoverage(_ household: Household, on day: Day) throws {
        for period in try periods(during: day...day) {
            try countCoverage(of: household, in: period)
            try db.run(
                """
                UPDATE coverage_households SET official = \(household.linkedOfficial)
                WHERE period = \(period.id) AND household = \(household.id)
                """)
            try recount(household.id, declines: household.declinesVisits, in: period)
        }
    }

    /// The counts by official, where the household comes to somebody else.
    private func countCoverage(of household: Household, in period: OpenPeriod) throws {
        let listed = try db.first(
            """
            SELECT official, standing FROM coverage_households
            WHERE period = \(period.id) AND household = \(household.id)
            """
        ) { (official: try $0.idOrNil(0, of: Official.self), standing: try $0.text(1)) }
        guard let listed, listed.official != household.linkedOfficial else { return }
        try countCoverage(listed.official, period.id, listed.standing, by: -1)
        try countCoverage(household.linkedOfficial, period.id, listed.standing, by: 1)
    }

    /// Takes what an official hands over in a zone out of her counts, and adds it to those of the
    /// other, of periods that weren't over on its day. To be called before the lists change.
    func countCoverage(of handOver: HandOver) throws {
        let moving = try db.all(
            """
            SELECT period, standing, count(*) FROM coverage_households
            WHERE official = \(handOver.from)
                AND household IN (SELECT id FROM households WHERE zone = \(handOver.zone))
                AND period IN
                    (SELECT id FROM coverage_periods WHERE end_day >= \(handOver.on))
            GROUP BY period, standing ORDER BY period, standing
            """
        ) { (period: try $0.int(0), standing: try $0.text(1), number: try $0.int(2)) }
        for (period, standing, number) in moving {
            try countCoverage(handOver.from, period, standing, by: -number)
            try countCoverage(handOver.to, period, standing, by: number)
        }
    }

    private func countCoverage(
        _ official: ID<Official>?, _ period: Int, _ standing: String, by change: Int
    ) throws {
        guard let official else { return }
        try db.run(
            """
            INSERT INTO coverage_officials (official, period, standing, number)
            VALUES (\(official), \(period), \(standing), \(change))
            ON CONFLICT (official, period, standing)
            DO UPDATE SET number = coverage_officials.number + \(change)
            """)
    }

    /// Brings the counts of the periods around `day` up to the visits of a household.
    func followInCoverage(_ household: ID<Household>, declines: Bool, on day: Day) throws {
        for period in try periods(during: day...day) {
            try recount(household, declines: declines, in: period)
        }
    }

    /// By the Kernel's word and the household's own visits: a handful of rows, however long the
    /// list is.
    private func recount(_ id: ID<Household>, declines: Bool, in period: OpenPeriod) throws {
        let listed = try db.first(
            """
            SELECT place, path, standing, official FROM coverage_households
            WHERE period = \(period.id) AND household = \(id)
            """
        ) {
            (
                place: try $0.id(0, of: Place.self), path: try $0.text(1),
                standing: try $0.word(2, of: CoverageStanding.self),
                official: try $0.idOrNil(3, of: Official.self)
            )
        }
        // Nothing outweighs 'met', and no visit is ever taken back.
        guard let listed, listed.standing != .met else { return }
        let household = Household(id: id, place: listed.place, declinesVisits: declines)
        let standing = period.rule.standing(
            of: household, visits: try bareVisits(to: id, in: period), on: period.first)
        guard standing != listed.standing else { return }
        try db.run(
            """
            UPDATE coverage_households SET standing = \(standing)
            WHERE period = \(period.id) AND household = \(id)
            """)
        for (standing, change) in [(listed.standing, -1), (standing, 1)] {
            try db.run(
                """
                INSERT INTO coverage_counts (period, place, path, standing, number)
                VALUES (\(period.id), \(listed.place), \(listed.path), \(standing), \(change))
                ON CONFLICT (period, place, standing)
                DO UPDATE SET number = coverage_counts.number + \(change)
                """)
            try countCoverage(listed.official, period.id, standing.rawValue, by: change)
        }
    }

    /// Without their notes, which no count needs.
    private func bareVisits(to household: ID<Household>, in period: OpenPeriod) throws -> [Visit] {
        try db.all(
            """
            SELECT id, official, kind, outcome, at FROM visits
            WHERE household = \(household) AND at >= \(Moment(period.first))
                AND at < \(Moment(period.last + 1))
            """
        ) { row in
            Visit(
                id: try row.id(0), official: try row.id(1), subject: .household(household),
                kind: try row.word(2), outcome: try row.word(3), at: try row.moment(4))
        }
    }
}
