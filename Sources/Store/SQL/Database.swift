import Glibc

/// The database: any number of readers, each on one snapshot, beside one writer.
///
/// Closures run on threads that own a connection, never on Swift's own (`lookUp` apart): they are
/// synchronous, so that nobody waits for the network inside a transaction.
package final class Database: Sendable {
    let source: Source
    private let readers: Readers
    /// Of a standby, whose answers may be some seconds old; nil where there is none.
    private let standby: Readers?
    /// Nil for a server: a thread of Swift's doesn't wait for the network.
    private let lookups: Lookups?
    private let writer: Writer
    private let watch = CommitWatch()
    #if PostgreSQL
        /// Nil for a file, where there is one writer: this one.
        private let listener: PostgreSQLListener?
    #endif
    /// SQLite's; empty where a server keeps the tables.
    package let file: String

    /// How long a reading may take unless it says otherwise.
    package static let readingLimit = Duration.seconds(15)

    /// Opens `file`, or makes it (readable by its owner only), and brings it up to `migrations`.
    ///
    /// - Throws: `SQLFault.unusable` where the program must not start.
    package convenience init(
        file: String, readers: Int = 3, migrations: [Migration] = Migration.all
    ) throws {
        try self.init(file: file, readers: readers, migrations: migrations, finally: {})
    }

    /// A database of its own in a directory that is gone when it is closed; for tests. In memory
    /// where the system has /dev/shm, but in WAL mode, as the real one is.
    package static func temporary(
        readers: Int = 2, migrations: [Migration] = Migration.all
    ) throws -> Database {
        let root = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        var template = Array("\(root)/lianxin-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SQLFault.disk("no temporary directory") }
        let directory = String(decoding: template.dropLast().map { UInt8($0) }, as: UTF8.self)
        return try Database(
            file: directory + "/test.db", readers: readers, migrations: migrations,
            finally: {
                for suffix in ["", "-wal", "-shm"] { unlink(directory + "/test.db" + suffix) }
                rmdir(directory)
            })
    }

    #if PostgreSQL
        /// Connects to a server, of which other processes may be clients too, and brings its tables
        /// up to `migrations`.
        ///
        /// - Parameters:
        ///   - address: as libpq takes it, `postgres://user@host/database`.
        ///   - standby: a server that follows that one, for `readBehind`.
        /// - Throws: `SQLFault.lost` where nobody answers; `.unusable` where the program must not
        ///   start.
        package convenience init(
            postgreSQL address: String, standby: String? = nil, readers: Int = 6,
            migrations: [Migration] = Migration.all
        ) throws {
            try self.init(
                .postgresql(address), standby: standby.map { .postgresql($0) }, file: "",
                readers: readers, migrations: migrations, finally: {})
        }
    #endif

    private convenience init(
        file: String, readers: Int, migrations: [Migration],
        finally: @escaping @Sendable () -> Void
    ) throws {
        try Self.create(file)
        try self.init(
            .file(file), standby: nil, file: file, readers: readers, migrations: migrations,
            finally: finally)
    }

    private init(
        _ source: Source, standby: Source?, file: String, readers: Int, migrations: [Migration],
        finally: @escaping @Sendable () -> Void
    ) throws {
        self.source = source
        self.file = file
        let connection = try source.connect(.writer)
        try connection.migrate(migrations)
        self.readers = try Readers(source, count: readers)
        self.standby = try standby.map { try Readers($0, count: readers) }
        lookups = file.isEmpty ? nil : try Lookups(source, count: 2)
        // What another server commits is heard of like our own.
        writer = try Writer(
            source, connection: connection, watch: source.address == nil ? watch : CommitWatch(),
            finally: finally)
        #if PostgreSQL
            listener = try source.address.map { [watch] in try PostgreSQLListener($0, watch) }
        #endif
    }

    /// Lets `watcher` know that something was committed, by this or another server; sometimes once
    /// too often, never too late for long. To be short: a writer or a listener waits for it.
    package func watchCommits(_ watcher: @escaping @Sendable () -> Void) { watch.add(watcher) }

    /// Ends all reading and writing that was asked for, copies the WAL into the database and closes
    /// it. Later calls throw `SQLFault.closed`. A database that nobody holds any more closes by
    /// itself, but nobody can wait for it.
    package func close() {
        for readers in [readers, standby].compactMap(\.self) {
            readers.stop()
            readers.waitUntilEnded()
        }
        lookups?.close()
        #if PostgreSQL
            listener?.close()
        #endif
        writer.stop()
        writer.waitUntilEnded()
    }

    /// Why nothing can be written at present, after a full disk or an I/O error; nil since the last
    /// commit that worked. Reading goes on meanwhile, and the next write tries again.
    package var writingFault: SQLFault? { writer.fault }

    /// Since the database was opened.
    package var writeCounts: WriteCounts { writer.counts }

    /// Lets `borrow`, which may block, use the database as its only writer; reading goes on, and
    /// what is written meanwhile waits. False when the database is closed: then it never runs.
    @discardableResult
    package func lendWriter(_ borrow: @escaping @Sendable () -> Void) -> Bool {
        writer.lend(borrow)
    }

    // MARK: Reading and writing

    /// Runs `body` on a reader's thread; all that it reads is of one snapshot.
    ///
    /// - Throws: what `body` throws; `SQLFault.interrupted` when one of its queries is still
    ///   running after `limit`.
    package func read<Value: Sendable>(
        within limit: Duration = Database.readingLimit,
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await read(by: readers, within: limit, body)
    }

    /// Like `read`, for what may be some seconds old, such as figures and lists of what is past:
    /// a standby may answer it. Where that doesn't answer, the server itself does.
    package func readBehind<Value: Sendable>(
        within limit: Duration = Database.readingLimit,
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        guard let standby else { return try await read(within: limit, body) }
        do {
            return try await read(by: standby, within: limit, body)
        } catch SQLFault.lost {
            return try await read(within: limit, body)
        }
    }

    private func read<Value: Sendable>(
        by readers: Readers, within limit: Duration,
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { caller in
            let accepted = readers.submit { seat in
                caller.resume(with: Result { try seat.reading(within: limit, body) })
            }
            if !accepted { caller.resume(throwing: SQLFault.closed) }
        }
    }

    /// Like `read`, for a few rows by their keys, such as a session or one case: where they are
    /// read in microseconds, on the calling thread itself. Never inside another: two at a time are
    /// lent a connection, the next waits. What takes longer than that is read again by a thread
    /// that may wait.
    package func lookUp<Value: Sendable>(
        within limit: Duration = Database.readingLimit,
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        guard let lookups else { return try await read(within: limit, body) }
        do {
            return try lookups.read(body)
        } catch SQLFault.interrupted {
            return try await read(within: limit, body)
        }
    }

    /// Runs `body` on the writer's thread, and returns when what it wrote is on the disk. If it
    /// throws, nothing of it is written. It may run beside others in one transaction, so it must be
    /// short; what it reads includes theirs.
    ///
    /// - Throws: what `body` throws; `SQLFault.full` or `.disk` when the commit failed.
    @discardableResult package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { caller in
            let job = Write(body) { caller.resume(with: $0) }
            if !writer.submit(job) { caller.resume(throwing: SQLFault.closed) }
        }
    }

    /// Like `read`, blocking the calling thread: for commands, never for handlers.
    package func readNow<Value: Sendable>(
        within limit: Duration = Database.readingLimit,
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) throws -> Value {
        let answer = Monitor<Result<Value, any Error>?>(nil)
        let accepted = readers.submit { seat in
            let result = Result { try seat.reading(within: limit, body) }
            answer.with { $0 = result }
            answer.wakeAll()
        }
        guard accepted else { throw SQLFault.closed }
        return try answer.wait { $0 }.get()
    }

    /// Like `write`, blocking the calling thread: for commands, never for handlers.
    @discardableResult package func writeNow<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) throws -> Value {
        let answer = Monitor<Result<Value, any Error>?>(nil)
        let job = Write(body) { result in
            answer.with { $0 = result }
            answer.wakeAll()
        }
        guard writer.submit(job) else { throw SQLFault.closed }
        return try answer.wait { $0 }.get()
    }

    /// Writes a copy of the database, as it stands at one moment, to the new file `copy`.
    ///
    /// By VACUUM INTO: SQLite's backup API starts anew at each write beside it, and may never end.
    ///
    /// - Throws: `SQLFault.disk` when `copy` exists or can't be written; then there is no such file.
    ///   `SQLFault.unusable` for a server, which is saved by its own tools.
    package func backUp(to copy: String) async throws {
        guard !file.isEmpty else { throw SQLFault.unusable("a server is saved by pg_dump") }
        try await withCheckedThrowingContinuation {
            (caller: CheckedContinuation<Void, any Error>) in
            do {
                try startThread(to: "back up") { [file] in
                    caller.resume(with: Result { try SQLiteBackup(of: file, to: copy).make() })
                }
            } catch {
                caller.resume(throwing: error)
            }
        }
    }

    /// SQLite makes the -wal and -shm files with the rights of the database itself.
    private static func create(_ file: String) throws {
        let descriptor = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SQLFault.disk("\(file): \(String(cString: strerror(errno)))")
        }
        Glibc.close(descriptor)
    }
}

/// A write that somebody waits for.
private final class Write<Value: Sendable>: WriteJob, @unchecked Sendable {
    private let body: @Sendable (any SQLConnection) throws -> Value
    private let answer: @Sendable (Result<Value, any Error>) -> Void
    /// Touched by the writer's thread only.
    private var result: Result<Value, any Error> = .failure(SQLFault.closed)

    init(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        self.body = body
        self.answer = answer
    }

    func perform(on connection: any SQLConnection) -> (any Error)? {
        result = Result { try body(connection) }
        if case .failure(let error) = result { return error }
        return nil
    }

    func finish(_ fault: (any Error)?) {
        answer(fault.map { .failure($0) } ?? result)
    }
}
