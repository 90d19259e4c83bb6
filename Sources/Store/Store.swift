import Glibc
package import Kernel

/// The office's whole memory: a data folder with its database and keys.
///
/// Whoever writes holds the folder's lock, so there is one writer; any number of readers stand
/// beside it.
package final class Store: Sendable {
    package let database: Database
    let office: Office
    package let directory: String
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
    /// - Throws: `StoreFault.inUse` when another process writes to it.
    package init(
        _ directory: String, for use: Use = .writing, readers: Int = 3,
        timeCodes: TimeCodePolicy = .forSupervisorsAndAdmins,
        now: @escaping @Sendable () -> Moment = Moment.system
    ) throws {
        let file = directory + "/lianxin.db"
        let isNew = access(file, F_OK) != 0
        if isNew, use == .reading { throw StoreFault.missing(directory: directory) }
        mkdir(directory, 0o700)
        self.directory = directory
        self.now = now
        self.timeCodes = timeCodes
        right = use == .writing ? try RightToWrite(directory) : nil
        // A lost key of an old database must not be replaced by a new one: nothing would open.
        let keys =
            isNew
            ? try MasterKey.makingIfMissing(in: directory) : try MasterKey(directory: directory)
        office = Office(keys: keys)
        passwords = try Passwords()
        database = try Database(file: file, readers: readers)
        try readCalendar()
    }

    package func close() {
        database.close()
        right?.giveUp()
    }

    /// Of the notices that the ledger knows: whatever the program ships counts once it is loaded.
    package var calendar: WorkingCalendar { office.calendar.value }

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
        return try await database.read { try body(Transaction($0, office, isReading: true)) }
    }

    /// A few rows by their keys, read on the calling thread.
    package func lookUp<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        try database.lookUp { try body(Transaction($0, office, isReading: true)) }
    }

    /// What is read in less than a millisecond as a rule, on the calling thread; where it takes
    /// long for once, it is read again by a thread that may wait.
    package func readHere<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try lookUp(body)
        } catch SQLFault.interrupted {
            return try await read(body)
        }
    }

    /// Runs `body` in a transaction; returns when what it wrote is on the disk.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let office = office
        return try await database.write { try office.writing(in: $0, body) }
    }

    /// Like `write`, with the moment at which it is recorded: the clock's, taken when its turn has
    /// come, and never before what was recorded last, so that the ledger's time runs forwards.
    package func record<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction, Moment) throws -> Value
    ) async throws -> Value {
        let now = now
        return try await write { transaction in
            try body(transaction, max(now(), try transaction.lastMoment()))
        }
    }

    /// The same for commands, which may block.
    package func readNow<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) throws -> Value {
        let office = office
        return try database.readNow { try body(Transaction($0, office, isReading: true)) }
    }

    package func writeNow<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) throws -> Value {
        let office = office
        return try database.writeNow { try office.writing(in: $0, body) }
    }

    /// Takes the calendar from the ledger, which another process may have written.
    func readCalendar() throws {
        let office = office
        let calendar = try readNow { try $0.knownCalendar() }
        office.calendar.with { $0 = calendar }
    }
}

/// Why a data folder can't be opened.
package enum StoreFault: Error, Hashable, Sendable {
    /// Another process writes to it: its process id where it is known.
    case inUse(directory: String, by: Int32?)
    /// There is no database in it.
    case missing(directory: String)
    case unwritable(directory: String, reason: String)
}

extension Moment {
    /// The machine's clock.
    package static func system() -> Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
