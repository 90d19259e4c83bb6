#if PostgreSQL
    import Glibc
    import Testing

    @testable import Store

    /// Against a real server: `LIANXIN_TEST_POSTGRESQL` says where.
    @Suite("a connection to PostgreSQL", .enabled(if: PostgreSQLServer.address != nil))
    struct PostgreSQLConnectionTests {
        private let connection: PostgreSQLConnection

        init() throws {
            connection = try PostgreSQLConnection(PostgreSQLServer.required(), role: .writer)
            try connection.script(
                """
                CREATE TEMPORARY TABLE things (
                    id BIGINT PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, bytes BYTEA,
                    ready BOOLEAN NOT NULL, share DOUBLE PRECISION, CHECK (id > 0))
                """)
        }

        private func add(_ id: Int, _ name: String, _ bytes: [UInt8]? = nil, ready: Bool = true)
            throws
        {
            try connection.run(
                """
                INSERT INTO things (id, name, bytes, ready, share)
                VALUES (\(id), \(name), \(bytes), \(ready), \(0.5))
                """)
        }

        @Test("what goes in comes out: numbers, Chinese, bytes, truth, nothing")
        func roundTrip() throws {
            try add(1, "水管 it's “漏” \\ ?", [0, 1, 255, 39, 92])
            try add(2, "", [], ready: false)
            try add(3, "𠮷", nil)
            let all = try connection.all(
                "SELECT id, name, bytes, ready, share FROM things ORDER BY id"
            ) { row in
                "\(try row.int(0)) \(try row.text(1)) \(String(describing: try row.blobOrNil(2))) "
                    + "\(try row.bool(3)) \(try row.real(4))"
            }
            #expect(
                all == [
                    "1 水管 it's “漏” \\ ? Optional([0, 1, 255, 39, 92]) true 0.5",
                    "2  Optional([]) false 0.5", "3 𠮷 nil true 0.5",
                ])
            #expect(try connection.int("SELECT COALESCE(SUM(id), 0) FROM things") == 6)
            #expect(
                try connection.int("SELECT count(*) FROM things WHERE id IN \(list: [1, 3])") == 2)
            #expect(
                try connection.int("SELECT count(*) FROM things WHERE ready AND id > \(1)") == 1)
            #expect(try connection.run("UPDATE things SET share = NULL WHERE id > \(1)") == 2)
        }

        @Test("a column of another kind isn't read as a zero or an empty text")
        func refusesOtherKinds() throws {
            try add(1, "一")
            try connection.each("SELECT id, name, bytes FROM things") { row in
                #expect(throws: SQLFault.self) { try row.text(0) }
                #expect(throws: SQLFault.self) { try row.int(1) }
                #expect(throws: SQLFault.self) { try row.blob(2) }
            }
        }

        @Test("what the tables refuse is said in the words that SQLite's driver uses")
        func faults() throws {
            try add(1, "一")
            #expect(throws: SQLFault.unique("things_pkey")) { try add(1, "二") }
            #expect(throws: SQLFault.check("things_id_check")) { try add(-1, "二") }
            let fault = #expect(throws: SQLFault.self) {
                try connection.run("INSERT INTO things (id, ready) VALUES (5, TRUE)")
            }
            if case .notNull = fault {} else { Issue.record("\(String(describing: fault))") }
            #expect(throws: SQLFault.self) { try connection.run("SELEC 1") }
            #expect(try connection.int("SELECT count(*) FROM things") == 1)
        }

        @Test("a part of a transaction is taken back alone")
        func parts() throws {
            struct Refused: Error {}
            try connection.script("BEGIN")
            #expect(connection.isInTransaction)
            try add(1, "一")
            _ = try? connection.part {
                try add(2, "二")
                throw Refused()
            }
            _ = try? connection.part { try add(1, "又一") }
            try add(3, "三")
            try connection.script("COMMIT")
            #expect(!connection.isInTransaction)
            #expect(
                try connection.all("SELECT id FROM things ORDER BY id") { try $0.int(0) } == [1, 3])
        }

        @Test("a reading sees one moment, can't write, and ends at its time")
        func reads() throws {
            let reader = try PostgreSQLConnection(PostgreSQLServer.required(), role: .reader)
            #expect(throws: SQLFault.interrupted) {
                try reader.reading(within: .milliseconds(50)) { try $0.run("SELECT pg_sleep(10)") }
            }
            #expect(!reader.isInTransaction)
            let fault = #expect(throws: SQLFault.self) {
                try reader.reading(within: .seconds(5)) {
                    try $0.run("CREATE TABLE never (id BIGINT)")
                }
            }
            if case .readOnly = fault {} else { Issue.record("\(String(describing: fault))") }
            #expect(try reader.reading(within: .seconds(5)) { try $0.int("SELECT 7") } == 7)
        }

        @Test("a server that says nothing is given up, and the connection with it")
        func givesUp() throws {
            let stuck = try PostgreSQLConnection(PostgreSQLServer.required(), role: .writer)
            try stuck.script("BEGIN")
            stuck.patience = .milliseconds(50)
            let fault = #expect(throws: SQLFault.self) { try stuck.run("SELECT pg_sleep(1)") }
            guard case .lost = fault else {
                Issue.record("\(String(describing: fault))")
                return
            }
            stuck.rollBack()
            #expect(!stuck.isInTransaction)
            #expect(!stuck.isUsable(after: .lost("")))
        }

        @Test("more texts than are kept prepared still run")
        func preparesAnew() throws {
            for number in 0..<(PostgreSQLConnection.mostStatements + 10) {
                #expect(try connection.int("SELECT \(raw: "\(number)") + \(1)") == number + 1)
            }
        }

        @Test("a server that isn't there is told apart from one that refuses")
        func isLost() throws {
            let fault = #expect(throws: SQLFault.self) {
                _ = try PostgreSQLConnection("host=127.0.0.1 port=1 dbname=none", role: .reader)
            }
            if case .lost = fault {} else { Issue.record("\(String(describing: fault))") }
        }
    }

    enum PostgreSQLServer {
        static let address = getenv("LIANXIN_TEST_POSTGRESQL").map { String(cString: $0) }

        static func required() throws -> String { try #require(address) }
    }
#endif
