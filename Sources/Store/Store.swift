import Glibc
package import Kernel

/// The office's whole memory: its database, and the data folder with the keys and, unless a server
/// keeps it, the database itself.
///
/// In a folder whoever writes holds its lock, so there is one writer; any number of readers stand
/// beside it. Of a server's database any number of processes are clients.
package final class Store: Sendable {
    package let database: Database
    let office: Office
    package let directory: String
    package let address: DatabaseAddress
    /// The server's clock; tests set their own.
    package let now: @Sendable () -> Moment
    let passwords: Passwords
    /// Who needs a code from her telephone to sign in.
    package let timeCodes: TimeCodePolicy
    private let right: RightToWrite?

    package enum Use: Sendable {
        /// May write: takes the folder's lock.
        case writing
        /// Only reads; stands beside a server.
        case reading
    }

    /// Opens the data folder, or makes it.
    ///
    /// - Parameter address: where its tables are.
    /// - Throws: `StoreFault`; `MasterKey.Fault` where there are data, but not their key;
    ///   `SQLFault.lost` where a server doesn't answer.
    package init(
        _ directory: String, at address: DatabaseAddress = .folder, for use: Use = .writing,
        readers: Int? = nil, timeCodes: TimeCodePolicy = .forSupervisorsAndAdmins,
        now: @escaping @Sendable () -> Moment = Moment.system
    ) throws {
        self.directory = directory
        self.address = address
        self.now = now
        self.timeCodes = timeCodes
        passwords = try Passwords()
        switch address {
        case .folder:
            let file = directory + "/lianxin.db"
            let isNew = access(file, F_OK) != 0
            if isNew, use == .reading { throw StoreFault.missing(directory: directory) }
            mkdir(directory, 0o700)
            right = use == .writing ? try RightToWrite(directory) : nil
            // A lost key of an old database must not be replaced by a new one: nothing would open.
            let keys =
                isNew
                ? try MasterKey.makingIfMissing(in: directory) : try MasterKey(directory: directory)
            database = try Database(file: file, readers: readers ?? 3)
            office = Office(keys: keys)
        case .server(let primary, let standby):
            mkdir(directory, 0o700)
            right = nil
            database = try Database.ofServer(primary, standby: standby, readers: readers ?? 6)
            let isNew = try database.readNow { try !$0.exists("SELECT 1 FROM master_key") }
            let keys =
                isNew
                ? try MasterKey.makingIfMissing(in: directory) : try MasterKey(directory: directory)
            office = Office(keys: keys)
        }
        if use == .writing { try writeNow { try $0.markKey() } }
        try checkKey()
        try readCalendar()
    }

    package func close() {
        database.close()
        right?.giveUp()
    }

    /// Of the notices that the ledger was last seen to know: whatever the program ships counts once
    /// it is loaded. What is decided in a transaction goes by the calendar of that transaction.
    package var calendar: WorkingCalendar { office.calendars.newest }

    /// Loads what the program ships and the ledger doesn't know, as at its beginning or after an
    /// upgrade. Nothing is counted by a notice before that.
    @discardableResult
    package func load(noticesOf shipped: WorkingCalendar) async throws -> [LoadedNotice] {
        try await record { try $0.load(noticesOf: shipped, by: .office, at: $1) }
    }

    /// Runs `body` on one snapshot of the tables.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let office = office
        return try await database.read { try body(Transaction($0, office)) }
    }

    /// Like `read`, for what may be some seconds old; see `Database.readBehind`.
    package func readBehind<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let office = office
        return try await database.readBehind { try body(Transaction($0, office)) }
    }

    /// Like `read`, for what takes less than a millisecond as a rule; see `Database.lookUp`.
    package func lookUp<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let office = office
        return try await database.lookUp { try body(Transaction($0, office)) }
    }

    /// Runs `body` in a transaction; returns when what it wrote is on the disk.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let office = office
        return try await database.write { try body(Transaction($0, office)) }
    }

    /// Like `write`, with the moment at which it is recorded: the clock's, taken when its turn has
    /// come, and never before what was recorded last, so that the ledger's time runs forwards.
    package func record<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction, Moment) throws -> Value
    ) async throws -> Value {
        let now = now
        return try await write { transaction in
            try body(transaction, max(now(), try transaction.momentOfLastEntry()))
        }
    }

    /// `record` for commands, which may block.
    package func recordNow<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction, Moment) throws -> Value
    ) throws -> Value {
        let now = now
        return try writeNow { transaction in
            try body(transaction, max(now(), try transaction.momentOfLastEntry()))
        }
    }

    /// The same for commands, which may block.
    package func readNow<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) throws -> Value {
        let office = office
        return try database.readNow { try body(Transaction($0, office)) }
    }

    package func writeNow<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) throws -> Value {
        let office = office
        return try database.writeNow { try body(Transaction($0, office)) }
    }

    /// Remembers the calendar of the ledger, which another process may have written.
    func readCalendar() throws { _ = try readNow { try $0.calendar } }

    private func checkKey() throws {
        let mark = office.keys.mark
        let marks = try database.readNow {
            try $0.all("SELECT mark FROM master_key") { try $0.blob(0) }
        }
        guard marks.allSatisfy({ $0 == mark }) else {
            throw StoreFault.otherKey(directory: directory)
        }
    }
}

