/// Walks a table as it stands and as the ledger gives it, side by side, in the order of its key.
struct TableComparison {
    private let table: String
    private let columns: [String]
    private let keyCount: Int
    private let stands: TableCursor
    private let follows: TableCursor

    /// A state table, by its primary key.
    init(_ table: String, in live: SQLiteConnection, against rebuilt: SQLiteConnection) throws {
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
            table, query, columns: keys + others, keys: keys.count, in: live, against: rebuilt)
    }

    /// Whatever `query` gives, in the order of its first `keys` columns.
    init(
        _ table: String, _ query: Sql, columns: [String], keys: Int, in live: SQLiteConnection,
        against rebuilt: SQLiteConnection
    ) throws {
        self.table = table
        self.columns = columns
        keyCount = keys
        stands = try TableCursor(query, on: live)
        follows = try TableCursor(query, on: rebuilt)
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
            let order = stands.order(follows, firstColumns: keyCount)
            if order < 0 { throw surplus() }
            if order > 0 { throw missing() }
            if let column = stands.firstDifference(follows, in: keyCount..<columns.count) {
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

    private func place(_ cursor: TableCursor, _ column: Int? = nil) -> Finding.Place {
        let key = (0..<keyCount).map { "\(columns[$0]) = \(cursor.row.value($0).shown)" }
            .joined(separator: ", ")
        return .row(table: table, key: key, column: column.map { columns[$0] })
    }

    /// The gram isn't told: it is a piece of what somebody wrote.
    private func caseFound(by cursor: TableCursor) -> Finding.Place {
        .row(table: table, key: "number = \(cursor.row.value(1).shown)", column: nil)
    }
}

extension TableComparison {
    static let schema = "sqlite_schema"

    /// Tables, indices and triggers, by the texts that made them.
    static func ofSchema(in live: SQLiteConnection, against rebuilt: SQLiteConnection) throws
        -> TableComparison
    {
        try TableComparison(
            schema,
            """
            SELECT type, name, tbl_name, sql FROM sqlite_schema
            WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name
            """,
            columns: ["type", "name", "table", "text"], keys: 2, in: live, against: rebuilt)
    }

    /// Every gram of a full-text index, with its row and its place there; FTS5 gives them sorted.
    static func ofSearch(
        _ index: String, in live: SQLiteConnection, against rebuilt: SQLiteConnection
    ) throws -> TableComparison {
        for connection in [live, rebuilt] {
            try connection.script(
                """
                CREATE VIRTUAL TABLE IF NOT EXISTS temp.\(index)_grams
                USING fts5vocab(main, \(index), instance)
                """)
        }
        return try TableComparison(
            index, "SELECT term, doc, offset FROM temp.\(raw: index)_grams",
            columns: ["term", "number", "offset"], keys: 3, in: live, against: rebuilt)
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
