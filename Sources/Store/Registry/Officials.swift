package import Kernel

extension Transaction {
    package func unit(_ code: ID<HandlingUnit>) throws -> HandlingUnit? {
        try db.first("SELECT code, name, place FROM units WHERE code = \(code)", readUnit)
    }

    /// The units of a place and of all below it.
    package func units(within place: ID<Place>?) throws -> [HandlingUnit] {
        let scope = try scope(place)
        return try db.all("SELECT code, name, place FROM units \(scope) ORDER BY code", readUnit)
    }

    package func units(after code: ID<HandlingUnit>?, limit: Int) throws -> [HandlingUnit] {
        try db.all(
            """
            SELECT code, name, place FROM units WHERE code > \(code?.text ?? "")
            ORDER BY code LIMIT \(limit)
            """, readUnit)
    }

    package func official(_ code: ID<Official>) throws -> Official? {
        try db.first(
            "SELECT \(raw: Self.officialColumns) FROM officials WHERE code = \(code)", readOfficial)
    }

    /// Those of `codes` that there are.
    package func officials(_ codes: [ID<Official>]) throws -> [ID<Official>: Official] {
        if codes.isEmpty { return [:] }
        let found = try db.all(
            "SELECT \(raw: Self.officialColumns) FROM officials WHERE code IN \(list: codes)",
            readOfficial)
        return Dictionary(found.map { ($0.code, $0) }) { first, _ in first }
    }

    /// In the order of their codes, after `cursor`.
    package func officials(
        within place: ID<Place>? = nil, unit: ID<HandlingUnit>? = nil, role: Role? = nil,
        after cursor: String? = nil, limit: Int
    ) throws -> [Official] {
        var conditions: [Sql] = ["active"]
        if let place { conditions.append(Path.isWithin(try requiredPath(of: place))) }
        if let unit { conditions.append("unit = \(unit)") }
        if let role { conditions.append("roles LIKE \("%" + role.rawValue + "%")") }
        if let cursor { conditions.append("code > \(cursor)") }
        return try db.all(
            """
            SELECT \(raw: Self.officialColumns) FROM officials
            WHERE \(conditions.joined(" AND ")) ORDER BY code LIMIT \(limit)
            """, readOfficial)
    }

    /// Those who bear one of `names`; several may bear the same.
    package func officials(named names: [String]) throws -> [Official] {
        try db.all(
            """
            SELECT \(raw: Self.officialColumns) FROM officials
            WHERE active AND name IN \(list: names) ORDER BY code
            """, readOfficial)
    }

    package func units(named names: [String]) throws -> [HandlingUnit] {
        try db.all(
            "SELECT code, name, place FROM units WHERE name IN \(list: names) ORDER BY code",
            readUnit)
    }

    /// Who answers for a place: its zone leaders and the officials linked to it, for the cards.
    package func contacts(at place: ID<Place>, limit: Int = 60) throws -> [Official] {
        let path = try path(of: place) ?? "-"
        var (paths, above): ([String], String) = ([], "")
        for code in Path.codes(of: path) {
            above += code + "/"
            paths.append(above)
        }
        return try db.all(
            """
            SELECT \(raw: Self.officialColumns) FROM officials
            WHERE active AND code IN (SELECT leader FROM zones WHERE path IN \(list: paths)
                UNION SELECT official FROM zone_officials JOIN zones ON zones.id = zone
                    WHERE zones.path = \(path)
                UNION SELECT code FROM officials
                    WHERE path = \(path) AND roles LIKE '%field%')
            ORDER BY path DESC, code LIMIT \(limit)
            """, readOfficial)
    }

    private func scope(_ place: ID<Place>?) throws -> Sql {
        guard let place else { return "" }
        return "WHERE \(Path.isWithin(try requiredPath(of: place)))"
    }

    func save(_ unit: HandlingUnit) throws {
        let path = try requiredPath(of: unit.place)
        try db.run(
            """
            INSERT INTO units (code, name, place, path)
            VALUES (\(unit.code), \(unit.name), \(unit.place), \(path))
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, place = excluded.place,
                path = excluded.path
            """)
        try noteRegistryChange()
    }

    func save(_ official: Official) throws {
        let path = try requiredPath(of: official.place)
        if let unit = official.unit, try self.unit(unit) == nil {
            throw StoreRefusal.unknown(field: "unit", value: unit.text)
        }
        let roles = official.roles.sorted().map(\.rawValue).joined(separator: " ")
        let methodRoles = official.methodRoles.sorted().map(\.description).joined(separator: " ")
        try db.run(
            """
            INSERT INTO officials (code, name, unit, place, path, roles, post, phone, leads_unit,
                active, method_roles)
            VALUES (\(official.code), \(official.name), \(official.unit), \(official.place),
                \(path), \(roles), \(official.post), \(official.phone), \(official.leadsUnit),
                \(official.isActive), \(methodRoles))
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, unit = excluded.unit,
                place = excluded.place, path = excluded.path, roles = excluded.roles,
                post = excluded.post, phone = excluded.phone, leads_unit = excluded.leads_unit,
                active = excluded.active, method_roles = excluded.method_roles
            """)
        if !official.isActive { try endSessions(of: official.code) }
        try noteRegistryChange()
    }

    private func readUnit(_ row: any SQLRow) throws -> HandlingUnit {
        HandlingUnit(code: try row.id(0), name: try row.text(1), place: try row.id(2))
    }

    static let officialColumns =
        "code, name, unit, place, roles, post, phone, leads_unit, active, method_roles"

    func readOfficial(_ row: any SQLRow) throws -> Official {
        let roles = try row.text(4).split(separator: " ").compactMap { Role(rawValue: String($0)) }
        return Official(
            code: try row.id(0), name: try row.text(1), unit: try row.idOrNil(2),
            place: try row.id(3), roles: Set(roles), post: try row.text(5),
            phone: try row.text(6), leadsUnit: try row.bool(7), isActive: try row.bool(8),
            methodRoles: methodRoles(in: try row.text(9)))
    }
}
