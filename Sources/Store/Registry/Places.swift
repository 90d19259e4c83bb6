package import Kernel

extension Transaction {
    package func place(_ code: ID<Place>) throws -> Place? {
        try placed(code)?.place
    }

    /// In the order of their codes.
    package func children(of code: ID<Place>?) throws -> [Place] {
        let parent: Sql = code.map { "parent = \($0)" } ?? "parent IS NULL"
        return try db.all(
            "SELECT \(raw: Self.placeColumns) FROM places WHERE \(parent) ORDER BY code", readPlace)
    }

    /// All places, in the order of their codes, after `code`.
    package func places(after code: ID<Place>?, limit: Int) throws -> [Place] {
        try db.all(
            """
            SELECT \(raw: Self.placeColumns) FROM places WHERE code > \(code?.text ?? "")
            ORDER BY code LIMIT \(limit)
            """, readPlace)
    }

    /// The places of `level` that belong to `place`, itself among them, in the order of their codes.
    package func places(at level: TerritoryLevel, within place: ID<Place>, limit: Int) throws
        -> [Place]
    {
        let path = try requiredPath(of: place)
        return try db.all(
            """
            SELECT \(raw: Self.placeColumns) FROM places
            WHERE \(Path.isWithin(path)) AND level = \(level.rawValue) ORDER BY code LIMIT \(limit)
            """, readPlace)
    }

    /// Places whose name starts with `prefix`, for typing; in the order of their codes.
    package func places(named prefix: String, limit: Int) throws -> [Place] {
        try db.all(
            """
            SELECT \(raw: Self.placeColumns) FROM places
            WHERE name >= \(prefix) AND name < \(prefix + "\u{10FFFF}") ORDER BY code LIMIT \(limit)
            """, readPlace)
    }

    /// From the root down to `code` itself; empty when there is no such place.
    package func places(to code: ID<Place>) throws -> [Place] {
        guard let path = try path(of: code) else { return [] }
        return try places(along: path)
    }

    /// The places of a path, from the root down. One by one: five keys are found sooner than a
    /// list of them is sorted.
    func places(along path: String) throws -> [Place] {
        try Path.codes(of: path).compactMap { ID<Place>($0) }.compactMap { try place($0) }
    }

    package func path(of code: ID<Place>) throws -> String? { try placed(code)?.path }

    /// The path of a place that something names.
    ///
    /// - Throws: `StoreRefusal.unknown` when there is no such place.
    func requiredPath(of code: ID<Place>, field: String = "place") throws -> String {
        guard let path = try path(of: code) else {
            throw StoreRefusal.unknown(field: field, value: code.text)
        }
        return path
    }

    func save(_ place: Place) throws {
        let above = try place.parent.map { try requiredPath(of: $0, field: "parent") } ?? ""
        let path = "\(above)\(place.code)/"
        let old = try self.place(place.code)
        let isMoved = old.map { $0.parent != place.parent || $0.level != place.level } ?? false
        let oldPath = isMoved ? try requiredPath(of: place.code) : path
        let before = isMoved ? try figures(ofCasesWithin: oldPath) : CaseFigures()
        if let old, old.name != place.name {
            try db.run(
                """
                INSERT INTO place_names (code, name, edition)
                VALUES (\(old.code), \(old.name), \(old.edition)) ON CONFLICT DO NOTHING
                """)
        }
        let inserted = try db.run(
            """
            INSERT INTO places (code, code_system, edition, level, name, parent, path, valid_from,
                valid_to)
            VALUES (\(place.code), \(place.codeSystem), \(place.edition), \(place.level.rawValue),
                \(place.name), \(place.parent), \(path), \(place.validFrom), \(place.validTo))
            ON CONFLICT (code) DO NOTHING
            """)
        if inserted == 0 { try replace(place, path: path) }
        if isMoved { try moveSubtree(of: place.code, to: path) }
        try noteRegistryChange()
        guard isMoved else { return }
        var after = try figures(ofCasesWithin: path)
        after.subtract(before)
        db.beforeCommit(after)
    }

    private func replace(_ place: Place, path: String) throws {
        try db.run(
            """
            UPDATE places SET code_system = \(place.codeSystem), edition = \(place.edition),
                level = \(place.level.rawValue), name = \(place.name), parent = \(place.parent),
                path = \(path), valid_from = \(place.validFrom), valid_to = \(place.validTo)
            WHERE code = \(place.code)
            """)
    }

    /// A place that hangs under another parent takes all below it along.
    private func moveSubtree(of code: ID<Place>, to path: String) throws {
        for child in try children(of: code) {
            let moved = "\(path)\(child.code)/"
            try db.run("UPDATE places SET path = \(moved) WHERE code = \(child.code)")
            try moveSubtree(of: child.code, to: moved)
        }
        for table in [
            "units", "officials", "zones", "households", "cases", "case_counts", "visits",
            "adoptions", "coverage_periods", "coverage_households", "coverage_counts",
        ] {
            try db.run("UPDATE \(raw: table) SET path = \(path) WHERE place = \(code)")
        }
    }

    static let placeColumns =
        "code, code_system, edition, level, name, parent, valid_from, valid_to"

    func readPlace(_ row: any SQLRow) throws -> Place {
        guard let level = TerritoryLevel(rawValue: try row.int(3)) else {
            throw SQLFault.unexpected("places.level")
        }
        return Place(
            code: try row.id(0), codeSystem: try row.word(1), edition: try row.text(2),
            level: level, name: try row.text(4), parent: try row.idOrNil(5),
            validFrom: try row.dayOrNil(6), validTo: try row.dayOrNil(7))
    }
}
