package import Kernel

extension Transaction {
    package func zone(_ id: ID<ResponsibilityZone>) throws -> ResponsibilityZone? {
        try zones(where: "id = \(id)", limit: 1).first
    }

    /// The zones of a place and of all below it, in the order of their ids.
    package func zones(
        within place: ID<Place>?, after cursor: String? = nil, limit: Int
    ) throws -> [ResponsibilityZone] {
        var conditions: [Sql] = ["1 = 1"]
        if let place { conditions.append(Path.isWithin(try requiredPath(of: place))) }
        if let cursor { conditions.append("id > \(cursor)") }
        return try zones(where: conditions.joined(" AND "), limit: limit)
    }

    package func zones(named names: [String]) throws -> [ResponsibilityZone] {
        try zones(where: "name IN \(list: names)", limit: 10_000)
    }

    func zones(where condition: Sql, limit: Int) throws -> [ResponsibilityZone] {
        try db.all(
            """
            SELECT id, name, level, place, leader, kind FROM zones WHERE \(condition)
            ORDER BY id LIMIT \(limit)
            """
        ) { row in
            let id: ID<ResponsibilityZone> = try row.id(0)
            return ResponsibilityZone(
                id: id, name: try row.text(1),
                level: TerritoryLevel(rawValue: try row.int(2)) ?? .village,
                place: try row.id(3), leader: try row.idOrNil(4),
                responsible: try responsible(for: id), kind: try row.word(5))
        }
    }

    private func responsible(for zone: ID<ResponsibilityZone>) throws -> [ID<Official>] {
        try db.all("SELECT official FROM zone_officials WHERE zone = \(zone) ORDER BY official") {
            try $0.id(0)
        }
    }

