package import Kernel

/// That something was done with a case: what those who may see it are told at once.
package struct CaseChange: Hashable, Sendable {
    /// Its place in the ledger: later changes have a greater one.
    package let position: Int64
    package let number: CaseNumber
    package let deed: Deed.Name
    package let at: Moment
    /// Of the case after it.
    package let version: Int
}

extension Transaction {
    /// The position of the newest entry; 0 for an empty ledger.
    package func lastPosition() throws -> Int64 {
        try db.one("SELECT COALESCE(MAX(position), 0) FROM entries") { try $0.int64(0) }
    }

    /// What was done with cases after `position`, oldest first.
    package func changes(after position: Int64, limit: Int) throws -> [CaseChange] {
        let rows = try db.all(
            """
            SELECT position, subject, sequence, received_at, facts FROM entries
            WHERE position > \(position) AND topic = 'case' ORDER BY position LIMIT \(limit)
            """
        ) { row in
            (
                position: try row.int64(0), number: CaseNumber(value: try row.int64(1)),
                version: try row.int(2), at: try row.moment(3), facts: try row.blob(4)
            )
        }
        return try rows.compactMap { row in
            let deed = try JSON(row.facts)["deed"]?.text.flatMap { Deed.Name(rawValue: $0) }
            guard let number = row.number, let deed else { return nil }
            return CaseChange(
                position: row.position, number: number, deed: deed, at: row.at,
                version: row.version)
        }
    }

    /// Of the cases `numbers`, those that `official` may see.
    package func visible(among numbers: Set<CaseNumber>, to official: Official) throws
        -> Set<CaseNumber>
    {
        let rows = try db.all(
            """
            SELECT c.number FROM cases c
            WHERE c.number IN \(list: numbers.map(\.value)) AND \(try visibility(to: official))
            """
        ) { CaseNumber(value: try $0.int64(0)) }
        return Set(rows.compactMap { $0 })
    }
}
