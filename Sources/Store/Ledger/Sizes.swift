extension Transaction {
    /// How many there are of what a deployment is made of, by the word of each.
    package func sizes() throws -> [String: Int] {
        var sizes: [String: Int] = [:]
        for table in [
            "places", "units", "officials", "zones", "households", "visits", "cases",
            "entries",
        ] {
            sizes[table] = try db.int("SELECT count(*) FROM \(raw: table)")
        }
        return sizes
    }

    /// Whether nothing was ever recorded here.
    package func isEmpty() throws -> Bool { try !db.exists("SELECT 1 FROM entries LIMIT 1") }
}
