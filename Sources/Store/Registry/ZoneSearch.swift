package import Kernel

extension Transaction {
    /// The zones of `place` and of all below it whose name or identifier holds `words`; in the
    /// order of their identifiers, after `cursor`.
    package func zones(
        named words: String, within place: ID<Place>, after cursor: String?, limit: Int
    ) throws -> Page<ResponsibilityZone> {
        var conditions = [try condition(words, within: place)]
        if let cursor { conditions.append("id > \(cursor)") }
        let found = try zones(where: conditions.joined(" AND "), limit: limit + 1)
        let items = Array(found.prefix(limit))
        return Page(items: items, next: found.count > limit ? items.last?.id.text : nil)
    }

    /// How many there are of them.
    package func zoneCount(named words: String, within place: ID<Place>) throws -> Int {
        try db.int("SELECT count(*) FROM zones WHERE \(try condition(words, within: place))")
    }

    /// The households of each of `zones`; a zone that has none is left out.
    package func householdCounts(in zones: [ID<ResponsibilityZone>]) throws
        -> [ID<ResponsibilityZone>: Int]
    {
        if zones.isEmpty { return [:] }
        let counts = try db.all(
            """
            SELECT zone, count(*) FROM households WHERE zone IN \(list: zones) GROUP BY zone
            """
        ) { (try $0.id(0, of: ResponsibilityZone.self), try $0.int(1)) }
        return Dictionary(counts) { first, _ in first }
    }

    /// Who has something to hand over in the zone: its leader, its responsible persons, and
    /// whoever households of it are linked to; in this order.
    package func officials(in zone: ResponsibilityZone) throws -> [Official] {
        let linked: [ID<Official>] = try db.all(
            """
            SELECT DISTINCT official FROM households
            WHERE zone = \(zone.id) AND official IS NOT NULL ORDER BY official
            """
        ) { try $0.id(0) }
        var codes: [ID<Official>] = zone.leader.map { [$0] } ?? []
        for code in zone.responsible + linked where !codes.contains(code) { codes.append(code) }
        let officials = try officials(codes)
        return codes.compactMap { officials[$0] }
    }

    private func condition(_ words: String, within place: ID<Place>) throws -> Sql {
        let territory = Path.isWithin(try requiredPath(of: place))
        if words.isEmpty { return territory }
        return """
            \(territory) AND (replace(name, \(words), '') <> name
                OR replace(id, \(words), '') <> id)
            """
    }
}
