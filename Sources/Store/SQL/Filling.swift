extension EngineConnection {
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
