#if PostgreSQL
    import Testing

    @testable import Store

    /// Two servers' worth of threads on one database: `LIANXIN_TEST_POSTGRESQL` says where.
    @Suite(
        "several servers on one PostgreSQL", .enabled(if: PostgreSQLServer.address != nil),
        .serialized)
    struct PostgreSQLDatabaseTests {
        private struct Refused: Error {}

        static let tables = [
            Migration(
                1, "notes",
                Array("CREATE TABLE notes (position BIGINT PRIMARY KEY, writer TEXT NOT NULL)".utf8)
            )
        ]

        /// A schema of its own, so that tests don't meet; gone when the test is.
        final class Place {
            let address: String
            private let name: String

            init(_ name: String) throws {
                self.name = name
                let root = try PostgreSQLServer.required()
                address = root + " options='-c search_path=\(name)'"
                try PostgreSQLConnection(root, role: .writer).script(
                    "DROP SCHEMA IF EXISTS \(name) CASCADE; CREATE SCHEMA \(name)")
            }

            deinit {
                let connection = try? PostgreSQLServer.address.map {
                    try PostgreSQLConnection($0, role: .writer)
                }
                try? connection?.script("DROP SCHEMA \(name) CASCADE")
            }
        }

        @Test("what two servers write at once is numbered without a gap, and nothing is lost")
        func numbersWithoutGap() async throws {
            let place = try Place("numbers")
            let servers = try ["a", "b"].map { name in
                (name, try Database(postgreSQL: place.address, migrations: Self.tables))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (name, database) in servers {
                    for number in 0..<100 {
                        group.addTask {
                            let write: @Sendable (any SQLConnection) throws -> Void = { db in
                                let next = try db.int(
                                    "SELECT COALESCE(MAX(position), 0) + 1 FROM notes")
                                try db.run(
                                    "INSERT INTO notes (position, writer) VALUES (\(next), \(name))"
                                )
                                if number % 10 == 0 { throw Refused() }
                            }
                            do {
                                try await database.write(write)
                            } catch is Refused {}
                        }
                    }
                }
                try await group.waitForAll()
            }
            let counts = try servers[0].1.readNow { db in
                (
                    try db.int("SELECT count(*) FROM notes"),
                    try db.int("SELECT max(position) FROM notes"),
                    try db.int("SELECT count(DISTINCT writer) FROM notes")
                )
            }
            #expect(counts == (180, 180, 2))
            for (_, database) in servers {
                #expect(database.writeCounts.commits < database.writeCounts.jobs)
                database.close()
            }
        }

        @Test("our own migrations run, and for a second server change nothing")
        func migrates() throws {
            let place = try Place("migrates")
            for _ in 1...2 {
                let database = try Database(postgreSQL: place.address)
                let made = try database.readNow { try $0.int("SELECT count(*) FROM migrations") }
                #expect(made == Migration.all.count)
                database.close()
            }
            let connection = try PostgreSQLConnection(place.address, role: .reader)
            let collations = try connection.all(
                """
                SELECT DISTINCT collation_name FROM information_schema.columns
                WHERE table_schema = 'migrates' AND data_type = 'text'
                """
            ) { try $0.text(0) }
            #expect(collations == ["C"])
        }

        @Test("a writer whose connection was cut between two transactions writes on with a new one")
        func goesOn() async throws {
            let place = try Place("gone")
            let database = try Database(postgreSQL: place.address, migrations: Self.tables)
            defer { database.close() }
            let other = try PostgreSQLConnection(PostgreSQLServer.required(), role: .writer)
            for reading in [true, false] {
                let find: @Sendable (any SQLConnection) throws -> Int = {
                    try $0.int("SELECT pg_backend_pid()")
                }
                let process = try await reading ? database.read(find) : database.write(find)
                try other.run("SELECT pg_terminate_backend(\(process)::int, 5000)")
            }
            let count = try await database.write {
                try $0.run("INSERT INTO notes (position, writer) VALUES (1, 'a')")
            }
            #expect(count == 1)
            for _ in 0..<8 {
                let found = try await database.read { try $0.int("SELECT count(*) FROM notes") }
                #expect(found == 1)
            }
        }

        @Test("a writer whose connection was cut inside of one says so, and writes on with another")
        func comesBack() async throws {
            let place = try Place("cut")
            let database = try Database(postgreSQL: place.address, migrations: Self.tables)
            defer { database.close() }
            let other = try PostgreSQLConnection(PostgreSQLServer.required(), role: .writer)
            let insert: @Sendable (any SQLConnection) throws -> Int = {
                try $0.run("INSERT INTO notes (position, writer) VALUES (1, 'a')")
            }
            let fault = await #expect(throws: SQLFault.self) {
                try await database.write { [administrator = Handover(other)] db in
                    let process = try db.int("SELECT pg_backend_pid()")
                    try administrator.take().run(
                        "SELECT pg_terminate_backend(\(process)::int, 5000)")
                    _ = try insert(db)
                }
            }
            if case .lost = fault {} else { Issue.record("\(String(describing: fault))") }
            #expect(database.writingFault != nil)
            #expect(try await database.write(insert) == 1)
            #expect(database.writingFault == nil)
        }
    }
#endif
