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

    private func zones(where condition: Sql, limit: Int) throws -> [ResponsibilityZone] {
        try db.all(
            """
            SELECT id, name, level, place, leader FROM zones WHERE \(condition)
            ORDER BY id LIMIT \(limit)
            """
        ) { row in
            let id: ID<ResponsibilityZone> = try row.id(0)
            return ResponsibilityZone(
                id: id, name: try row.text(1),
                level: TerritoryLevel(rawValue: try row.int(2)) ?? .village,
                place: try row.id(3), leader: try row.idOrNil(4),
                responsible: try responsible(for: id))
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
            INSERT INTO zones (id, name, level, place, path, leader)
            VALUES (\(zone.id), \(zone.name), \(zone.level.rawValue), \(zone.place), \(path),
                \(zone.leader))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level,
                place = excluded.place, path = excluded.path, leader = excluded.leader
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
        let numbers = try openCases(of: official, in: zone)
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

    /// Hands a zone over: households, open cases and promises move together or not at all.
    ///
    /// - Throws: `StoreRefusal`: an unknown zone or official; `conflict` where the predecessor has
    ///   nothing in the zone.
    package func handOver(_ handOver: HandOver, by actor: Actor, at now: Moment) throws
        -> (before: HandOverCounts, after: HandOverCounts)
    {
        guard let zone = try zone(handOver.zone) else { throw StoreRefusal.notFound }
        for (field, code) in [("from", handOver.from), ("to", handOver.to)]
        where try official(code) == nil {
            throw StoreRefusal.unknown(field: field, value: code.text)
        }
        guard handOver.from != handOver.to else { throw StoreRefusal.conflict("sameOfficial") }
        let isThere = zone.leader == handOver.from || zone.responsible.contains(handOver.from)
        let before = try handOverCounts(of: handOver.from, in: handOver.zone)
        guard isThere || before.households > 0 else { throw StoreRefusal.conflict("notInZone") }
        let already = try handOverCounts(of: handOver.to, in: handOver.zone)
        let cases = try openCases(of: handOver.from, in: handOver.zone)
        try record(.handOver(handOver), by: actor, at: now)
        for number in cases.compactMap({ CaseNumber(value: $0) }) {
            try perform(.handOver(to: handOver.to), on: number, by: .office, at: now)
        }
        let after = try handOverCounts(of: handOver.to, in: handOver.zone)
        guard after.households - already.households == before.households,
            after.openCases - already.openCases == before.openCases,
            after.promises - already.promises == before.promises
        else { throw StoreRefusal.conflict("countsDiffer") }
        return (before, after)
    }

    /// Cases that the official has in hand in the zone's places.
    private func openCases(of official: ID<Official>, in zone: ID<ResponsibilityZone>) throws
        -> [Int64]
    {
        guard let zone = try self.zone(zone) else { return [] }
        let path = try requiredPath(of: zone.place)
        return try db.all(
            """
            SELECT number FROM cases
            WHERE official = \(official) AND ended_at IS NULL AND \(Path.isWithin(path))
            ORDER BY number
            """
        ) { try $0.int64(0) }
    }
}

/// What an official has in a zone.
package struct HandOverCounts: Hashable, Sendable {
    package let households: Int
    package let openCases: Int
    package let promises: Int
}
