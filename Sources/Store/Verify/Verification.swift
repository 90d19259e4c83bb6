import Glibc

/// Reads the ledger entry by entry, rebuilds from it every table that follows, and compares: what
/// `lianxin verify` does. It only reads, on one snapshot, so it can stand beside a server.
///
/// It finds what was changed without the program. Who holds the master key too, and rewrites a case
/// from its first entry to its row, or cuts off its end and mends the row, is found only by what
/// others hold: receipts and witnesses.
package struct Verification {
    package enum Fault: Error, Hashable, Sendable {
        case noDatabase(file: String)
    }

    private let source: Source
    /// Where the tables are rebuilt.
    private let scratch: String
    private let keys: MasterKey

    /// - Parameters:
    ///   - directory: the data folder.
    ///   - address: where its tables are.
    package init(directory: String, at address: DatabaseAddress = .folder) throws {
        if case .folder = address {
            let file = directory + "/lianxin.db"
            guard access(file, F_OK) == 0 else { throw Fault.noDatabase(file: file) }
        }
        try self.init(
            Source(of: address, in: directory), scratch: directory,
            keys: MasterKey(directory: directory))
    }

    init(of database: Database, beside scratch: String, keys: MasterKey) {
        self.init(database.source, scratch: scratch, keys: keys)
    }

    init(file: String, keys: MasterKey) {
        let directory = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        self.init(.file(file), scratch: directory, keys: keys)
    }

    private init(_ source: Source, scratch: String, keys: MasterKey) {
        self.source = source
        self.scratch = scratch
        self.keys = keys
    }

    /// - Parameter progress: told now and then how many entries are read, of how many.
    /// - Throws: where it can't be done, as on a full disk; what it finds is in the verdict.
    package func run(progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }) throws -> Verdict {
        var verdict = Verdict()
        do {
            try run(&verdict, progress: progress)
        } catch let finding as Finding {
            verdict.finding = finding
        } catch let fault as SQLFault where fault.isDamage {
            verdict.finding = Finding(.fileDamaged, .database, stands: fault.inWords)
        }
        return verdict
    }

    private func run(_ verdict: inout Verdict, progress: (Int, Int) -> Void) throws {
        let live = try source.connect(.reader)
        try live.beginReading()
        try checkFile(live)
        let rebuilt = try SQLiteConnection.unnamed(in: scratch)
        try rebuilt.run("BEGIN")
        _ = try TableComparison.ofSchema(in: live, against: rebuilt).run()
        let replay = Replay(
            of: Transaction(live, Office(keys: keys)),
            into: Transaction(rebuilt, Office(keys: keys)))
        defer { verdict.entries = replay.count }
        try replay.run(progress: progress) { try rebuilt.runActionsBeforeCommit() }
        for table in StateTables.compared {
            verdict.rows += try TableComparison(table, in: live, against: rebuilt).run()
        }
        for index in StateTables.searched {
            verdict.rows += try TableComparison.ofSearch(index, in: live, against: rebuilt).run()
        }
    }

    /// Whether pages and indices hang together: an index that lost a row hides a case from its list.
    private func checkFile(_ live: any EngineConnection) throws {
        switch live.engine {
        case .sqlite:
            let fault = try live.first("PRAGMA integrity_check(1)") { try $0.text(0) } ?? ""
            if fault != "ok" { throw Finding(.fileDamaged, .database, stands: fault) }
        case .postgresql:
            let invalid = try live.first(
                """
                SELECT CAST(indexrelid AS REGCLASS)::TEXT FROM pg_index JOIN pg_class c
                    ON c.oid = indexrelid AND c.relnamespace = current_schema()::REGNAMESPACE
                WHERE NOT indisvalid
                """
            ) { try $0.text(0) }
            if let invalid { throw Finding(.fileDamaged, .database, stands: "index \(invalid)") }
        }
    }
}

extension SQLFault {
    /// The file can't be read as what we wrote.
    var isDamage: Bool {
        switch self {
        case .corrupt, .unexpected, .noRow: true
        default: false
        }
    }

    var inWords: String {
        switch self {
        case .unique(let text), .foreignKey(let text), .check(let text), .notNull(let text),
            .forbidden(let text), .full(let text), .disk(let text), .busy(let text),
            .readOnly(let text), .corrupt(let text), .unusable(let text), .unexpected(let text),
            .other(let text), .lost(let text):
            text
        case .moved: MovedMark.sentence
        case .interrupted: "interrupted"
        case .noRow: "a row is missing"
        case .closed: "closed"
        }
    }
}

extension SQLiteConnection {
    /// A new, empty database with our tables in `directory`. Its own file has no name any more when
    /// this returns, so that nothing of it stays, whatever happens.
    static func unnamed(in directory: String) throws -> SQLiteConnection {
        var template = Array("\(directory)/verify-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw SQLFault.disk("\(directory): \(String(cString: strerror(errno)))")
        }
        let folder = String(decoding: template.dropLast().map { UInt8($0) }, as: UTF8.self)
        defer {
            for suffix in ["", "-wal", "-shm"] { unlink("\(folder)/rebuilt.db\(suffix)") }
            rmdir(folder)
        }
        let connection = try SQLiteConnection(file: folder + "/rebuilt.db", role: .rebuilder)
        // Nobody needs it after a power cut.
        try connection.script("PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        try connection.migrate(Migration.all)
        return connection
    }
}
