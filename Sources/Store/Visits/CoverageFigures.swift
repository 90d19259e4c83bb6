package import Kernel

/// How one coverage that a pack asks for stands in a place.
package struct CoverageFigure: Sendable {
    package let rule: CoverageRule
    /// Nil where nothing is known: it is entered by hand, and nobody has.
    package let tally: CoverageTally?
    /// Whether somebody enters it by hand, for the system holds no facts of it.
    package let isByHand: Bool

    /// How many more must be reached; nil where the rule is kept, or nothing is known.
    package var gap: Int? { tally.flatMap { rule.gap(reached: $0.reached, of: $0.all) } }
}

extension Transaction {
    /// Every coverage that the packs in force at `place` ask for, in the order of the packs.
    ///
    /// - Parameter method: the id of a pack or of a rule; nil for all.
    package func coverageFigures(
        of place: ID<Place>, during period: Period, method: String? = nil, at now: Moment
    ) throws -> [CoverageFigure] {
        let day = min(max(period.start, now.day), period.end)
        let rules = try ruleSet(at: place, on: min(day, now.day))
        return try rules.coverages.filter { rule in
            method == nil || rule.origin.pack.text == method || rule.id.text == method
        }
        .map { rule in
            if let tally = try count(rule, under: rules, of: place, during: period, at: now) {
                return CoverageFigure(rule: rule, tally: tally, isByHand: false)
            }
            return CoverageFigure(
                rule: rule, tally: try noted(rule.id, of: place, in: period), isByHand: true)
        }
    }

    /// What the tables say of it; nil where they hold no such facts.
    func count(
        _ rule: CoverageRule, under rules: RuleSet, of place: ID<Place>, during period: Period,
        at now: Moment
    ) throws -> CoverageTally? {
        let count = CoverageCounting(
            rule: rule, rules: rules, place: place, path: try requiredPath(of: place),
            days: period.days, now: now)
        if let villages = rule.villages { return try households(of: villages, count) }
        switch rule.every {
        case .household: return try households(count)
        case .official: return try officials(count)
        case .village: return try places(.village, count)
        case .township: return try places(.township, count)
        case .villagerGroup: return try places(.villagerGroup, count)
        case .serviceCase: return try cases("1 = 1", count)
        case .term(let word):
            if let kind = CaseKind(rawValue: word) { return try cases("kind = \(kind)", count) }
            return word == "homeVisit" ? try homeVisits(count) : nil
        }
    }

    // MARK: Households and officials

    /// In the villages of a class; nil where nobody has said at how many households large begins.
    private func households(of villages: VillageClass, _ count: CoverageCounting) throws
        -> CoverageTally?
    {
        let paths = try db.all(
            """
            SELECT path FROM places
            WHERE level = \(TerritoryLevel.village.rawValue) AND \(Path.isWithin(count.path))
            ORDER BY path
            """
        ) { try $0.text(0) }
        var sum = CoverageTally(reached: 0, all: 0)
        for path in paths.isEmpty ? [try village(around: count.path)] : paths {
            let size = try householdCount(within: path)
            guard let isOfClass = count.rules.contains(size, in: villages) else { return nil }
            guard isOfClass, let own = try households(count.within(path)) else { continue }
            sum = sum + own
        }
        return sum
    }

    /// Who asked not to be visited is neither met nor a gap.
    private func households(_ count: CoverageCounting) throws -> CoverageTally? {
        switch count.rule.has {
        case .linked, .card:
            return try tally(
                """
                SELECT count(official), count(*) FROM households
                WHERE \(Path.isWithin(count.path))
                """)
        case .met:
            return try tally(
                """
                SELECT count(CASE WHEN EXISTS (SELECT 1 FROM visits v
                    WHERE v.household = households.id AND \(try met(count))) THEN 1 END), count(*)
                FROM households WHERE \(Path.isWithin(count.path)) AND NOT declines_visits
                """)
        default: return nil
        }
    }

    /// A visit that reaches somebody. A call does only where a visit rule of the same mechanism
    /// names calls among the kinds that count.
    private func met(_ count: CoverageCounting) throws -> Sql {
        let kin = count.rules.visits.filter {
            $0.origin.mechanism == count.rule.origin.mechanism
        }
        let isReachedByCall = kin.contains { $0.kinds.contains(.phone) }
        let outcomes: [Visit.Outcome] = isReachedByCall ? [.met, .phone] : [.met]
        let by = try holders(count).map { "AND v.official IN \(list: $0)" as Sql } ?? ""
        return """
            v.outcome IN \(list: outcomes.map(\.rawValue)) AND v.at >= \(Moment(count.days.lowerBound))
            AND v.at < \(Moment(count.days.upperBound + 1)) \(by)
            """
    }

