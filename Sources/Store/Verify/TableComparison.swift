/// Walks a table as it stands and as the ledger gives it, side by side, in the order of its key.
struct TableComparison {
    private let table: String
    private let columns: [String]
    private let keyCount: Int
    private let stands: any TableCursor
    private let follows: any TableCursor
    private let both: RowOrder

    /// A state table, by its primary key.
    init(_ table: String, in live: any EngineConnection, against rebuilt: SQLiteConnection) throws {
        let columns = try rebuilt.all(
            "SELECT name, pk FROM pragma_table_info(\(table)) ORDER BY cid"
        ) { (name: try $0.text(0), key: try $0.int(1)) }
        let keys = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name)
        let others = columns.filter { $0.key == 0 }.map(\.name)
        let query: Sql =
            """
            SELECT \(raw: (keys + others).joined(separator: ", ")) FROM \(raw: table)
            ORDER BY \(raw: keys.joined(separator: ", "))
            """
        try self.init(
            table, columns: keys + others, keys: keys.count, stands: live.cursor(query),
            follows: rebuilt.cursor(query))
    }

    /// Two answers, in the order of their first `keys` columns.
    private init(
        _ table: String, columns: [String], keys: Int, stands: any TableCursor,
        follows: any TableCursor
    ) {
        self.table = table
        self.columns = columns
        keyCount = keys
        self.stands = stands
        self.follows = follows
        both = RowOrder(stands, follows)
    }

    /// - Returns: how many rows were compared.
    /// - Throws: the first `Finding`.
    func run() throws -> Int {
        var count = 0
        try stands.step()
        try follows.step()
        while stands.isAtRow || follows.isAtRow {
            guard follows.isAtRow else { throw surplus() }
            guard stands.isAtRow else { throw missing() }
            let order = both.order(firstColumns: keyCount)
            if order < 0 { throw surplus() }
            if order > 0 { throw missing() }
            if let column = both.firstDifference(in: keyCount..<columns.count) {
                throw changed(column)
            }
            count += 1
            try stands.step()
            try follows.step()
        }
        return count
    }

    private func surplus() -> Finding {
        switch table {
        case "subject_keys": Finding(.keyOrphaned, place(stands))
        case _ where StateTables.searched.contains(table):
            Finding(.searchChanged, caseFound(by: stands))
        case Self.schema: Finding(.schemaChanged, place(stands), stands: "one", follows: "none")
        default: Finding(.rowAdded, place(stands))
        }
    }

    private func missing() -> Finding {
        switch table {
        case _ where StateTables.searched.contains(table):
            Finding(.searchChanged, caseFound(by: follows))
        case Self.schema: Finding(.schemaChanged, place(follows), stands: "none", follows: "one")
        default: Finding(.rowMissing, place(follows))
        }
    }

    private func changed(_ column: Int) -> Finding {
        if table == "cases", let finding = lastEntryMissing() { return finding }
        return Finding(
            table == Self.schema ? .schemaChanged : .rowChanged, place(stands, column),
            stands: stands.row.value(column).shown, follows: follows.row.value(column).shown)
    }

    /// A row that was made of more entries than there are: somebody cut off the end.
    private func lastEntryMissing() -> Finding? {
        guard let column = columns.firstIndex(of: "version"),
            case .integer(let made) = stands.row.value(column),
            case .integer(let there) = follows.row.value(column), made > there
        else { return nil }
        return Finding(
            .lastEntryMissing, place(stands), stands: String(made), follows: String(there))
    }

    private func place(_ cursor: any TableCursor, _ column: Int? = nil) -> Finding.Place {
        let key = (0..<keyCount).map { "\(columns[$0]) = \(cursor.row.value($0).shown)" }
            .joined(separator: ", ")
        return .row(table: table, key: key, column: column.map { columns[$0] })
    }

    /// The gram isn't told: it is a piece of what somebody wrote.
    private func caseFound(by cursor: any TableCursor) -> Finding.Place {
        .row(table: table, key: "number = \(cursor.row.value(1).shown)", column: nil)
    }
}

extension TableComparison {
    static let schema = "sqlite_schema"

