package import Kernel

/// Whole tables, a page at a time, in the order of their keys: for the office's own export. Nobody's
/// rights are asked.
extension Transaction {
    package func everyCase(after number: CaseNumber?, limit: Int) throws -> [ServiceCase] {
        let numbers = try db.all(
            """
            SELECT number FROM cases WHERE number > \(number?.value ?? 0)
            ORDER BY number LIMIT \(limit)
            """
        ) { try $0.int64(0) }
        return try numbers.compactMap { CaseNumber(value: $0) }.compactMap { try fold($0)?.it }
    }

    package func everyVisit(after id: ID<Visit>?, limit: Int) throws -> [Visit] {
        let ids: [ID<Visit>] = try db.all(
            "SELECT id FROM visits WHERE id > \(id?.text ?? "") ORDER BY id LIMIT \(limit)"
        ) { try $0.id(0) }
        return try ids.compactMap { try visit($0)?.visit }
    }

    /// Also those who are disabled.
    package func everyOfficial(after code: ID<Official>?, limit: Int) throws -> [Official] {
        try db.all(
            """
            SELECT \(raw: Self.officialColumns) FROM officials WHERE code > \(code?.text ?? "")
            ORDER BY code LIMIT \(limit)
            """, readOfficial)
    }

    /// The duties of the next official, by code, who has any.
    package func dutiesOfNext(after code: ID<Official>?, at now: Moment) throws -> [Duty] {
        var cursor = code
        while let official = try officials(after: cursor?.text, limit: 1).first {
            let duties = try duties(of: official, at: now)
            if !duties.isEmpty { return duties }
            cursor = official.code
        }
        return []
    }
}