    /// Those who hold the role by which it is to be reached; nil for anybody.
    private func holders(_ count: CoverageCounting) throws -> [ID<Official>]? {
        guard let by = count.rule.by, let role = count.rules.role(by, of: count.rule.origin)
        else { return nil }
        let served = try servedPlace()?.code ?? count.place
        return try holders(of: role, in: count.rule.origin.pack, within: served)
    }

    /// Of those who visit households, who has any.
    private func officials(_ count: CoverageCounting) throws -> CoverageTally? {
        guard count.rule.has == .linked else { return nil }
        return try tally(
            """
            SELECT count(CASE WHEN EXISTS (SELECT 1 FROM households h WHERE h.official = code)
                THEN 1 END), count(*)
            FROM officials
            WHERE active AND roles LIKE '%field%' AND \(Path.isWithin(count.path))
            """)
    }

    private func homeVisits(_ count: CoverageCounting) throws -> CoverageTally? {
        guard count.rule.has == .term("diaryEntry") else { return nil }
        return try tally(
            """
            SELECT count(CASE WHEN note_count > 0 THEN 1 END), count(*) FROM visits
            WHERE household IS NOT NULL AND \(Path.isWithin(count.path))
                AND at >= \(Moment(count.days.lowerBound))
                AND at < \(Moment(count.days.upperBound + 1))
            """)
    }

    // MARK: Places

    private func places(_ level: TerritoryLevel, _ count: CoverageCounting) throws
        -> CoverageTally?
    {
        let reached: Sql
        switch count.rule.has {
        case .met:
            reached = """
                SELECT 1 FROM visits v WHERE v.path >= places.path
                    AND v.path < substr(places.path, 1, length(places.path) - 1) || '0'
                    AND \(try met(count))
                """
        case .linked:
            reached = """
                SELECT 1 FROM households h WHERE h.official IS NOT NULL AND h.path >= places.path
                    AND h.path < substr(places.path, 1, length(places.path) - 1) || '0'
                """
        default: return nil
        }
        return try tally(
            """
            SELECT count(CASE WHEN EXISTS (\(reached)) THEN 1 END), count(*) FROM places
            WHERE level = \(level.rawValue) AND \(Path.isWithin(count.path))
            """)
    }

    // MARK: Cases

    /// Of the cases that were registered in these days.
    private func cases(_ which: Sql, _ count: CoverageCounting) throws -> CoverageTally? {
        let reached: Sql
        // What can still be done in time is neither reached nor missed.
        var concerned: Sql = "1 = 1"
        switch count.rule.has {
        case .answered:
            reached = "replied_at IS NOT NULL"
        case .inTime:
            reached = "replied_at <= reply_due"
            concerned = "(replied_at IS NOT NULL OR reply_due < \(count.now))"
        case .accepted: reached = "state <> 'registered'"
        case .signed:
            reached = "outcome = \(Outcome.signed)"
            concerned = "ended_at IS NOT NULL"
        case .outcome:
            reached = "outcome IS NOT NULL"
            concerned = "(ended_at IS NOT NULL OR next_due IS NULL OR next_due < \(count.now))"
        case .term("hasResponsibleUnit"): reached = "unit IS NOT NULL"
        case .term("revisited"):
            reached = "solved IS NOT NULL"
            concerned = "replied_at IS NOT NULL"
        case .linked, .met, .card, .term: return nil
        }
        return try tally(
            """
            SELECT count(CASE WHEN \(reached) THEN 1 END), count(*) FROM cases
            WHERE \(which) AND \(concerned) AND \(Path.isWithin(count.path))
                AND registered_at >= \(Moment(count.days.lowerBound))
                AND registered_at < \(Moment(count.days.upperBound + 1))
            """)
    }

    private func tally(_ sql: Sql) throws -> CoverageTally? {
        try db.first(sql) { CoverageTally(reached: try $0.int(0), all: try $0.int(1)) }
    }
}

/// What is counted, where and when.
private struct CoverageCounting {
    let rule: CoverageRule
    let rules: RuleSet
    let place: ID<Place>
    let path: String
    let days: ClosedRange<Day>
    let now: Moment

    func within(_ path: String) -> CoverageCounting {
        CoverageCounting(
            rule: rule, rules: rules, place: place, path: path, days: days, now: now)
    }
}
