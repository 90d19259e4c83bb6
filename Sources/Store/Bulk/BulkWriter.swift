import CSQLite
import Kernel

/// Writes prepared cases into a data folder that nobody else uses, in transactions of a week and
/// without a journal: where it breaks off, the folder is worth nothing and must be made again.
///
/// The indices of the tables of cases are dropped before and made again after, by the texts that
/// made them first.
package final class BulkWriter {
    package let preparing: CasePreparing
    private let right: RightToWrite
    private let transaction: Transaction
    private let connection: SQLiteConnection
    private let entry: SQLiteStatement
    private let key: SQLiteStatement
    private let row: SQLiteStatement
    private let search: SQLiteStatement
    private var position: Int64
    /// How many cases were made after each model, and the last serial of each year.
    private var uses: [Int]
    private var serials: [Int: Int] = [:]
    private var involved = Involved()
    private var figures = CaseFigures()
    private var dropped: [String] = []

    static let tablesWithoutIndices = ["cases", "case_units", "case_officials"]

    /// - Throws: `StoreFault.inUse` where a server writes to it.
    package init(_ directory: String, models: [CaseModel]) throws {
        right = try RightToWrite(directory)
        let keys = try MasterKey(directory: directory)
        let connection = try SQLiteConnection(file: directory + "/lianxin.db", role: .writer)
        try connection.script(
            """
            PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA foreign_keys = OFF; PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA cache_size = -1048576;
            """)
        self.connection = connection
        transaction = Transaction(connection, Office(keys: keys))
        let calendar = try transaction.calendar
        let paths = Set(models.map(\.path))
        let transaction = transaction
        preparing = CasePreparing(
            models: models, keys: keys, calendar: calendar,
            levels: Dictionary(
                uniqueKeysWithValues: try paths.map {
                    ($0, try transaction.figureLevels(along: $0))
                }))
        uses = models.map { _ in 0 }
        func statement(_ table: String, _ columns: String) throws -> SQLiteStatement {
            let places = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
            return try SQLiteStatement(
                "INSERT INTO \(table) (\(columns)) VALUES (\(places))",
                connection: connection.handle)
        }
        entry = try statement("entries", LedgerRow.columns)
        key = try statement("subject_keys", "subject, wrapped")
        row = try statement("cases", PreparedCase.columns)
        search = try statement("case_search", "rowid, grams")
        position = Int64(try connection.int("SELECT COALESCE(MAX(position), 0) FROM entries"))
    }

    /// Drops the indices and lets the full-text index gather much before it writes.
    package func begin() throws {
        let tables = Self.tablesWithoutIndices
        let indices = try connection.all(
            """
            SELECT name, sql FROM sqlite_schema
            WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN \(list: tables) ORDER BY name
            """
        ) { (name: try $0.text(0), text: try $0.text(1)) }
        for (name, text) in indices {
            try connection.script("DROP INDEX \(name)")
            dropped.append(text)
        }
        try connection.script(
            """
            INSERT INTO case_search (case_search, rank) VALUES ('hashsize', 402653184);
            INSERT INTO case_search (case_search, rank) VALUES ('automerge', 0);
            BEGIN;
            """)
    }

    /// Commits what was written up to here.
    package func commit() throws { try connection.script("COMMIT; BEGIN") }

    /// Writes the rows of cases, in the order of their numbers; their entries come by their times.
    package func write(_ prepared: PreparedCases) throws {
        figures.add(prepared.figures)
        for new in prepared.cases {
            let number = SQLValue.integer(new.number.value)
            try run(key, [number, .blob(new.wrapped)])
            try run(row, new.row)
            let model = preparing.models[new.model]
            try run(search, [number, .text(model.grams)])
            uses[new.model] += 1
            serials[new.number.year] = max(serials[new.number.year] ?? 0, new.number.serial)
            involved.add(model.it, as: new.number)
        }
    }

    /// Adds entries to the ledger, in their order.
    package func append(_ entries: some Sequence<PreparedEntry>) throws {
        for new in entries {
            position += 1
            try run(
                entry,
                [
                    .integer(position), .integer(new.subject), .integer(Int64(new.sequence)),
                    .text("case"), .integer(new.at.milliseconds), .blob(new.facts),
                    .blob(new.personal), .blob(new.commitment),
                ])
        }
    }

    /// Records what isn't a case on the way that it always takes.
    package func record(_ body: (Transaction) throws -> Void) throws {
        try body(transaction)
        position = Int64(try connection.int("SELECT COALESCE(MAX(position), 0) FROM entries"))
    }

    /// Writes what follows from all cases together, makes the indices and leaves the database as
    /// a server wants it.
    ///
    /// - Parameter progress: told what it is about to do.
    package func finish(progress: (String) -> Void) throws {
        progress("who has to do with which case")
        try involved.write(with: connection)
        for (year, last) in serials.sorted(by: { $0.key < $1.key }) {
            try connection.run(
                "INSERT INTO case_serials (year, last) VALUES (\(year), \(last))")
        }
        try writeCounts()
        progress("figures")
        try figures.write(to: connection)
        try connection.script("COMMIT")
        for text in dropped {
            progress(text)
            try connection.script(text)
        }
        progress("one full-text index")
        try connection.script(
            """
            INSERT INTO case_search (case_search) VALUES ('optimize');
            INSERT INTO case_search (case_search, rank) VALUES ('hashsize', 1048576);
            INSERT INTO case_search (case_search, rank) VALUES ('automerge', 4);
            PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL;
            """)
        right.giveUp()
    }

    /// A state that a case went through has a row, be it of nought.
    private func writeCounts() throws {
        var counts: [String: (place: ID<Place>, numbers: [ServiceCase.State.Name: Int])] = [:]
        for (model, uses) in zip(preparing.models, uses) where uses > 0 {
            var counted = counts[model.path] ?? (model.it.registration.place, [:])
            for state in model.states { counted.numbers[state, default: 0] += 0 }
            counted.numbers[model.it.state.name, default: 0] += uses
            counts[model.path] = counted
        }
        for (path, counted) in counts {
            for (state, number) in counted.numbers {
                try connection.run(
                    """
                    INSERT INTO case_counts (path, place, state, number)
                    VALUES (\(path), \(counted.place), \(state), \(number))
                    """)
            }
        }
    }

    private func run(_ statement: SQLiteStatement, _ arguments: [SQLValue]) throws {
        try statement.step(with: arguments, connection: connection.handle)
    }
}

