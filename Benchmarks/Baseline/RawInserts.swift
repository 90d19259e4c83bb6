import CSQLite
import Glibc

/// Durable inserts by SQLite's C API alone: one prepared statement, one table, one thread, and
/// `synchronous = FULL`, so that each commit waits for the disk.
struct RawInserts {
    let file: String
    let rowsInCommit: Int
    let seconds: Int

    /// As long as the ledger's entry of a short case.
    private static let rowBytes = 600

    /// - Returns: a JSON object with `rowsPerSecond` and the median `commitMicroseconds`.
    func run() throws -> String {
        var database: OpaquePointer?
        guard sqlite3_open(file, &database) == SQLITE_OK, let database else {
            throw Unmeasured(why: "can't open \(file)")
        }
        defer { sqlite3_close(database) }
        try execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS entries (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
            """, on: database)
        var insert: OpaquePointer?
        let text = "INSERT INTO entries (body) VALUES (?)"
        guard sqlite3_prepare_v2(database, text, -1, &insert, nil) == SQLITE_OK else {
            throw Unmeasured(why: String(cString: sqlite3_errmsg(database)))
        }
        defer { sqlite3_finalize(insert) }
        return try measure(insert, on: database)
    }

    private func measure(_ insert: OpaquePointer?, on database: OpaquePointer) throws -> String {
        let body = [UInt8](repeating: 0x4E, count: Self.rowBytes)
        let start = Timings.now()
        let end = start + UInt64(seconds) * 1_000_000_000
        var commits = Timings()
        var now = start
        while now < end {
            try execute("BEGIN IMMEDIATE", on: database)
            for _ in 0..<rowsInCommit {
                body.withUnsafeBytes {
                    _ = sqlite3_bind_blob(insert, 1, $0.baseAddress, Int32($0.count), nil)
                    _ = sqlite3_step(insert)
                }
                guard sqlite3_reset(insert) == SQLITE_OK else {
                    throw Unmeasured(why: String(cString: sqlite3_errmsg(database)))
                }
            }
            try execute("COMMIT", on: database)
            let done = Timings.now()
            commits.add(done - now)
            now = done
        }
        let elapsed = Double(now - start) / 1_000_000_000
        let rows = Double(commits.count * rowsInCommit)
        return """
            {"rowsPerSecond": \(rows / elapsed), "commitMicroseconds": \(commits.median)}
            """
    }

    private func execute(_ text: String, on database: OpaquePointer) throws {
        guard sqlite3_exec(database, text, nil, nil, nil) == SQLITE_OK else {
            throw Unmeasured(why: String(cString: sqlite3_errmsg(database)))
        }
    }
}
