extension EngineConnection {
    /// Runs `body`, which fills whole tables, without the indices that only make them quicker to
    /// read: made at the end, each is sorted once.
    ///
    /// - Parameter tell: is told what is made.
    func withoutIndices(_ tell: (String) -> Void, _ body: () throws -> Void) throws {
        #if PostgreSQL
            if let server = self as? PostgreSQLConnection {
                let dropped = try server.dropIndices()
                try body()
                try server.makeIndices(dropped, tell)
                return
            }
        #endif
        try body()
    }

    /// Adds rows to `table` as fast as the engine can.
    ///
    /// - Parameters:
    ///   - columns: what each row holds, in this order.
    ///   - rows: is given what takes a row.
    /// - Returns: how many there were.
    func fill(
        _ table: String, _ columns: [String],
        _ rows: (_ add: ([SQLValue]) throws -> Void) throws -> Void
    ) throws -> Int {
        #if PostgreSQL
            if let server = self as? PostgreSQLConnection {
                return try server.copy(into: table, columns, rows)
            }
        #endif
        var count = 0
        try rows { row in
            var values = Sql(trusted: "")
            for (index, value) in row.enumerated() {
                values += index == 0 ? "\(value)" : ", \(value)"
            }
            try run(
                """
                INSERT INTO \(raw: table) (\(raw: columns.joined(separator: ", ")))
                VALUES (\(values))
                """)
            count += 1
        }
        return count
    }
}
