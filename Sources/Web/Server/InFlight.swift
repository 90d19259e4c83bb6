import Synchronization

/// The Idempotency-Keys whose requests are being worked on.
final class InFlight: Sendable {
    private let keys = Mutex<Set<String>>([])

    /// Runs `body` unless a request of the same caller with the same key is being worked on.
    ///
    /// - Throws: 409 then; and what `body` throws.
    func once<Value>(
        _ caller: String, _ key: String, _ body: () async throws -> Value
    ) async throws -> Value {
        let name = "\(caller) \(key)"
        guard keys.withLock({ $0.insert(name).inserted }) else {
            throw ProblemDetails.later(.conflict, "inFlight", retryAfter: 1)
        }
        defer { _ = keys.withLock { $0.remove(name) } }
        return try await body()
    }
}
