/// A connection as the threads that own one use it. What an engine does between transactions, and
/// how it begins and ends one, stays in its driver.
protocol EngineConnection: SQLConnection {
    var role: ConnectionRole { get }
    var commitActions: CommitActions { get set }

    /// Runs `body` on one snapshot of the database, and interrupts it after `limit`.
    func reading<Value>(
        within limit: Duration, _ body: (any SQLConnection) throws -> Value
    ) throws -> Value

    /// Begins to read on one snapshot, for as long as it takes: for `verify` and copies.
    func beginReading() throws

    /// Executes several statements without arguments.
    func script(_ text: String) throws

    /// Begins a transaction that writes; until its end nobody else writes to the ledger.
    func begin() throws

    /// Lets the open transaction take as long as it does: for filling tables.
    func liftLimits() throws

    /// Commits; what was written is on the disk then.
    func endWriting() throws

    /// Ends a transaction without a trace, where the engine hasn't done so by itself.
    func rollBack()

    /// Whether `tidy(.idle)` would have something to do.
    var wantsTidying: Bool { get }

    /// Keeps house between two transactions.
    func tidy(_ occasion: Occasion)

    /// After a transaction was lost to `fault`: whether the connection may be used further.
    func isUsable(after fault: SQLFault) -> Bool
}

/// What was left for the end of a transaction, each list in the order of asking.
struct CommitActions {
    var before: [any LateWork] = []
    var after: [@Sendable () -> Void] = []
}

extension EngineConnection {
    var isWriting: Bool { role == .writer }

    func beforeCommit(_ work: any LateWork) {
        precondition(role != .reader, "beforeCommit is for writers")
        commitActions.before.append(work)
    }

    func afterCommit(_ action: @escaping @Sendable () -> Void) {
        precondition(role != .reader, "afterCommit is for writers")
        commitActions.after.append(action)
    }

    var actionsAsked: ActionsAsked {
        ActionsAsked(
            beforeCommit: commitActions.before.count, afterCommit: commitActions.after.count)
    }

    func forgetActions(since asked: ActionsAsked) {
        commitActions.before.removeSubrange(asked.beforeCommit...)
        commitActions.after.removeSubrange(asked.afterCommit...)
    }

    /// Does what was left for the end of the transaction.
    func runActionsBeforeCommit() throws {
        defer { commitActions.before = [] }
        try commitActions.before.perform(on: self)
    }

    /// Does what was left for the end, and commits; what was written is on the disk then.
    ///
    /// - Returns: what is to be done now that it is.
    func commit() throws -> [@Sendable () -> Void] {
        try runActionsBeforeCommit()
        try endWriting()
        defer { commitActions.after = [] }
        return commitActions.after
    }
}

/// When there is time to keep house.
enum Occasion: Sendable {
    case afterBatch
    /// Nobody has wanted to write for a second, or the connection is about to be closed.
    case idle
}

/// What a connection is opened for.
enum ConnectionRole: Sendable {
    case writer, reader
    /// Writes to a database that nobody else sees, and that is thrown away.
    case rebuilder
}

/// Where a database is, and how its connections are opened.
struct Source: Sendable {
    /// Of a server; nil for a file.
    var address: String?
    let connect: @Sendable (ConnectionRole) throws -> any EngineConnection

    static func file(_ file: String) -> Source {
        Source { try SQLiteConnection(file: file, role: $0) }
    }

    #if PostgreSQL
        static func postgresql(_ address: String) -> Source {
            Source(address: address) { try PostgreSQLConnection(address, role: $0) }
        }
    #endif
}

/// A thread's place at a database: its connection, opened anew once it was lost.
///
/// Where nobody answers it isn't tried at each request, but after a pause that grows; what is asked
/// meanwhile fails at once, with the fault of the last attempt.
final class Seat {
    private let source: Source
    private let role: ConnectionRole
    private var connection: (any EngineConnection)?
    private var pause: UInt64 = 0
    private var nextAttempt: UInt64 = 0
    private var lastFault = SQLFault.lost("no connection")

    /// Of the pauses, in nanoseconds; they double from the first to the longest.
    private static let pauses: (first: UInt64, longest: UInt64) = (50_000_000, 2_000_000_000)

    init(_ source: Source, role: ConnectionRole, _ connection: (any EngineConnection)? = nil) {
        self.source = source
        self.role = role
        self.connection = connection
    }

    /// The connection where there is one.
    var current: (any EngineConnection)? { connection }

    /// - Throws: `SQLFault.lost` where nobody answers.
    func taken() throws -> any EngineConnection {
        if let connection { return connection }
        guard monotonicNanoseconds() >= nextAttempt else { throw lastFault }
        do {
            let new = try source.connect(role)
            connection = new
            pause = 0
            return new
        } catch {
            lastFault = error as? SQLFault ?? .lost("\(error)")
            pause = min(max(pause * 2, Self.pauses.first), Self.pauses.longest)
            nextAttempt = monotonicNanoseconds() + pause
            throw error
        }
    }

    /// Closes the connection; the next who takes one gets a new one.
    func leave() { connection = nil }

    /// Runs `body` on one snapshot. A connection that was lost while nobody looked is found out
    /// only now: since a reading changes nothing, it is tried once more on a new one.
    func reading<Value>(
        within limit: Duration, _ body: (any SQLConnection) throws -> Value
    ) throws -> Value {
        let isNew = connection == nil
        do {
            return try taken().reading(within: limit, body)
        } catch SQLFault.lost(let why) {
            leave()
            guard !isNew else { throw SQLFault.lost(why) }
            return try taken().reading(within: limit, body)
        }
    }
}
