/// A connection as the threads that own one use it. What an engine does between transactions, and
/// how it begins and ends one, stays in its driver.
protocol EngineConnection: SQLConnection {
    var role: ConnectionRole { get }
    var commitActions: CommitActions { get set }

    /// Runs `body` on one snapshot of the database, and interrupts it after `limit`.
    func reading<Value>(
        within limit: Duration, _ body: (any SQLConnection) throws -> Value
    ) throws -> Value

    /// Executes several statements without arguments.
    func script(_ text: String) throws

    /// Begins a transaction that writes; until its end nobody else writes to the ledger.
    func begin() throws

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
    var before: [@Sendable (any SQLConnection) throws -> Void] = []
    var after: [@Sendable () -> Void] = []
}

extension EngineConnection {
    func beforeCommit(_ action: @escaping @Sendable (any SQLConnection) throws -> Void) {
        precondition(role == .writer, "beforeCommit is for writers")
        commitActions.before.append(action)
    }

    func afterCommit(_ action: @escaping @Sendable () -> Void) {
        precondition(role == .writer, "afterCommit is for writers")
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
        for action in commitActions.before { try action(self) }
    }

    /// Does what was left for the end, and commits; what was written is on the disk then.
    ///
    /// - Returns: what is to be done now that it is.
    func commit() throws -> [@Sendable () -> Void] {
        try runActionsBeforeCommit()
        try run("COMMIT")
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
enum ConnectionRole: Sendable { case writer, reader }

/// Where a database is, and how its connections are opened.
struct Source: Sendable {
    let connect: @Sendable (ConnectionRole) throws -> any EngineConnection

    static func file(_ file: String) -> Source {
        Source { try SQLiteConnection(file: file, role: $0) }
    }

    #if PostgreSQL
        static func postgresql(_ address: String) -> Source {
            Source { try PostgreSQLConnection(address, role: $0) }
        }
    #endif
}