    func save(_ zone: ResponsibilityZone) throws {
        let path = try requiredPath(of: zone.place)
        for official in zone.responsible + (zone.leader.map { [$0] } ?? [])
        where try self.official(official) == nil {
            throw StoreRefusal.unknown(field: "official", value: official.text)
        }
        try db.run(
            """
            INSERT INTO zones (id, name, level, place, path, leader, kind)
            VALUES (\(zone.id), \(zone.name), \(zone.level.rawValue), \(zone.place), \(path),
                \(zone.leader), \(zone.kind))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level,
                place = excluded.place, path = excluded.path, leader = excluded.leader,
                kind = excluded.kind
            """)
        try db.run("DELETE FROM zone_officials WHERE zone = \(zone.id)")
        for official in zone.responsible {
            try db.run(
                """
                INSERT INTO zone_officials (zone, official) VALUES (\(zone.id), \(official))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Moves what `from` has in the zone to `to`, all in one act.
    func save(_ handOver: HandOver, at moment: Moment) throws {
        try keepTrace(of: handOver, at: moment)
        try countCoverage(of: handOver)
        try db.run(
            """
            UPDATE households SET official = \(handOver.to)
            WHERE zone = \(handOver.zone) AND official = \(handOver.from)
            """)
        try db.run(
            """
            UPDATE coverage_households SET official = \(handOver.to)
            WHERE official = \(handOver.from)
                AND household IN (SELECT id FROM households WHERE zone = \(handOver.zone))
                AND period IN
                    (SELECT id FROM coverage_periods WHERE end_day >= \(handOver.on))
            """)
        try db.run(
            """
            DELETE FROM zone_officials
            WHERE zone = \(handOver.zone) AND official = \(handOver.from)
            """)
        try db.run(
            """
            INSERT INTO zone_officials (zone, official) VALUES (\(handOver.zone), \(handOver.to))
            ON CONFLICT DO NOTHING
            """)
        try db.run(
            """
            UPDATE zones SET leader = \(handOver.to)
            WHERE id = \(handOver.zone) AND leader = \(handOver.from)
            """)
    }

    /// What moves when a zone is handed over: counted before and after, the counts must match.
    package func handOverCounts(of official: ID<Official>, in zone: ID<ResponsibilityZone>) throws
        -> HandOverCounts
    {
        let numbers = try openCases(of: official, in: zone).map(\.value)
        return HandOverCounts(
            households: try db.int(
                """
                SELECT count(*) FROM households WHERE zone = \(zone) AND official = \(official)
                """),
            openCases: numbers.count,
            promises: try db.int(
                """
                SELECT count(*) FROM cases
                WHERE state = 'promised' AND number IN \(list: numbers)
                """))
    }

    /// What handing a zone over would move; nothing is changed yet.
    ///
    /// - Throws: as `handOver`.
    package func handingOver(_ handOver: HandOver) throws -> HandOverResult {
        guard let zone = try zone(handOver.zone) else { throw StoreRefusal.notFound }
        guard try official(handOver.from) != nil else {
            throw StoreRefusal.unknown(field: "from", value: handOver.from.text)
        }
        let successor = try successor(of: handOver)
        guard handOver.from != handOver.to else { throw StoreRefusal.conflict("sameOfficial") }
        let isThere = zone.leader == handOver.from || zone.responsible.contains(handOver.from)
        let before = try handOverCounts(of: handOver.from, in: handOver.zone)
        guard isThere || before.households > 0 else { throw StoreRefusal.conflict("notInZone") }
        let already = try handOverCounts(of: handOver.to, in: handOver.zone)
        let left = try openCases(of: handOver.from, in: handOver.zone)
            .reduce(HandOverCounts()) { try $0 + leftToUnit($1, by: successor) }
        return HandOverResult(
            before: before, after: already + before - left, leftToUnits: left)
    }

    /// Hands a zone over: households, open cases and promises move together or not at all. A case
    /// about the successor is left to its unit, which has to name somebody else.
    ///
    /// - Throws: `StoreRefusal`: an unknown zone or official, a successor who works here no more, a
    ///   day that is still to come; `conflict` where the predecessor has nothing in the zone.
    package func handOver(_ handOver: HandOver, by actor: Actor, at now: Moment) throws
        -> HandOverResult
    {
        guard handOver.on <= now.day else {
            throw StoreRefusal.unknown(field: "on", value: handOver.on.description)
        }
        let planned = try handingOver(handOver)
        let successor = try successor(of: handOver)
        let cases = try openCases(of: handOver.from, in: handOver.zone)
        try record(.handOver(handOver), by: actor, at: now)
        var left = HandOverCounts()
        for number in cases { left = try left + pass(number, to: successor, at: now) }
        let after = try handOverCounts(of: handOver.to, in: handOver.zone)
        let result = HandOverResult(before: planned.before, after: after, leftToUnits: left)
        guard result == planned else { throw StoreRefusal.conflict("countsDiffer") }
        return result
    }

    private func successor(of handOver: HandOver) throws -> Official {
        guard let successor = try official(handOver.to), successor.isActive else {
            throw StoreRefusal.unknown(field: "to", value: handOver.to.text)
        }
        return successor
    }

    /// Passes a case on, or leaves it to its unit where it is about the successor; gives what was
    /// left.
    private func pass(_ number: CaseNumber, to successor: Official, at now: Moment) throws
        -> HandOverCounts
    {
        let left = try leftToUnit(number, by: successor)
        try perform(
            .handOver(to: left.openCases > 0 ? nil : successor.code), on: number, by: .office,
            at: now)
        return left
    }

    /// What of a case would be left to its unit: all of it where it is about the successor.
    private func leftToUnit(_ number: CaseNumber, by successor: Official) throws -> HandOverCounts {
        guard let it = try fold(number)?.it else { throw StoreRefusal.notFound }
        guard it.concerns(successor) else { return HandOverCounts() }
        return HandOverCounts(openCases: 1, promises: it.state.name == .promised ? 1 : 0)
    }

    /// Cases that the official has in hand in the zone's places; none of a zone that isn't territory,
    /// which says nothing of where its people's cases lie.
    private func openCases(of official: ID<Official>, in zone: ID<ResponsibilityZone>) throws
        -> [CaseNumber]
    {
        guard let zone = try self.zone(zone), zone.kind == .territory else { return [] }
        let path = try requiredPath(of: zone.place)
        return try db.all(
            """
            SELECT number FROM cases
            WHERE official = \(official) AND ended_at IS NULL AND \(Path.isWithin(path))
            ORDER BY number
            """
        ) { CaseNumber(value: try $0.int64(0)) }
        .compactMap { $0 }
    }
}

/// What an official has in a zone.
package struct HandOverCounts: Hashable, Sendable {
    package let households: Int
    package let openCases: Int
    package let promises: Int

    package init(households: Int = 0, openCases: Int = 0, promises: Int = 0) {
        self.households = households
        self.openCases = openCases
        self.promises = promises
    }

    static func + (left: Self, right: Self) -> Self {
        HandOverCounts(
            households: left.households + right.households,
            openCases: left.openCases + right.openCases, promises: left.promises + right.promises)
    }

    static func - (left: Self, right: Self) -> Self {
        HandOverCounts(
            households: left.households - right.households,
            openCases: left.openCases - right.openCases, promises: left.promises - right.promises)
    }
}

/// What a hand-over moved, or would move.
package struct HandOverResult: Hashable, Sendable {
    /// What the predecessor had, and what the successor has now.
    package let before, after: HandOverCounts
    /// Cases about the successor: their units have them, by name of nobody.
    package let leftToUnits: HandOverCounts

    package init(before: HandOverCounts, after: HandOverCounts, leftToUnits: HandOverCounts) {
        self.before = before
        self.after = after
        self.leftToUnits = leftToUnits
    }
}
