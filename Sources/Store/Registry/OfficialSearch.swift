package import Kernel

extension Transaction {
    /// The officials of `place` and below it whose name or code begins with `prefix`, the disabled
    /// ones too; in the order of their codes, after `cursor`.
    package func officials(
        named prefix: String, within place: ID<Place>, after cursor: String?, limit: Int
    ) throws -> Page<Official> {
        var conditions = [try condition(prefix, within: place)]
        if let cursor { conditions.append("code > \(cursor)") }
        let found = try db.all(
            """
            SELECT \(raw: Self.officialColumns) FROM officials
            WHERE \(conditions.joined(" AND ")) ORDER BY code LIMIT \(limit + 1)
            """, readOfficial)
        let items = Array(found.prefix(limit))
        return Page(items: items, next: found.count > limit ? items.last?.code.text : nil)
    }

    /// How many there are of them.
    package func officialCount(named prefix: String, within place: ID<Place>) throws -> Int {
        try db.int(
            "SELECT count(*) FROM officials WHERE \(try condition(prefix, within: place))")
    }

    private func condition(_ prefix: String, within place: ID<Place>) throws -> Sql {
        let territory = Path.isWithin(try requiredPath(of: place))
        if prefix.isEmpty { return territory }
        let end = prefix + "\u{10FFFF}"
        return """
            \(territory) AND (name >= \(prefix) AND name < \(end)
                OR code >= \(prefix) AND code < \(end))
            """
    }
}
