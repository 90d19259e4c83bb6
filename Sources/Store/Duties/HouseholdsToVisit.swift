package import Kernel

/// A household on an official's way.
package struct HouseholdToVisit: Hashable, Sendable {
    package let household: Household
    package let placeName: String
    /// When somebody there was last met; nil for never.
    package let lastMet: Moment?
    /// The last visit of any outcome, also in vain.
    package let lastVisit: Moment?
    /// The last day on which a visit that is still owed counts; nil when none is owed now.
    package let due: Day?
    /// Cases that were brought up at a visit there and aren't ended.
    package let openCases: Int
}

extension Transaction {
    /// The households of `official` in the order in which to visit them: those that are due, the
    /// soonest first, and of them those that were never met, then those met longest ago. Who asked
    /// not to be visited isn't among them.
    ///
    /// - Parameter rule: only the due dates of this rule; nil for those of all.
    package func householdsToVisit(
        by official: ID<Official>, under rule: ID<Rule>? = nil, on day: Day, limit: Int
    ) throws -> [HouseholdToVisit] {
        let open = try periods(during: day...day).filter { rule == nil || $0.rule.id == rule }
        let rows = try db.all(
            """
            WITH listed AS MATERIALIZED (
                SELECT h.id AS id, p.name AS name,
                    (SELECT v.at FROM visits v
                        WHERE v.household = h.id AND v.outcome = 'met'
                        ORDER BY v.at DESC LIMIT 1) AS met,
                    (SELECT MAX(v.at) FROM visits v WHERE v.household = h.id) AS visited,
                    (SELECT MIN(c.last_day)
                        FROM coverage_households l JOIN coverage_periods c ON c.id = l.period
                        WHERE l.household = h.id AND l.period IN \(list: open.map(\.id))
                            AND l.standing = 'notMet') AS due
                FROM households h JOIN places p ON p.code = h.place
                WHERE h.official = \(official) AND NOT h.declines_visits
            ), first AS MATERIALIZED (
                SELECT id, met, visited, due, name FROM listed
                ORDER BY due IS NULL, due, met IS NOT NULL, met, id LIMIT \(limit)
            )
            SELECT id, met, visited, due, name,
                (SELECT COUNT(*) FROM visits v JOIN cases c
                        ON c.client_id > 'visit:' || v.id || ':'
                        AND c.client_id < 'visit:' || v.id || ';'
                    WHERE v.household = first.id AND v.note_count > 0 AND c.ended_at IS NULL)
            FROM first ORDER BY due IS NULL, due, met IS NOT NULL, met, id
            """
        ) { row in
            (
                id: try row.id(0, of: Household.self), met: try row.momentOrNil(1),
                visited: try row.momentOrNil(2), due: try row.dayOrNil(3), name: try row.text(4),
                openCases: try row.int(5)
            )
        }
        let households = try households(rows.map(\.id))
        return rows.compactMap { row in
            households[row.id].map {
                HouseholdToVisit(
                    household: $0, placeName: row.name, lastMet: row.met,
                    lastVisit: row.visited, due: row.due, openCases: row.openCases)
            }
        }
    }
}
