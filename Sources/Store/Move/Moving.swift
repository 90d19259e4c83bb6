import Glibc
import Kernel

/// Moves an office from its data folder to a server's database, beside a running server.
///
/// What lies in the folder stays as it was, but for a mark that lets nobody write to it any more:
/// an office has one ledger. The folder goes on keeping the master key.
package struct Moving: Sendable {
    private let directory: String
    private let address: DatabaseAddress

    package init(from directory: String, to address: DatabaseAddress) {
        self.directory = directory
        self.address = address
    }

    /// Copies all tables and verifies the copy. A server of the folder goes on reading meanwhile,
    /// and writes no more from the beginning of the copy on.
    ///
    /// - Parameter tell: is told what is being done.
    /// - Throws: `MovingFault`; `StoreFault`. Whatever it throws, the folder can be used as before.
    package func run(tell: (String) -> Void = { _ in }) throws -> Moved {
        guard access(directory + "/lianxin.db", F_OK) == 0 else {
            throw StoreFault.missing(directory: directory)
        }
        let keys = try MasterKey(directory: directory)
        let right = try RightToWrite(directory)
        defer { right.giveUp() }
        let old = try SQLiteConnection(file: directory + "/lianxin.db", role: .writer)
        guard try !old.isMoved() else { throw MovingFault.movedBefore }
        try old.migrate(Migration.all)
        let new = try Source(of: address, in: directory).connect(.writer)
        try new.migrate(Migration.all)
        let rows = try copy(from: old, to: new, keys, tell)
        tell("verifying the copy")
        let verdict = try Verification(directory: directory, at: address).run { done, total in
            tell("verified \(done) of \(total) entries")
        }
        guard verdict.isClean else { return Moved(rows: rows, verdict: verdict) }
        try old.markAsMoved()
        return Moved(rows: rows, verdict: verdict)
    }

    private func copy(
        from old: SQLiteConnection, to new: any EngineConnection, _ keys: MasterKey,
        _ tell: (String) -> Void
    ) throws -> Int {
        try old.beginReading()
        defer { old.rollBack() }
        try new.begin()
        do {
            try new.liftLimits()
            guard try !new.exists("SELECT 1 FROM entries LIMIT 1") else {
                throw MovingFault.notEmpty
            }
            var rows = 0
            try new.withoutIndices(tell) {
                for table in try tables(of: old) {
                    tell("copying \(table.name)")
                    try new.run("DELETE FROM \(raw: table.name)")
                    rows += try new.fill(table.name, table.columns) { add in
                        try old.each(table.all) { row in
                            try add(table.columns.indices.map(row.value))
                        }
                    }
                }
                tell("copying what is searched")
                try index(old, in: new, keys)
            }
            _ = try new.commit()
            return rows
        } catch {
            new.rollBack()
            throw error
        }
    }

    /// In the order in which they were made, so that each comes after those it refers to.
    private func tables(of old: SQLiteConnection) throws -> [CopiedTable] {
        let names = try old.all(
            """
            SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migrations'
                AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'case_search%' ORDER BY rowid
            """
        ) { try $0.text(0) }
        return try names.map { name in
            let columns = try old.all(
                "SELECT name, pk FROM pragma_table_info(\(name)) ORDER BY cid"
            ) { (name: try $0.text(0), key: try $0.int(1)) }
            let keys = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name)
            return CopiedTable(name: name, columns: columns.map(\.name), keys: keys)
        }
    }

    /// The old index holds no texts; they are read from the cases.
    private func index(_ old: SQLiteConnection, in new: any EngineConnection, _ keys: MasterKey)
        throws
    {
        let reading = Transaction(old, Office(keys: keys))
        let search = Transaction.search
        _ = try new.fill(search.table, SearchIndex.columns) { add in
            try old.each(
                """
                SELECT c.number, c.words, k.wrapped FROM cases c
                LEFT JOIN subject_keys k ON k.subject = c.number ORDER BY c.number
                """
            ) { row in
                let number = try row.int64(0)
                let subject = Subject(id: number, topic: "case")
                let words = try reading.opened(row.blob(1), of: subject, wrapped: row.blobOrNil(2))
                guard let title = words["title"]?.text, let text = words["text"]?.text else {
                    return
                }
                try add(search.values(title + "\n" + text, at: number, for: new.engine))
            }
        }
    }
}

/// What was moved.
package struct Moved: Sendable {
    package let rows: Int
    /// Of the copy. Where it isn't clean, the folder was left as it was.
    package let verdict: Verdict
}

package enum MovingFault: Error, Hashable, Sendable {
    /// There are entries in the database already.
    case notEmpty
    /// The folder was moved to a server before.
    case movedBefore
}

private struct CopiedTable {
    let name: String
    let columns: [String]
    let keys: [String]

    var all: Sql {
        let list = columns.joined(separator: ", ")
        let order = keys.joined(separator: ", ")
        return "SELECT \(raw: list) FROM \(raw: name) ORDER BY \(raw: order)"
    }
}

extension SQLiteConnection {
    /// Where the ledger went, nothing is written any more.
    fileprivate func markAsMoved() throws { try script(MovedMark.text) }

    fileprivate func isMoved() throws -> Bool {
        try exists("SELECT 1 FROM sqlite_schema WHERE name = \(MovedMark.name)")
    }
}

/// The trigger that ends an office's writing to a folder that it has left.
enum MovedMark {
    static let name = "moved_to_a_server"
    static let sentence = "this office was moved to a server: nothing was recorded"

    static let text = """
        CREATE TRIGGER \(name) BEFORE INSERT ON entries BEGIN
            SELECT RAISE(ABORT, '\(sentence)');
        END
        """
}