/// Where the tables of a data folder are.
package enum DatabaseAddress: Hashable, Sendable {
    /// In SQLite's file in the folder itself.
    case folder
    /// In a PostgreSQL server's database, `postgres://user@host/database`. `standby`, which follows
    /// it, may answer what may be some seconds old.
    case server(String, standby: String? = nil)
}

extension Source {
    /// - Throws: `StoreFault.withoutPostgreSQL`.
    init(of address: DatabaseAddress, in directory: String) throws {
        switch address {
        case .folder: self = .file(directory + "/lianxin.db")
        case .server(let address, _):
            #if PostgreSQL
                self = .postgresql(address)
            #else
                throw StoreFault.withoutPostgreSQL
            #endif
        }
    }
}

extension Database {
    fileprivate static func ofServer(_ address: String, standby: String?, readers: Int) throws
        -> Database
    {
        #if PostgreSQL
            try Database(postgreSQL: address, standby: standby, readers: readers)
        #else
            throw StoreFault.withoutPostgreSQL
        #endif
    }
}

extension Transaction {
    /// Whether what has to be done once, by whichever server, may be done by this one now: of
    /// several that ask at the same time one leads, to the end of the transaction.
    package func leads() throws -> Bool {
        switch db.engine {
        case .sqlite: true
        case .postgresql:
            try db.one("SELECT pg_try_advisory_xact_lock(\(Self.leadersLock))") { try $0.bool(0) }
        }
    }

    /// The name of the leader's lock among PostgreSQL's advisory locks: "leader" in ASCII.
    private static let leadersLock: Int64 = 0x6C65_6164_6572

    /// Notes whose keys seal this database: those of the first who writes to it.
    func markKey() throws {
        guard try !db.exists("SELECT 1 FROM master_key") else { return }
        try db.run("INSERT INTO master_key (mark) VALUES (\(office.keys.mark))")
    }
}

/// Why a data folder can't be opened.
package enum StoreFault: Error, Hashable, Sendable {
    /// Another process writes to it: its process id where it is known.
    case inUse(directory: String, by: Int32?)
    /// There is no database in it.
    case missing(directory: String)
    case unwritable(directory: String, reason: String)
    /// The database was sealed with another master key than that of the folder.
    case otherKey(directory: String)
    /// A server's database, for a program that was built without the trait `PostgreSQL`.
    case withoutPostgreSQL
}

extension Moment {
    /// The machine's clock.
    package static func system() -> Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
