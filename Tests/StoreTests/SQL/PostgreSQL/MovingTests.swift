#if PostgreSQL
    import Glibc
    import Kernel
    import TestSupport
    import Testing

    @testable import Store

    @Suite("moving to a server", .enabled(if: TestEngine.server != nil))
    struct MovingTests {
        @Test("all that the folder holds is there, found by the same words, and verified")
        func moves() async throws {
            let county = try await County.make(in: .folder)
            let numbers = try await [
                county.register(County.newCase("村口的路灯坏了，é\t\\n「停水」")),
                county.register(County.newCase("停水三天")),
            ].map(\.number)
            try await county.perform(.acceptance, on: numbers[0], by: county.desk)
            let old = try await counts(county.store)
            county.store.close()
            let address = DatabaseAddress.server(try TestEngine.newSchema())
            let moved = try Moving(from: county.store.directory, to: address).run()
            #expect(moved.verdict.finding == nil && moved.rows > 0)
            let folder = try Verification(directory: county.store.directory).run()
            #expect(folder.finding == nil)

            let store = try Store(county.store.directory, at: address, now: { County.now })
            defer { store.close() }
            #expect(try await counts(store) == old)
            let new = try Database(postgreSQL: TestEngine.newSchema())
            defer { new.close() }
            let expected = try indices(new)
            #expect(try indices(store.database) == expected && expected.count > 20)
            for (words, expected) in [("停水", 2), ("路灯", 1), ("é", 1), ("没有", 0)] {
                let found = try await store.read { transaction in
                    var query = CaseQuery()
                    query.text = words
                    return try transaction.cases(query, for: county.desk, at: County.now).items
                        .count
                }
                #expect(found == expected, "\(words)")
            }
            let text = try await County(store: store).view(numbers[0], .official(county.desk)).it
                .registration.text
            #expect(text == "村口的路灯坏了，é\t\\n「停水」")
        }

        @Test("the folder that was left takes no more entries, and isn't moved twice")
        func ends() async throws {
            let county = try await County.make(in: .folder)
            county.store.close()
            let place = county.store.directory
            let address = DatabaseAddress.server(try TestEngine.newSchema())
            _ = try Moving(from: place, to: address).run()
            #expect(throws: MovingFault.movedBefore) {
                _ = try Moving(from: place, to: address).run()
            }
            let left = County(store: try Store(place, now: { County.now }))
            defer { left.store.close() }
            await #expect(throws: SQLFault.moved) { _ = try await left.register() }
        }

        @Test("a database that holds entries is left alone, and so is the folder")
        func refuses() async throws {
            let there = try await County.make(in: .server(try TestEngine.newSchema()))
            let county = try await County.make(in: .folder)
            county.store.close()
            #expect(throws: MovingFault.notEmpty) {
                _ = try Moving(from: county.store.directory, to: there.store.address).run()
            }
            there.store.close()
            let again = County(store: try Store(county.store.directory, now: { County.now }))
            _ = try await again.register()
            again.store.close()
        }

        private func indices(_ database: Database) throws -> [String] {
            try database.readNow { db in
                try db.all(
                    """
                    SELECT replace(indexdef, schemaname || '.', '') FROM pg_indexes
                    WHERE schemaname = current_schema() ORDER BY 1
                    """
                ) { try $0.text(0) }
            }
        }

        private func counts(_ store: Store) async throws -> [Int] {
            let tables = StateTables.compared + ["entries", "idempotency"]
            return try await store.read { transaction in
                try tables.map { try transaction.db.int("SELECT count(*) FROM \(raw: $0)") }
            }
        }
    }
#endif
