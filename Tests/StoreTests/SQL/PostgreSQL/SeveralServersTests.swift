#if PostgreSQL
    import Kernel
    import TestSupport
    import Testing

    @testable import Store

    /// Two stores on one database, as two `lianxin serve` are: what one does counts for the other
    /// at once. `LIANXIN_TEST_POSTGRESQL` says where.
    @Suite("two servers of one office", .enabled(if: TestEngine.server != nil))
    struct SeveralServersTests {
        private let county: County
        private let other: Store

        init() async throws {
            county = try await County.make(in: .server(try TestEngine.newSchema()))
            let store = county.store
            other = try Store(store.directory, at: store.address, readers: 2, now: store.now)
        }

        private func close() {
            county.store.close()
            other.close()
        }

        @Test("who signed in at one is known to the other, and signed out of both")
        func sharesSessions() async throws {
            defer { close() }
            let (desk, now) = (county.desk, County.now)
            let session = try await county.store.write { try $0.beginSession(of: desk, at: now) }
            #expect(try await other.session(session.token)?.official == desk)
            let token = try await other.createToken(for: desk.code, days: 1)
            #expect(try await county.store.official(bearing: token) == desk)
            try await other.signOut(session.token)
            #expect(try await county.store.session(session.token) == nil)
        }

        @Test("a request that is sent to both at once is one case with one answer")
        func sharesAnswers() async throws {
            defer { close() }
            let request = Repeatable(caller: "web", key: "k1", request: Secret.digest("POST"))
            let register: @Sendable (Transaction) throws -> [UInt8] = { transaction in
                if let known = try transaction.answer(to: request) { return known.body }
                let made = try transaction.register(
                    County.newCase(), by: .official(County.id("D1"), of: nil), at: County.now)
                let answer = KeptAnswer(status: 201, body: Array(made.pickupCode.utf8))
                try transaction.keep(answer, to: request, at: County.now)
                return answer.body
            }
            async let first = county.store.write(register)
            async let second = other.write(register)
            let answers = try await [first, second]
            #expect(answers[0] == answers[1])
            let count = try await other.read { try $0.db.int("SELECT count(*) FROM cases") }
            #expect(count == 1)
        }

        @Test("of two who accept a case at both, one does it")
        func decidesOnce() async throws {
            defer { close() }
            let number = try await county.register().number
            let accept: @Sendable (Transaction) throws -> Bool = { transaction in
                do {
                    _ = try transaction.perform(
                        .acceptance, on: number, by: .official(County.official("D1", [.desk])),
                        version: 1, at: County.now)
                    return true
                } catch StoreRefusal.stale { return false }
            }
            async let first = county.store.write(accept)
            async let second = other.write(accept)
            #expect(try await [first, second].filter { $0 }.count == 1)
        }

        @Test("a notice, a name and a place that one records count for the other at once")
        func forgetsWhatIsOld() async throws {
            defer { close() }
            let notice = CalendarNotice(
                id: County.id("cn-2026-x"), year: 2026,
                issued: try #require(Day("2026-03-01")), number: "", title: "试", address: "",
                rulings: [])
            let before = other.calendar
            let village = try await other.read { try $0.placed(County.village)?.place.name }
            #expect(village == "娜允村")
            try await county.store.record { transaction, now in
                _ = try transaction.load(notice, by: .office, at: now)
                try transaction.record(
                    .place(
                        Place(
                            code: County.village, edition: "2024", level: .village, name: "新村",
                            parent: County.township)), by: .office, at: now)
            }
            let after = try await other.read { transaction in
                (try transaction.calendar, try transaction.placed(County.village)?.place.name)
            }
            #expect(after.0 == before.adding(notice) && after.1 == "新村")
            #expect(other.calendar == after.0)
        }

        @Test("what one commits the other hears of")
        func hears() async throws {
            defer { close() }
            let (heard, signal) = AsyncStream.makeStream(
                of: Void.self, bufferingPolicy: .bufferingNewest(1))
            other.database.watchCommits { signal.yield() }
            let before = try await other.read { try $0.lastPosition() }
            _ = try await county.register()
            for await _ in heard {
                if try await other.read({ try $0.lastPosition() }) > before { break }
            }
        }

        @Test("one of them leads at a time")
        func leads() async throws {
            defer { close() }
            let other = other
            let both = try await county.store.write { transaction in
                (try transaction.leads(), try other.readNow { try $0.leads() })
            }
            #expect(both == (true, false))
            #expect(try other.readNow { try $0.leads() })
        }

        @Test("a server with another master key doesn't start")
        func refusesOtherKeys() throws {
            defer { close() }
            let directory = try temporaryDirectory()
            _ = try MasterKey.makingIfMissing(in: directory)
            #expect(throws: StoreFault.otherKey(directory: directory)) {
                try Store(directory, at: county.store.address)
            }
            let empty = try temporaryDirectory()
            #expect(throws: MasterKey.Fault.missing(file: empty + "/keys/master.key")) {
                try Store(empty, at: county.store.address)
            }
        }

        @Test("both write the one ledger, and it verifies")
        func verifies() async throws {
            defer { close() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for store in [county.store, other] {
                    for _ in 0..<20 {
                        group.addTask {
                            _ = try await store.record {
                                try $0.register(
                                    County.newCase(), by: .official(County.id("D1"), of: nil),
                                    at: $1)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let verdict = try Verification(
                directory: county.store.directory, at: county.store.address
            ).run()
            #expect(verdict.finding == nil)
            #expect(try await other.read { try $0.db.int("SELECT count(*) FROM cases") } == 40)
        }
    }
#endif
