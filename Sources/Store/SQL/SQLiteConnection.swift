import CSQLite
import Glibc

/// SQLite's driver: one connection with its prepared statements, used by one thread at a time.
final class SQLiteConnection: EngineConnection {
    let handle: OpaquePointer
    var engine: Engine { .sqlite }
    var commitActions = CommitActions()
    /// Frames in the WAL after the last commit here.
    fileprivate(set) var framesInWAL = 0
    /// Before it the readers aren't waited for again; of the monotonic clock.
    fileprivate var nextWait: UInt64 = 0

    let role: ConnectionRole
    private var statements: [String: SQLiteStatement] = [:]
    private var uses = 0
    /// In nanoseconds of the monotonic clock; 0 for none.
    fileprivate var deadline: UInt64 = 0

    /// How many prepared statements are kept; the one unused for longest goes first.
    static let mostStatements = 256

    /// - Throws: `SQLFault.unusable` if it isn't what we rely on, else what SQLite says.
    init(file: String, role: ConnectionRole) throws {
        try Self.checkLibrary()
        let access =
            role == .reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(
            file, &handle, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let handle else {
            defer { sqlite3_close_v2(handle) }
            throw SQLFault(handle)
        }
        self.handle = handle
        self.role = role
        try configure()
        watch()
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    func rows(_ query: Sql, while body: (any SQLRow) throws -> Bool) throws {
        let statement = try statement(query)
        defer { free(statement) }
        try statement.bind(query.arguments, connection: handle)
        while true {
            switch sqlite3_step(statement.handle) {
            case SQLITE_ROW: guard try body(statement) else { return }
            case SQLITE_DONE: return
            default: throw SQLFault(handle)
            }
        }
    }

    @discardableResult func run(_ statement: Sql) throws -> Int {
        let before = sqlite3_total_changes64(handle)
        try rows(statement) { _ in true }
        return Int(sqlite3_total_changes64(handle) - before)
    }

    func beginReading() throws { try run("BEGIN") }
    /// A writer has none.
    func liftLimits() {}
    func begin() throws { try run("BEGIN IMMEDIATE") }
    func endWriting() throws { try run("COMMIT") }

    /// Executes several statements without arguments.
    func script(_ text: String) throws {
        guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else {
            throw SQLFault(handle)
        }
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    private func statement(_ query: Sql) throws -> SQLiteStatement {
        uses += 1
        if let kept = statements[query.text] {
            if kept.isInUse { return try SQLiteStatement(query.text, connection: handle) }
            kept.isInUse = true
            kept.lastUse = uses
            return kept
        }
        let new = try SQLiteStatement(query.text, connection: handle)
        new.isInUse = true
        new.lastUse = uses
        if statements.count >= Self.mostStatements { forgetOne() }
        statements[query.text] = new
        return new
    }

    private func free(_ statement: SQLiteStatement) {
        statement.reset()
        statement.isInUse = false
    }

    private func forgetOne() {
        let idle = statements.lazy.filter { !$0.value.isInUse }
        if let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            statements[oldest.key] = nil
        }
    }
}

// MARK: Settings

extension SQLiteConnection {
    /// Older ones lack STRICT tables or have faults that we met; see docs/decisions/0002.
    static let oldestLibrary: Int32 = 3_040_000
    /// In milliseconds. Nobody else writes; this is for somebody who looks in with a tool.
    static let busyTimeout: Int32 = 5_000

    /// A setting of the whole process, which must be made before its first connection; where
    /// somebody was faster, SQLite goes on with its own. Nobody asks for SQLite's count of bytes,
    /// and all threads would wait for its lock.
    private static let isConfigured =
        sqlite3_config_int(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK

    private static func checkLibrary() throws {
        _ = isConfigured
        guard sqlite3_libversion_number() >= oldestLibrary else {
            let version = String(cString: sqlite3_libversion())
            throw SQLFault.unusable("SQLite \(version) is too old: 3.40.0 is the oldest we take")
        }
        guard sqlite3_threadsafe() != 0 else {
            throw SQLFault.unusable("this SQLite was built without threads")
        }
    }

    /// The order matters: what turns WAL on may lower `synchronous`, so FULL comes after it, and is
    /// read back: NORMAL loses acknowledged commits in a power cut, and nobody would notice.
    private func configure() throws {
        sqlite3_busy_timeout(handle, Self.busyTimeout)
        if role != .reader { try script("PRAGMA journal_mode = WAL") }
        // In KiB. Memory is short; what isn't here is in the system's own cache.
        let cache = role == .reader ? 4_096 : 16_384
        // Readers sort in memory. A writer's statement journals must not be kept there: each
        // statement of a long transaction would walk the whole chain of them at its end.
        let temporary = role == .reader ? "MEMORY" : "FILE"
        try script(
            """
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = \(temporary);
            PRAGMA trusted_schema = OFF;
            PRAGMA cache_size = -\(cache);
            PRAGMA mmap_size = 0;
            """)
        try require("journal_mode", .text("wal"))
        try require("synchronous", .integer(2))
        try require("foreign_keys", .integer(1))
        try require("secure_delete", .integer(1))
    }

    private func require(_ setting: String, _ expected: SQLValue) throws {
        let found = try one("PRAGMA \(raw: setting)") { $0.value(0) }
        guard found == expected else {
            throw SQLFault.unusable("SQLite's \(setting) is \(found), not \(expected)")
        }
    }

    /// Counts the frames of the WAL, and lets a reading end at its deadline.
    private func watch() {
        let me = Unmanaged.passUnretained(self).toOpaque()
        switch role {
        case .writer, .rebuilder:
            // Replaces SQLite's own checkpoints: only the writer's thread makes them.
            sqlite3_wal_hook(
                handle,
                { me, _, _, frames in
                    guard let me else { return SQLITE_OK }
                    Unmanaged<SQLiteConnection>.fromOpaque(me).takeUnretainedValue()
                        .framesInWAL = Int(frames)
                    return SQLITE_OK
                }, me)
        case .reader:
            sqlite3_wal_autocheckpoint(handle, 0)
            sqlite3_progress_handler(
                handle, 4_000,
                { me in
                    guard let me else { return 0 }
                    let deadline = Unmanaged<SQLiteConnection>.fromOpaque(me)
                        .takeUnretainedValue().deadline
                    return deadline > 0 && monotonicNanoseconds() > deadline ? 1 : 0
                }, me)
        }
    }
}

// MARK: Transactions

extension SQLiteConnection {
    /// Runs `body` on one snapshot of the database, and interrupts it after `limit`.
    func reading<Value>(within limit: Duration, _ body: (any SQLConnection) throws -> Value) throws
        -> Value
    {
        deadline = monotonicNanoseconds() &+ limit.nanoseconds
        defer { deadline = 0 }
        try run("BEGIN")
        do {
            let value = try body(self)
            try run("COMMIT")
            return value
        } catch {
            deadline = 0
            rollBack()
            throw error
        }
    }

    /// Ends a transaction without a trace, where SQLite hasn't done so by itself.
    func rollBack() {
        if isInTransaction { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }

    /// Copies the WAL into the database, as far as readers allow; a failure is left to the next.
    ///
    /// - Parameter patience: how long to wait for readers, in milliseconds; writers wait as long.
    /// - Returns: false where a reader stood in the way, or the disk did.
    @discardableResult private func checkpoint(_ mode: Int32, patience: Int32 = 0) -> Bool {
        sqlite3_busy_timeout(handle, patience)
        defer { sqlite3_busy_timeout(handle, Self.busyTimeout) }
        var frames: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, &frames, nil)
        if code == SQLITE_OK, mode == SQLITE_CHECKPOINT_TRUNCATE { framesInWAL = 0 }
        return code == SQLITE_OK
    }
}

// MARK: The WAL

extension SQLiteConnection {
    /// Frames (4 KiB) in the WAL from which it is copied into the database between two commits.
    static let framesBeforeCheckpoint = 2_000
    /// Frames from which the next writers wait for the readers, so that the WAL can start anew.
    static let framesBeforeWaiting = 8_000
    /// After a wait in vain, for a reader that goes on reading, in nanoseconds.
    static let betweenWaits: UInt64 = 2_000_000_000

    var wantsTidying: Bool { framesInWAL > 0 }

    func tidy(_ occasion: Occasion) {
        switch occasion {
        case .idle: checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
        case .afterBatch: if framesInWAL >= Self.framesBeforeCheckpoint { limitWAL() }
        }
    }

    private func limitWAL() {
        let now = monotonicNanoseconds()
        if framesInWAL < Self.framesBeforeWaiting || now < nextWait {
            checkpoint(SQLITE_CHECKPOINT_PASSIVE)
        } else if !checkpoint(SQLITE_CHECKPOINT_RESTART, patience: 100) {
            nextWait = monotonicNanoseconds() + Self.betweenWaits
        }
    }

    func isUsable(after fault: SQLFault) -> Bool {
        guard case .full = fault, !isInTransaction else { return false }
        // What the WAL holds may fit into the database, and gives its own room back.
        checkpoint(SQLITE_CHECKPOINT_TRUNCATE, patience: 50)
        return true
    }
}

func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
}

extension Duration {
    /// Zero for a negative one; at most a year.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return UInt64(min(seconds, 31_536_000)) * 1_000_000_000
            + UInt64(attoseconds / 1_000_000_000)
    }
}
