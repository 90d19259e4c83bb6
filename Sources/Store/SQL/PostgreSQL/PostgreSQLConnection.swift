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
        private var prepared: [String: String] = [:]
        private var preparations = 0
        fileprivate var warnings = 0
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
            let result = try answer { PQsendQuery(handle, text) }
            defer { PQclear(result) }
            if let fault = SQLFault(result, of: handle) { throw fault }
        }

        /// Also after a statement that failed: what was before its savepoint can still be had.
        var isInTransaction: Bool {
            switch PQtransactionStatus(handle) {
            case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
            default: false
            }
        }

        // MARK: Statements

        private func execute(_ query: Sql) throws -> PostgreSQLResult {
            // Nothing can be prepared in a transaction that failed, and going back to a savepoint
            // is what it then needs.
            do {
                if query.arguments.isEmpty {
                    return try checked(answer { PQsendQuery(handle, query.text) })
                }
                let name = try name(of: query.text)
                return try Arguments(query.arguments).withPointers { values, lengths, formats in
                    try checked(
                        answer {
                            PQsendQueryPrepared(
                                handle, name, Int32(query.arguments.count), values, lengths,
                                formats, 0)
                        })
                }
            } catch SQLFault.other(let message) {
                // Ours to put right; what was asked for tells where.
                throw SQLFault.other("\(message) in: \(query.text)")
            }
        }

        private func checked(_ result: OpaquePointer?) throws -> PostgreSQLResult {
            if let fault = SQLFault(result, of: handle) {
                PQclear(result)
                // It was the primary once: another is by now.
                if role == .writer, case .readOnly(let why) = fault { throw SQLFault.lost(why) }
                throw fault
            }
            guard let result else { throw SQLFault(lost: handle) }
            return PostgreSQLResult(result)
        }

        private func name(of text: String) throws -> String {
            if let known = prepared[text] { return known }
            if prepared.count >= Self.mostStatements {
                try script("DEALLOCATE ALL")
                prepared = [:]
            }
            preparations += 1
            let name = "s\(preparations)"
            let result = try answer {
                PQsendPrepare(handle, name, PostgreSQLText.numbered(text), 0, nil)
            }
            defer { PQclear(result) }
            if let fault = SQLFault(result, of: handle) { throw fault }
            prepared[text] = name
            return name
        }

        // MARK: Writing

        /// All servers of one database write to one ledger, whose entries are numbered without a
        /// gap: whoever writes holds its lock to the end of the transaction.
        func begin() throws {
            try script("BEGIN; SELECT pg_advisory_xact_lock(\(Self.ledgerLock))")
        }

        /// With a synchronous standby, a commit waits until that has it too. Nothing may cut this
        /// short but the end of the connection: what a timeout cuts short stays in this server
        /// alone, is lost with it, and yet isn't an error to it but a warning.
        func endWriting() throws {
            let before = warnings
            try script(
                "SET LOCAL statement_timeout = 0; NOTIFY \(PostgreSQLListener.channel); COMMIT")
            guard warnings == before else {
                throw SQLFault.lost("the server warned of the commit: it isn't certain to last")
            }
        }

        /// The server keeps house by itself.
        var wantsTidying: Bool { false }
        func tidy(_: Occasion) {}

        func isUsable(after fault: SQLFault) -> Bool {
            PQstatus(handle) == CONNECTION_OK && !isInTransaction && !fault.isLost
        }
    }

    // MARK: Connecting

    extension PostgreSQLConnection {
        /// What the address doesn't say otherwise. Who doesn't answer is given up within seconds, so
        /// that another of several hosts is asked, and a connection that broke without a word, as in
        /// a cut network, is noticed while it waits.
        private static let defaults = [
            ("application_name", "lianxin"), ("connect_timeout", "3"),
            ("keepalives_idle", "4"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "10000"),
        ]

        /// Nil where there is no memory for it.
        private static func connected(to address: String) -> OpaquePointer? {
            // What comes later counts, and the address comes last.
            let settings = defaults + [("dbname", address)]
            let texts = settings.map { (strdup($0.0), strdup($0.1)) }
            defer {
                for (name, value) in texts {
                    free(name)
                    free(value)
                }
            }
            let names = texts.map { UnsafePointer($0.0) } + [nil]
            let values = texts.map { UnsafePointer($0.1) } + [nil]
            return PQconnectdbParams(names, values, 1)
        }
    }

    // MARK: Settings

    extension PostgreSQLConnection {
        /// Older ones lack what our statements use (`AS MATERIALIZED`, `ON CONFLICT`).
        static let oldestServer: Int32 = 13_00_00

        /// What we rely on is asked for, not hoped for: a server may have been set otherwise.
        private func configure() throws {
            let version = PQserverVersion(handle)
            guard version >= Self.oldestServer else {
                throw SQLFault.unusable(
                    "PostgreSQL \(version / 10_000) is too old: 13 is the oldest we take")
            }
            try script(
                """
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SET bytea_output = 'hex';
                SET statement_timeout = \(Self.statementTimeout);
                SET idle_in_transaction_session_timeout = 60000;
                SET synchronous_commit = \(role == .writer ? "on" : "local");
                SET default_transaction_read_only = \(role == .writer ? "off" : "on")
                """)
            let encoding = try one("SHOW server_encoding") { try $0.text(0) }
            guard encoding == "UTF8" else {
                throw SQLFault.unusable("the database is in \(encoding), not in UTF8")
            }
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
            try script(
                """
                BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
                SET LOCAL statement_timeout = \(milliseconds)
                """)
            do {
                let value = try body(self)
                try script("COMMIT")
                return value
            } catch {
                rollBack()
                throw error
            }
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
            guard PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
            // Where that fails the connection isn't usable further, and is closed.
            PQclear(try? answer { PQsendQuery(handle, "ROLLBACK") })
        }
    }

    /// Arguments as libpq takes them: texts as they are, blobs in binary, NULL without an address.
    private struct Arguments {
        private let values: [[UInt8]?]
        private let formats: [Int32]

        init(_ arguments: [SQLValue]) {
            values = arguments.map { argument in
                switch argument {
                case .null: nil
                case .integer(let integer): Array("\(integer)\0".utf8)
                case .real(let real): Array("\(real)\0".utf8)
                // A text can't hold a NUL there; a reader never sees one either.
                case .text(let text): text.utf8.filter { $0 != 0 } + [0]
                case .blob(let blob): blob
                }
            }
            formats = arguments.map { if case .blob = $0 { 1 } else { 0 } }
        }

        func withPointers<Value>(
            _ body: (
                _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
            ) throws -> Value
        ) throws -> Value {
            var bytes: [UInt8] = []
            var starts: [Int?] = []
            for value in values {
                starts.append(value.map { _ in bytes.count })
                bytes += value ?? []
            }
            // So that an empty list has an address too.
            bytes.append(0)
            return try bytes.withUnsafeBytes { all in
                let start = all.bindMemory(to: CChar.self).baseAddress
                let pointers = starts.map { offset in
                    offset.flatMap { position in start.map { $0 + position } }
                }
                return try body(pointers, values.map { Int32($0?.count ?? 0) }, formats)
            }
        }
    }
#endif
