package import Kernel

extension Transaction {
    package func household(_ id: ID<Household>) throws -> Household? {
        try households(where: "id = \(id)", limit: 1).first
    }

    /// Those of `ids` that there are.
    package func households(_ ids: [ID<Household>]) throws -> [ID<Household>: Household] {
        if ids.isEmpty { return [:] }
        let found = try households(where: "id IN \(list: ids)", limit: ids.count)
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    /// In the order of their ids, after `cursor`.
    package func households(
        within place: ID<Place>? = nil, of official: ID<Official>? = nil,
        after cursor: ID<Household>? = nil, limit: Int
    ) throws -> [Household] {
        var conditions: [Sql] = ["1 = 1"]
        if let place {
            guard let territory = try within(place, "path") else {
                throw StoreRefusal.unknown(field: "place", value: place.text)
            }
            conditions.append(territory)
        }
        if let official { conditions.append("official = \(official)") }
        if let cursor { conditions.append("id > \(cursor)") }
        return try households(where: conditions.joined(" AND "), limit: limit)
    }

    /// Every household has a subject; LEFT keeps the engine from beginning with all subjects.
    func households(where condition: Sql, limit: Int) throws -> [Household] {
        let rows = try db.all(
            """
            SELECT h.id, h.place, h.zone, h.official, h.declines_visits, h.sealed, s.id, k.wrapped
            FROM (SELECT * FROM households WHERE \(condition) ORDER BY id LIMIT \(limit)) AS h
                LEFT JOIN subjects s ON s.topic = 'household' AND s.code = h.id
                LEFT JOIN subject_keys k ON k.subject = s.id
            ORDER BY h.id
            """
        ) { row in
            (
                id: try row.id(0, of: Household.self), place: try row.id(1, of: Place.self),
                zone: try row.idOrNil(2, of: ResponsibilityZone.self),
                official: try row.idOrNil(3, of: Official.self), declines: try row.bool(4),
                sealed: try row.blob(5), subject: try row.int64(6), wrapped: try row.blobOrNil(7)
            )
        }
        return try rows.map { row in
            let subject = Subject(id: row.subject, topic: "household")
            return Household(
                id: row.id, place: row.place,
                personal: try opened(row.sealed, of: subject, wrapped: row.wrapped),
                zone: row.zone, linkedOfficial: row.official, declinesVisits: row.declines)
        }
    }

    func save(_ household: Household, in subject: Subject) throws {
        let path = try requiredPath(of: household.place)
        if let zone = household.zone,
            try !db.exists("SELECT 1 FROM zones WHERE id = \(zone)")
        {
            throw StoreRefusal.unknown(field: "zone", value: zone.text)
        }
        if let official = household.linkedOfficial,
            try !db.exists("SELECT 1 FROM officials WHERE code = \(official)")
        {
            throw StoreRefusal.unknown(field: "official", value: official.text)
        }
        let sealed = try sealed(.object(household.personal), of: subject)
        // Not DO UPDATE: SQLite would keep every page of six trees for taking it back.
        let inserted = try db.run(
            """
            INSERT INTO households (id, place, path, zone, official, declines_visits, sealed)
            VALUES (\(household.id), \(household.place), \(path), \(household.zone),
                \(household.linkedOfficial), \(household.declinesVisits), \(sealed))
            ON CONFLICT (id) DO NOTHING
            """)
        guard inserted == 0 else { return }
        try db.run(
            """
            UPDATE households SET place = \(household.place), path = \(path),
                zone = \(household.zone), official = \(household.linkedOfficial),
                declines_visits = \(household.declinesVisits), sealed = \(sealed)
            WHERE id = \(household.id)
            """)
    }

    /// Personal text for a state table: the same text and key give the same bytes, so that a table
    /// that is rebuilt from the ledger can be compared byte by byte.
    func sealed(_ personal: JSON, of subject: Subject, with key: SubjectKey? = nil) throws
        -> [UInt8]
    {
        try (key ?? self.key(of: subject))
            .sealRepeatably(personal.bytes, context: stateContext(subject))
    }

    /// What was sealed; an empty object when its key was destroyed.
    ///
    /// - Parameter wrapped: the subject's key as its row has it; nil when it was destroyed.
    func opened(_ bytes: [UInt8], of subject: Subject, wrapped: [UInt8]?) throws -> JSON {
        guard let wrapped else { return .object([:]) }
        let known = office.openedTexts.with {
            $0.text(of: subject.id, sealed: bytes, wrapped: wrapped)
        }
        if let known { return known }
        let key = try office.keys.unwrap(wrapped, of: "\(subject.id)")
        let text = try JSON(try key.open(bytes, context: stateContext(subject)))
        office.openedTexts.with {
            $0.keep(text, of: subject.id, sealed: bytes, wrapped: wrapped)
        }
        return text
    }

    private func stateContext(_ subject: Subject) -> String {
        "state/\(subject.topic)/\(subject.id)"
    }
}
