#if PostgreSQL
    import CLibPQ
    import Glibc

    /// PostgreSQL's driver: one connection with its prepared statements, used by one thread at a
    /// time. It blocks: it belongs on a thread of ours, never on Swift's own.
    final class PostgreSQLConnection: EngineConnection {
        let handle: OpaquePointer
        var engine: Engine { .postgresql }

        let role: ConnectionRole
        var commitActions = CommitActions()
        /// The name under which each text was prepared here.
        var prepared: [String: String] = [:]
        var preparations = 0
        fileprivate var warnings = 0
        /// What was handed to libpq and not answered yet, in its order.
        var sent: [SentStatement] = []
        /// What goes out before the next statement: the beginning of a reading.
        var opening: [Sql] = []
        /// An answer that was given up, after which nothing fits any more.
        var isBroken = false
        /// How long an answer is waited for; nil for as long as it takes.
        var patience: Duration? = usualPatience

        /// How many prepared statements are kept; all are given up where there would be more.
        static let mostStatements = 256
        /// In milliseconds: of a statement that nobody gave a time of its own.
        static let statementTimeout = 15_000
        /// The name of the ledger's lock among the advisory locks: "lianxin" in ASCII.
        static let ledgerLock: Int64 = 0x006C_6961_6E78_696E

        /// - Parameter address: as libpq takes it, `postgres://user@host/database`.
        /// - Throws: `SQLFault.lost` where nobody answers, `.unusable` for a server that we don't
        ///   know how to use.
        init(_ address: String, role: ConnectionRole) throws {
            guard let handle = Self.connected(to: address) else { throw SQLFault.lost("no memory") }
            self.handle = handle
            self.role = role
            // From here on whatever throws leaves it to deinit to close the connection.
            guard PQstatus(handle) == CONNECTION_OK else { throw SQLFault(lost: handle) }
            // Notices are for somebody at a terminal; warnings are counted, see `commit`.
            PQsetNoticeReceiver(
                handle,
                { me, notice in
                    guard let me, PostgreSQLField.isWarning(notice) else { return }
                    Unmanaged<PostgreSQLConnection>.fromOpaque(me).takeUnretainedValue()
                        .warnings += 1
                }, Unmanaged.passUnretained(self).toOpaque())
            try configure()
        }

        deinit { PQfinish(handle) }

        func rows(_ query: Sql, while body: (any SQLRow) throws -> Bool) throws {
            let result = try execute(query)
            while result.next() { guard try body(result) else { return } }
        }

        @discardableResult func run(_ statement: Sql) throws -> Int {
            try execute(statement).changed
        }

        /// Executes several statements without arguments.
        func script(_ text: String) throws {
            try leavePipeline()
            let result = try answer { PQsendQuery(handle, text) }
            defer { PQclear(result) }
            if let fault = SQLFault(result, of: handle) { throw fault }
        }

        /// Also after a statement that failed: what was before its savepoint can still be had.
        var isInTransaction: Bool {
            if isBroken { return false }
            return switch PQtransactionStatus(handle) {
            case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
            default: false
            }
        }

        // MARK: Writing

        /// All servers of one database write to one ledger, whose entries are numbered without a
        /// gap: whoever writes holds its lock to the end of the transaction.
        func begin() throws {
            try send("BEGIN")
            try run("SELECT pg_advisory_xact_lock(\(raw: "\(Self.ledgerLock)"))")
        }

        /// With a synchronous standby, a commit waits until that has it too. Nothing may cut this
        /// short but the end of the connection: what a timeout cuts short stays in this server
        /// alone, is lost with it, and yet isn't an error to it but a warning.
        ///
        /// It goes out with whatever was sent before: where that failed, the server skips it.
        func endWriting() throws {
            let before = warnings
            try send("SET LOCAL statement_timeout = 0")
            try send("NOTIFY \(raw: PostgreSQLListener.channel)")
            try run("COMMIT")
            guard warnings == before else {
                throw SQLFault.lost("the server warned of the commit: it isn't certain to last")
            }
        }

        /// The server keeps house by itself.
        var wantsTidying: Bool { false }
        func tidy(_: Occasion) {}

        func isUsable(after fault: SQLFault) -> Bool {
            !isBroken && PQstatus(handle) == CONNECTION_OK && !isInTransaction && !fault.isLost
        }
    }

    // MARK: Transactions

    extension PostgreSQLConnection {
        /// Runs `body` on one snapshot of the database; its statements end after `limit` together
        /// with what they wait for.
        func reading<Value>(
            within limit: Duration, _ body: (any SQLConnection) throws -> Value
        ) throws -> Value {
            let milliseconds = max(1, limit.nanoseconds / 1_000_000)
            patience = Self.patience(with: limit)
            defer { patience = Self.usualPatience }
            opening = ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]
            if milliseconds != Self.statementTimeout {
                opening.append("SET LOCAL statement_timeout = \(raw: "\(milliseconds)")")
            }
            do {
                let value = try body(self)
                try endReading()
                return value
            } catch {
                rollBack()
                throw error
            }
        }

        /// Nobody waits for the answer: the next statement finds it.
        private func endReading() throws {
            // Nothing was read.
            guard opening.isEmpty else { return opening = [] }
            try send("COMMIT")
            try endGroup()
        }

        func beginReading() throws {
            try script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try liftLimits()
        }

        func liftLimits() throws {
            patience = nil
            try script("SET LOCAL statement_timeout = 0")
        }

        /// Ends a transaction without a trace, where the server hasn't done so by itself.
        func rollBack() {
            opening = []
            // What failed is known, or nobody asks for it any more.
            try? settle()
            guard !isBroken, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
            // Where that fails the connection isn't usable further, and is closed.
            _ = try? run("ROLLBACK")
        }
    }
#endif
