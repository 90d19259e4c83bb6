import Kernel
import TestSupport
import Testing

@testable import Store

@Suite("a request that is sent again")
struct IdempotencyTests {
    private let database: Database
    private let office = Office(keys: MasterKey(bytes: [UInt8](repeating: 7, count: 32)))
    private let now = moment("2026-03-02T10:00")
    private let request = Repeatable(
        caller: "token:G0012", key: "a1", request: Secret.digest("POST /cases {}"))
    private let created = KeptAnswer(status: 201, body: Array(#"{"pickupCode":"7KQ2-MXPA"}"#.utf8))

    init() throws { database = try TestEngine.database() }

    private func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) throws -> Value {
        try database.writeNow { [office] in try body(Transaction($0, office)) }
    }

    private func answer(to repeatable: Repeatable) throws -> KeptAnswer? {
        try write { try $0.answer(to: repeatable) }
    }

    private func keep(_ answer: KeptAnswer, to repeatable: Repeatable, at now: Moment) throws {
        try write { try $0.keep(answer, to: repeatable, at: now) }
    }

    @Test("gets the answer that it got first")
    func sameAnswer() throws {
        #expect(try answer(to: request) == nil)
        try keep(created, to: request, at: now)
        #expect(try answer(to: request) == created)
    }

    @Test("with the same key and another body is refused")
    func otherBody() throws {
        try keep(created, to: request, at: now)
        let other = Repeatable(caller: request.caller, key: "a1", request: Secret.digest("{ }"))
        #expect(throws: StoreRefusal.keyReused) { try answer(to: other) }
    }

    @Test("by another caller is another request")
    func otherCaller() throws {
        try keep(created, to: request, at: now)
        let other = Repeatable(caller: "web", key: "a1", request: request.request)
        #expect(try answer(to: other) == nil)
    }

    @Test("leaves one case where both are written in one batch")
    func oneOfTwoAtOnce() async throws {
        let statuses = await withTaskGroup(of: Int.self) { group in
            for number in 1...40 {
                group.addTask { [database, office, request, now] in
                    let status = try? await database.write { db in
                        let transaction = Transaction(db, office)
                        if let first = try transaction.answer(to: request) { return first.status }
                        try transaction.keep(
                            KeptAnswer(status: number, body: []), to: request, at: now)
                        return number
                    }
                    return status ?? 0
                }
            }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(statuses.count == 1 && statuses != [0])
    }

    @Test("tells nobody who reads the database what was answered")
    func sealed() throws {
        try keep(created, to: request, at: now)
        let kept = try database.readNow { db in
            try db.one("SELECT answer FROM idempotency") { try $0.blob(0) }
        }
        #expect(!String(decoding: kept, as: UTF8.self).contains("MXPA"))
    }

    @Test("after a week is a new one, and old answers go a few at a time")
    func forgets() throws {
        for number in 1...10 {
            try keep(
                created, to: Repeatable(caller: "web", key: "\(number)", request: []), at: now)
        }
        let week = now.adding(minutes: 7 * 1440)
        try keep(created, to: request, at: week)
        #expect(try count() == 11)
        try keep(
            created, to: Repeatable(caller: "web", key: "b", request: []),
            at: week.adding(minutes: 1))
        #expect(try count() == 12 - Transaction.answersForgottenAtOnce)
    }

    private func count() throws -> Int {
        try database.readNow { try $0.int("SELECT count(*) FROM idempotency") }
    }
}
