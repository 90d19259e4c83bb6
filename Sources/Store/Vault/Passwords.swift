/// Hashes passwords one after another on a thread of its own: each takes a core for a quarter of a
/// second, and eight sign-ins at once would stop a small server.
package final class Passwords: Sendable {
    package enum Fault: Error, Hashable, Sendable {
        /// So many wait already that the answer would come too late: try again in a minute.
        case busy
    }

    private struct State: Sendable {
        var jobs = Queue<@Sendable () -> Void>()
        var isClosed = false
    }

    /// Its thread holds this, not the passwords: it ends when nobody holds them any more.
    private let monitor = Monitor(State())
    private let mostWaiting: Int
    /// Compared with where there is no such account, so that it takes as long to say no.
    private let nobody = PasswordHash.ofNobody()

    package init(mostWaiting: Int = 20) throws {
        self.mostWaiting = mostWaiting
        try startThread(to: "hash passwords") { [monitor] in
            while let job = Self.next(monitor) { job() }
        }
    }

    deinit {
        monitor.with { $0.isClosed = true }
        monitor.wakeAll()
    }

    /// - Throws: `Fault.busy`.
    package func hash(_ password: String) async throws -> PasswordHash {
        try await work { try PasswordHash(of: password) }
    }

    /// Whether `password` is that of `hash`; for nil, no account, false after the same time.
    ///
    /// - Throws: `Fault.busy`.
    package func matches(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
        let isSomebody = hash != nil
        let compared = hash ?? nobody
        return try await work { try compared.matches(password) && isSomebody }
    }

    /// How many wait, without the one that is being hashed.
    var waiting: Int { monitor.with { $0.jobs.count } }

    func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value
    {
        try await withCheckedThrowingContinuation { caller in
            let isAccepted = monitor.with { state in
                guard state.jobs.count < mostWaiting else { return false }
                state.jobs.append { caller.resume(with: Result { try body() }) }
                return true
            }
            if isAccepted {
                monitor.wakeOne()
            } else {
                caller.resume(throwing: Fault.busy)
            }
        }
    }

    private static func next(_ monitor: Monitor<State>) -> (@Sendable () -> Void)? {
        monitor.wait { state -> (@Sendable () -> Void)?? in
            if let job = state.jobs.popFirst() { return .some(job) }
            return state.isClosed ? .some(nil) : nil
        }
    }
}
