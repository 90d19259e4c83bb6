/// The full-text index of one table: an FTS5 table without content, with one column `grams`, whose
/// row numbers are those of the table. It holds no text, only which gram stands where.
package struct SearchIndex: Sendable {
    package let table: String

    /// - Parameter table: a name that was written by us.
    package init(_ table: String) { self.table = table }

    package func add(_ text: String, at row: Int64, in db: any SQLConnection) throws {
        let grams = Grams.tokens(of: text)
        try db.run("INSERT INTO \(raw: table) (rowid, grams) VALUES (\(row), \(grams))")
    }

    /// Takes out what `add` put in; without a content, the index must be told the same text again.
    package func remove(_ text: String, at row: Int64, in db: any SQLConnection) throws {
        let grams = Grams.tokens(of: text)
        try db.run(
            """
            INSERT INTO \(raw: table) (\(raw: table), rowid, grams)
            VALUES ('delete', \(row), \(grams))
            """)
    }

    /// The row numbers of the texts that hold all words of `query`, to stand after `IN`; nil when
    /// it asks for nothing. Order them by number: by rank it takes a hundred times as long.
    ///
    ///     SELECT ... WHERE number IN \(index.rows(matching: words)) ORDER BY number DESC LIMIT 20
    package func rows(matching query: String) -> Sql? {
        Grams.query(query).map { match in
            "(SELECT rowid FROM \(raw: table) WHERE \(raw: table) MATCH \(match))"
        }
    }
}
