import Crypto
package import Kernel

/// What makes a request the same request: who sends it, under which Idempotency-Key, and what.
package struct Repeatable: Hashable, Sendable {
    /// Such as `token:G0012` or `web`: two callers may choose the same key.
    package let caller: String
    package let key: String
    /// SHA-256 of method, path and body.
    package let request: [UInt8]

    package init(caller: String, key: String, request: [UInt8]) {
        self.caller = caller
        self.key = key
        self.request = request
    }
}

/// What was answered to a request the first time.
package struct KeptAnswer: Hashable, Sendable {
    package let status: Int
    package let body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

extension Transaction {
    /// How long an answer is kept. A client's own case id is kept for ever.
    static let answersKept: Int64 = 7 * 24 * 3_600_000
    /// Old answers are deleted with new ones, so many at a time: no commit takes long for it.
    static let answersForgottenAtOnce = 4

    /// What was answered to `repeatable` before; nil the first time. Asked in the transaction that
    /// does the deed, so that of two that are sent at once the second sees the first.
    ///
    /// - Throws: `StoreRefusal.keyReused` when the key stood with another request.
    package func answer(to repeatable: Repeatable) throws -> KeptAnswer? {
        let kept = try db.first(
            """
            SELECT request, status, answer FROM idempotency
            WHERE caller = \(repeatable.caller) AND key = \(repeatable.key)
            """
        ) { (request: try $0.blob(0), status: try $0.int(1), answer: try $0.blob(2)) }
        guard let kept else { return nil }
        guard kept.request == repeatable.request else { throw StoreRefusal.keyReused }
        let body = try key(of: repeatable).open(kept.answer, context: "answer")
        return KeptAnswer(status: kept.status, body: body)
    }

    /// Keeps what is answered to `repeatable`, in the transaction of the deed itself.
    package func keep(_ answer: KeptAnswer, to repeatable: Repeatable, at now: Moment) throws {
        try insert(answer, to: repeatable, at: now.milliseconds)
        try db.send(
            """
            DELETE FROM idempotency WHERE (caller, key) IN (
                SELECT caller, key FROM idempotency
                WHERE at < \(now.milliseconds - Self.answersKept)
                ORDER BY at LIMIT \(Self.answersForgottenAtOnce))
            """)
    }

    /// The same without end: for an identifier that a client made, which is permanent.
    func keepForEver(_ answer: KeptAnswer, to repeatable: Repeatable) throws {
        try insert(answer, to: repeatable, at: .max)
    }

    private func insert(_ answer: KeptAnswer, to repeatable: Repeatable, at time: Int64) throws {
        let sealed = try key(of: repeatable).seal(answer.body, context: "answer")
        try db.send(
            """
            INSERT INTO idempotency (caller, key, request, status, answer, at)
            VALUES (\(repeatable.caller), \(repeatable.key), \(repeatable.request),
                \(answer.status), \(sealed), \(time))
            """)
    }

    /// An answer may hold a pick-up code: it opens only for who sends the same key again.
    private func key(of repeatable: Repeatable) -> SubjectKey {
        let name = "\(repeatable.caller.utf8.count):\(repeatable.caller)\(repeatable.key)"
        return SubjectKey(
            key: SymmetricKey(data: office.keys.index(of: name, purpose: "idempotency")))
    }
}