    /// Tables, indices and triggers: on one engine by the texts that made them, else by what they
    /// come to.
    static func ofSchema(in live: any EngineConnection, against rebuilt: SQLiteConnection) throws
        -> TableComparison
    {
        let (stands, follows): (Sql, Sql) =
            switch live.engine {
            case .sqlite: (schemaText, schemaText)
            case .postgresql: (serverSchema, schemaAsOnServer)
            }
        return try TableComparison(
            schema, columns: ["type", "name", "table", "text"], keys: 2,
            stands: live.cursor(stands), follows: rebuilt.cursor(follows))
    }

    private static let schemaText: Sql = """
        SELECT type, name, tbl_name, sql FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql <> \(MovedMark.text) ORDER BY type, name
        """

    private static let serverSchema: Sql = """
        SELECT * FROM (
            SELECT 'column' AS type, table_name || '.' || column_name AS name,
                CAST(table_name AS TEXT) AS tbl,
                CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'boolean' THEN 'INTEGER'
                    WHEN 'text' THEN 'TEXT' WHEN 'bytea' THEN 'BLOB' ELSE data_type END
                || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END AS text
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name <> 'case_search'
            UNION ALL
            SELECT 'index', CAST(c.relname AS TEXT), CAST(t.relname AS TEXT), ''
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                JOIN pg_class t ON t.oid = i.indrelid
            WHERE c.relnamespace = current_schema()::REGNAMESPACE AND t.relname <> 'case_search'
                AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
            UNION ALL
            SELECT 'trigger', CAST(g.tgname AS TEXT), CAST(t.relname AS TEXT), ''
            FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
            WHERE t.relnamespace = current_schema()::REGNAMESPACE AND NOT g.tgisinternal
        ) AS parts ORDER BY type COLLATE "C", name COLLATE "C"
        """

    private static let schemaAsOnServer: Sql = """
        SELECT * FROM (
            SELECT 'column' AS type, t.name || '.' || c.name AS name, t.name AS tbl,
                c.type || CASE WHEN c."notnull" OR c.pk > 0 THEN ' NOT NULL' ELSE '' END AS text
            FROM sqlite_schema t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'case_search%'
                AND t.name NOT LIKE 'sqlite%'
            UNION ALL
            SELECT type, name, tbl_name, '' FROM sqlite_schema
            WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
        ) ORDER BY type, name
        """

    /// Every gram of a full-text index, with its row: on SQLite also with its place there.
    static func ofSearch(
        _ index: String, in live: any EngineConnection, against rebuilt: SQLiteConnection
    ) throws -> TableComparison {
        for connection in [live, rebuilt] where connection.engine == .sqlite {
            try connection.script(
                """
                CREATE VIRTUAL TABLE IF NOT EXISTS temp.\(index)_grams
                USING fts5vocab(main, \(index), instance)
                """)
        }
        let (stands, follows): (Sql, Sql) =
            switch live.engine {
            case .sqlite:
                (
                    "SELECT term, doc, offset FROM temp.\(raw: index)_grams",
                    "SELECT term, doc, offset FROM temp.\(raw: index)_grams"
                )
            case .postgresql:
                (
                    """
                    SELECT lexeme, rowid, 0 FROM \(raw: index), unnest(tsvector_to_array(grams))
                        AS lexeme ORDER BY lexeme COLLATE "C", rowid
                    """,
                    """
                    SELECT DISTINCT term, doc, 0 FROM temp.\(raw: index)_grams ORDER BY term, doc
                    """
                )
            }
        return try TableComparison(
            index, columns: ["term", "number", "offset"], keys: 3, stands: live.cursor(stands),
            follows: rebuilt.cursor(follows))
    }
}

extension SQLValue {
    /// For a person who reads a finding; what is sealed is shown by its first bytes.
    var shown: String {
        switch self {
        case .null: "nothing"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text.count > 80 ? "'\(text.prefix(80))…'" : "'\(text)'"
        case .blob(let bytes):
            bytes.count > 8 ? "x'\(Hex.text(bytes.prefix(8)))…'" : "x'\(Hex.text(bytes))'"
        }
    }
}
