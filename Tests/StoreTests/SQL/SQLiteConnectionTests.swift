import Kernel
import Testing

@testable import Store

@Suite("a connection to SQLite")
struct SQLiteConnectionTests {
    private let database: Database

    init() throws {
        database = try Database.temporary(
            migrations: [
                Migration(
                    1, "test",
                    Array(
                        """
                        CREATE TABLE units (code TEXT PRIMARY KEY, name TEXT UNIQUE);
                        CREATE TABLE cases (
                            number BIGINT PRIMARY KEY,
                            unit TEXT NOT NULL REFERENCES units (code),
                            stars BIGINT CHECK (stars < 6),
                            body BYTEA,
                            weight DOUBLE PRECISION
                        );
                        -- sqlite: CREATE TRIGGER cases_stay BEFORE DELETE ON cases
                        -- sqlite: BEGIN SELECT RAISE(ABORT, 'cases are never deleted'); END;
                        """.utf8))
            ])
        try database.writeNow { try $0.run("INSERT INTO units VALUES ('u1', '水务站')") }
    }

    private func fault(of statement: Sql) throws -> SQLFault? {
        do {
            try database.writeNow { try $0.run(statement) }
            return nil
        } catch let fault as SQLFault {
            return fault
        }
    }

    @Test("what the tables refuse is told by kind")
    func mapsFaults() throws {
        #expect(try fault(of: "INSERT INTO units VALUES ('u1', 'x')") == .unique("units.code"))
        #expect(try fault(of: "INSERT INTO units VALUES ('u2', '水务站')") == .unique("units.name"))
        #expect(
            try fault(of: "INSERT INTO cases VALUES (1, 'nowhere', 1, NULL, NULL)")
                == .foreignKey("FOREIGN KEY constraint failed"))
        #expect(
            try fault(of: "INSERT INTO cases VALUES (1, 'u1', 6, NULL, NULL)")
                == .check("stars < 6"))
        #expect(
            try fault(of: "INSERT INTO cases VALUES (1, NULL, 1, NULL, NULL)")
                == .notNull("cases.unit"))
        #expect(
            try fault(of: "INSERT INTO cases VALUES (1, 'u1', 'many', NULL, NULL)")
                == .check("cannot store TEXT value in INTEGER column cases.stars"))
        #expect(try fault(of: "INSERT INTO cases VALUES (1, 'u1', 5, NULL, NULL)") == nil)
        #expect(try fault(of: "DELETE FROM cases") == .forbidden("cases are never deleted"))
    }

    @Test("a reader can't write")
    func readersOnlyRead() throws {
        #expect(throws: SQLFault.readOnly("attempt to write a readonly database")) {
            try database.readNow { try $0.run("INSERT INTO units VALUES ('u9', 'x')") }
        }
    }

    @Test("every kind of value comes back as it went in, the empty ones too")
    func keepsValues() throws {
        let long = String(repeating: "孟连", count: 5_000)
        let values: [SQLValue] = [
            .null, .integer(.min), .integer(.max), .real(0.25), .text(""), .text("a\u{0}b"),
            .text("𠮷👨‍👩‍👧"), .text(long), .blob([]), .blob([0, 255]),
        ]
        let back = try database.readNow { db in
            try values.map { value in try db.one("SELECT \(value)") { $0.value(0) } }
        }
        #expect(back == values)
    }

    @Test("a getter refuses NULL and another type, naming the column")
    func getsStrictly() throws {
        let query: Sql = "SELECT NULL AS unit, 'x' AS number, 1 AS code"
        #expect(throws: SQLFault.unexpected("column 0 (unit) is not a text")) {
            try database.readNow { _ = try $0.one(query) { try $0.text(0) } }
        }
        #expect(throws: SQLFault.unexpected("column 1 (number) is not a whole number")) {
            try database.readNow { _ = try $0.one(query) { try $0.int(1) } }
        }
        #expect(throws: SQLFault.unexpected("column 0 (unit) is not an ID")) {
            try database.readNow {
                _ = try $0.one("SELECT '' AS unit") { row -> ID<Int> in try row.id(0) }
            }
        }
        let missing = try database.readNow { try $0.one(query) { try $0.dayOrNil(0) } }
        #expect(missing == nil)
    }

    @Test("the first row of several is taken, and none is no row")
    func takesTheFirst() throws {
        let rows: Sql = "SELECT 4 UNION ALL SELECT 5"
        let (first, none, some) = try database.readNow { db in
            (
                try db.first(rows) { try $0.int(0) },
                try db.first("SELECT 1 WHERE FALSE") { try $0.int(0) },
                try db.all(rows) { try $0.int(0) }
            )
        }
        #expect(first == 4 && none == nil && some == [4, 5])
        #expect(throws: SQLFault.noRow) {
            try database.readNow { _ = try $0.int("SELECT 1 WHERE FALSE") }
        }
    }

    @Test("the number of changed rows is that of this statement")
    func countsChanges() throws {
        let counts = try database.writeNow { db in
            [
                try db.run("INSERT INTO units VALUES ('a', 'A'), ('b', 'B')"),
                try db.run("UPDATE units SET name = NULL WHERE code = 'none'"),
                try db.run("DELETE FROM units WHERE code IN \(list: ["a", "b"])"),
            ]
        }
        #expect(counts == [2, 0, 2])
    }

    @Test("the same query inside its own rows runs apart")
    func nestsQueries() throws {
        let pairs = try database.readNow { db in
            let numbers: Sql = "SELECT value FROM json_each('[1,2]')"
            return try db.all(numbers) { outer in
                let inner = try db.all(numbers) { try $0.int(0) }
                return "\(try outer.int(0)): \(inner)"
            }
        }
        #expect(pairs == ["1: [1, 2]", "2: [1, 2]"])
    }

    @Test("more statements than are kept work like few")
    func forgetsStatements() throws {
        let sums = try database.readNow { db in
            try (0..<2 * SQLiteConnection.mostStatements).map { number in
                try db.int("SELECT \(raw: String(number)) + \(1)")
            }
        }
        #expect(sums == Array(1...2 * SQLiteConnection.mostStatements))
    }

    @Test("arguments that don't fit the text are refused, not left over")
    func countsArguments() throws {
        #expect(throws: SQLFault.other("0 arguments for another number of ?")) {
            try database.readNow { _ = try $0.int(Sql(trusted: "SELECT ?")) }
        }
    }

    @Test("a reading that takes too long is interrupted, and the next one is not")
    func interrupts() async throws {
        let endless: Sql =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        await #expect(throws: SQLFault.interrupted) {
            try await database.read(within: .milliseconds(20)) { try $0.int(endless) }
        }
        await #expect(throws: SQLFault.interrupted) {
            try await database.lookUp(within: .milliseconds(20)) { try $0.int(endless) }
        }
        #expect(try await database.read { try $0.int("SELECT 1") } == 1)
        #expect(try await database.lookUp { try $0.int("SELECT 1") } == 1)
    }

    @Test("every connection runs with the settings that we rely on")
    func assertsSettings() async throws {
        let settings = ["journal_mode", "synchronous", "foreign_keys", "secure_delete"]
        let expected: [SQLValue] = [.text("wal"), .integer(2), .integer(1), .integer(1)]
        let read: @Sendable (any SQLConnection) throws -> [SQLValue] = { db in
            try settings.map { name in try db.one("PRAGMA \(raw: name)") { $0.value(0) } }
        }
        #expect(try database.writeNow(read) == expected)
        #expect(try database.readNow(read) == expected)
        #expect(try await database.lookUp(read) == expected)
    }
}