/// Which units and officials had which cases; in memory, for the tables are written in the order of
/// their keys at the end.
private struct Involved {
    private var unitNumbers: [ID<HandlingUnit>: [Int64]] = [:]
    private var officialNumbers: [ID<Official>: [Int64]] = [:]

    /// A unit that has it in hand is written with its sign changed.
    mutating func add(_ it: ServiceCase, as number: CaseNumber) {
        for unit in it.unitsInvolved {
            let isInHand = it.isInHand(of: unit)
            unitNumbers[unit, default: []].append(isInHand ? -number.value : number.value)
        }
        var officials = it.officialsInvolved
        if let official = it.registeredBy.official, !officials.contains(official) {
            officials.append(official)
        }
        for official in officials {
            officialNumbers[official, default: []].append(number.value)
        }
    }

    func write(with connection: SQLiteConnection) throws {
        let unit = try SQLiteStatement(
            "INSERT INTO case_units (unit, number, in_hand) VALUES (?, ?, ?)",
            connection: connection.handle)
        for (code, numbers) in unitNumbers.sorted(by: { $0.key.text < $1.key.text }) {
            for number in numbers.sorted(by: { $0.magnitude < $1.magnitude }) {
                try unit.step(
                    with: [
                        .text(code.text), .integer(Int64(number.magnitude)),
                        .integer(number < 0 ? 1 : 0),
                    ], connection: connection.handle)
            }
        }
        let official = try SQLiteStatement(
            "INSERT INTO case_officials (official, number) VALUES (?, ?)",
            connection: connection.handle)
        for (code, numbers) in officialNumbers.sorted(by: { $0.key.text < $1.key.text }) {
            for number in numbers {
                try official.step(
                    with: [.text(code.text), .integer(number)], connection: connection.handle)
            }
        }
    }
}

extension SQLiteStatement {
    /// Executes it once.
    fileprivate func step(with arguments: [SQLValue], connection: OpaquePointer) throws {
        try bind(arguments, connection: connection)
        guard sqlite3_step(handle) == SQLITE_DONE else { throw SQLFault(connection) }
        reset()
    }
}
