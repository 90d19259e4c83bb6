/// A connection as the threads that own one use it. What an engine does between transactions, and
/// how it begins and ends one, stays in its driver.
protocol EngineConnection: SQLConnection {
    /// Runs `body` on one snapshot of the database, and interrupts it after `limit`.
    func reading<Value>(
        within limit: Duration, _ body: (any SQLConnection) throws -> Value
    ) throws -> Value

    /// Executes several statements without arguments.
    func script(_ text: String) throws

    /// Begins a transaction that writes; until its end nobody else writes to the ledger.
    func begin() throws

    /// Does what was left for the end, and commits; what was written is on the disk then.
    ///
    /// - Returns: what is to be done now that it is.
    func commit() throws -> [@Sendable () -> Void]

    /// Ends a transaction without a trace, where the engine hasn't done so by itself.
    func rollBack()

    /// Whether `tidy(.idle)` would have something to do.
    var wantsTidying: Bool { get }

    /// Keeps house between two transactions.
    func tidy(_ occasion: Occasion)

    /// After a transaction was lost to `fault`: whether the connection may be used further.
    func isUsable(after fault: SQLFault) -> Bool
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
