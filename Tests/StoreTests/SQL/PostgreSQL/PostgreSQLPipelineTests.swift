#if PostgreSQL
    import Testing

    @testable import Store

    /// Against a real server: `LIANXIN_TEST_POSTGRESQL` says where.
    @Suite("statements on their way", .enabled(if: PostgreSQLServer.address != nil))
    struct PostgreSQLPipelineTests {
        private let connection: PostgreSQLConnection

        init() throws {
            connection = try PostgreSQLConnection(PostgreSQLServer.required(), role: .writer)
            try connection.script(
                "CREATE TEMPORARY TABLE things (id BIGINT PRIMARY KEY, name TEXT NOT NULL)")
        }

        private func add(_ id: Int, _ name: String? = "") throws {
            try connection.send("INSERT INTO things (id, name) VALUES (\(id), \(name))")
        }

        private func all() throws -> [Int] {
            try connection.all("SELECT id FROM things ORDER BY id") { try $0.int(0) }
        }

        @Test("each answer is that of its own statement, in the order of asking")
        func keepsOrder() throws {
            for id in 1...(PostgreSQLConnection.mostSent + 40) {
                try add(id, "first")
                if id.isMultiple(of: 7) {
                    #expect(try connection.int("SELECT count(*) FROM things") == id)
                }
                try connection.send("UPDATE things SET name = 'second' WHERE id = \(id)")
            }
            #expect(try connection.int("SELECT \(5) + 2") == 7)
            #expect(try connection.run("DELETE FROM things WHERE name = 'second'") > 7)
            #expect(try all().isEmpty)
        }

        @Test("a fault comes with the next answer, and is taken back with its part alone")
        func faults() throws {
            try connection.begin()
            try add(1)
            #expect(throws: SQLFault.unique("things_pkey")) {
                try connection.part {
                    try add(1)
                    try add(2)
                    _ = try connection.int("SELECT 1")
                }
            }
            // At the end of the part at the latest.
            let fault = #expect(throws: SQLFault.self) { try connection.part { try add(3, nil) } }
            if case .notNull = fault {} else { Issue.record("\(String(describing: fault))") }
            try connection.part { try add(4) }
            try connection.endWriting()
            #expect(try all() == [1, 4])
        }

        @Test("what can't be read says where, and what was skipped with it can be asked again")
        func survivesBadText() throws {
            try connection.send("INSRT INTO things VALUES (1)")
            try add(2)
            let fault = #expect(throws: SQLFault.self) { try connection.settle() }
            guard case .other(let message) = fault else {
                Issue.record("\(String(describing: fault))")
                return
            }
            #expect(message.contains("INSRT INTO"))
            #expect(try all().isEmpty)
            try add(2)
            #expect(try all() == [2])
        }

        @Test("several statements at once and single ones follow each other")
        func leavesAndEnters() throws {
            try add(1)
            try connection.script(
                "INSERT INTO things VALUES (2, ''); DELETE FROM things WHERE id = 1")
            try add(3)
            let copied = try connection.copy(into: "things", ["id", "name"]) { add in
                try add([.integer(4), .text("四")])
            }
            #expect(copied == 1)
            #expect(try all() == [2, 3, 4])
        }

        @Test("nothing is committed after a fault that came with the commit")
        func commitsNothing() throws {
            try connection.begin()
            try add(1)
            try connection.send("INSERT INTO things (id, name) VALUES (1, '')")
            #expect(throws: SQLFault.unique("things_pkey")) { try connection.endWriting() }
            connection.rollBack()
            #expect(!connection.isInTransaction)
            #expect(try all().isEmpty)
        }
    }

    extension PostgreSQLDatabaseTests {
        @Test("of many who write at once, who fails at the last moment fails alone")
        func failsAlone() async throws {
            let place = try Place("alone")
            let database = try Database(postgreSQL: place.address, migrations: Self.tables)
            defer { database.close() }
            let committed = Guarded<Set<Int>>([])
            let refused = await withTaskGroup(of: Int?.self) { group in
                for number in 1...60 {
                    group.addTask {
                        do {
                            try await database.write { db in
                                let position = number.isMultiple(of: 3) ? 1_000 : number
                                db.afterCommit { committed.with { _ = $0.insert(number) } }
                                try db.send("INSERT INTO notes VALUES (\(number + 100), 'kept')")
                                try db.send("INSERT INTO notes VALUES (\(position), 'last')")
                            }
                            return nil
                        } catch SQLFault.unique {
                            return number
                        } catch {
                            Issue.record(error)
                            return nil
                        }
                    }
                }
                return await group.reduce(into: Set<Int>()) { if let one = $1 { $0.insert(one) } }
            }
            // Of the twenty who wanted the same position one had it.
            #expect(refused.count == 19)
            #expect(refused.allSatisfy { $0.isMultiple(of: 3) })
            #expect(committed.value == Set(1...60).subtracting(refused))
            let kept = try await database.read { db in
                try db.all("SELECT position FROM notes WHERE writer = 'kept'") {
                    try $0.int(0) - 100
                }
            }
            #expect(Set(kept) == Set(1...60).subtracting(refused))
        }

        @Test("who loses the connection with statements on their way is told so")
        func losesWhatWasSent() async throws {
            let place = try Place("sent")
            let database = try Database(postgreSQL: place.address, migrations: Self.tables)
            defer { database.close() }
            let other = try PostgreSQLConnection(PostgreSQLServer.required(), role: .writer)
            let fault = await #expect(throws: SQLFault.self) {
                try await database.write { [administrator = Handover(other)] db in
                    try db.send("INSERT INTO notes VALUES (1, 'a')")
                    let process = try db.int("SELECT pg_backend_pid()")
                    try administrator.take().run(
                        "SELECT pg_terminate_backend(\(process)::int, 5000)")
                    for number in 2...5 { try db.send("INSERT INTO notes VALUES (\(number), 'a')") }
                }
            }
            if case .lost = fault {} else { Issue.record("\(String(describing: fault))") }
            try await database.write { try $0.send("INSERT INTO notes VALUES (9, 'a')") }
            let found = try await database.read { db in
                try db.all("SELECT position FROM notes") { try $0.int(0) }
            }
            #expect(found == [9])
        }
    }
#endif
