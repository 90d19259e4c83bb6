/// The full-text index of one table, with one column `grams`, whose row numbers are those of the
/// table. It holds no text, only which gram stands where: an FTS5 table without content, or a
/// table of tsvectors with a GIN index.
package struct SearchIndex: Sendable {
    package let table: String

    /// - Parameter table: a name that was written by us.
    package init(_ table: String) { self.table = table }

    package func add(_ text: String, at row: Int64, in db: any SQLConnection) throws {
        let grams = grams(of: text, for: db.engine)
        let value: Sql =
            switch db.engine {
            case .sqlite: "\(grams)"
            case .postgresql: "CAST(\(grams) AS TSVECTOR)"
            }
        try db.send("INSERT INTO \(raw: table) (rowid, grams) VALUES (\(row), \(value))")
    }

    /// What the column of `text` holds, as a text of the engine's own form.
    private func grams(of text: String, for engine: Engine) -> String {
        let grams = Grams.tokens(of: text)
        return switch engine {
        case .sqlite: grams
        case .postgresql: Grams.vector(of: grams)
        }
    }

    /// For filling it as a table: what `add` would put in.
    static let columns = ["rowid", "grams"]
    func values(_ text: String, at row: Int64, for engine: Engine) -> [SQLValue] {
        [.integer(row), .text(grams(of: text, for: engine))]
    }

    /// Takes out what `add` put in; without a content, FTS5 must be told the same text again.
    package func remove(_ text: String, at row: Int64, in db: any SQLConnection) throws {
        switch db.engine {
        case .sqlite:
            try db.run(
                """
                INSERT INTO \(raw: table) (\(raw: table), rowid, grams)
                VALUES ('delete', \(row), \(Grams.tokens(of: text)))
                """)
        case .postgresql: try db.run("DELETE FROM \(raw: table) WHERE rowid = \(row)")
        }
    }

    /// The row numbers of the texts that hold all words of `query`, to stand after `IN`; nil when
    /// it asks for nothing. Order them by number: by rank it takes a hundred times as long.
    ///
    ///     SELECT ... WHERE number IN \(index.rows(matching: words, in: db))
    ///     ORDER BY number DESC LIMIT 20
    package func rows(matching query: String, in db: any SQLConnection) -> Sql? {
        switch db.engine {
        case .sqlite:
            Grams.query(query).map { match in
                "(SELECT rowid FROM \(raw: table) WHERE \(raw: table) MATCH \(match))"
            }
        case .postgresql:
            Grams.textQuery(query).map { match in
                "(SELECT rowid FROM \(raw: table) WHERE grams @@ CAST(\(match) AS TSQUERY))"
            }
        }
    }

    /// How the rows of the texts that hold all words of `query` are walked from the newest down, so
    /// that the first are found without the others; nil where the engine can't, or the query asks
    /// for nothing.
    func walk(_ query: String, in db: any SQLConnection) -> Walk? {
        guard db.engine == .sqlite, let match = Grams.query(query) else { return nil }
        return Walk(
            table: "\(raw: table)", row: "\(raw: table).rowid",
            condition: "\(raw: table) MATCH \(match)")
    }

    struct Walk {
        let table: Sql
        let row: Sql
        let condition: Sql
    }

    /// The condition that the text of row `column` holds all words of `query`; false for a query
    /// without a letter or digit.
    func condition(_ query: String, on column: StaticString, in db: any SQLConnection) -> Sql {
        rows(matching: query, in: db).map { "\(raw: "\(column)") IN \($0)" } ?? "1 = 0"
    }
}
