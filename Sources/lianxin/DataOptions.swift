import ArgumentParser
import Configuration
import Kernel
import Store
import SystemPackage

/// Where the data are: on the command line, in the environment, or in a file of settings.
struct DataOptions: ParsableArguments {
    @Option(help: "The data folder (LIANXIN_DATA).")
    var data: String?

    @Option(
        help: ArgumentHelp(
            "A PostgreSQL database, postgres://user@host/name (LIANXIN_DATABASE); the data folder "
                + "then keeps the master key only.", valueName: "url"))
    var database: String?

    @Option(help: ArgumentHelp("A JSON file of settings (LIANXIN_CONFIG).", valueName: "file"))
    var config: String?

    /// The folder, once it is certain that one is named.
    func folder() async throws -> String { try await place().folder }

    /// The folder, and where its tables are.
    ///
    /// - Parameter standby: a server that follows the database's.
    func place(standby: String? = nil) async throws -> DataPlace {
        let settings = try await settings()
        guard let folder = data ?? settings.string(forKey: "lianxin.data"), !folder.isEmpty else {
            throw ValidationError("Name the data folder with --data DIR or LIANXIN_DATA.")
        }
        if let database { try DatabaseURL(database).refusePassword() }
        guard let url = database ?? settings.string(forKey: "lianxin.database") else {
            return DataPlace(folder: folder, address: .folder)
        }
        return DataPlace(
            folder: folder,
            address: .server(
                try DatabaseURL(url).text,
                standby: try (standby ?? settings.string(forKey: "lianxin.read.database"))
                    .map { try DatabaseURL($0).text }))
    }

    /// Opens the folder's store. Before anything is written to it, the notices of holidays that it
    /// doesn't know yet are loaded.
    func open(for use: Store.Use, standby: String? = nil) async throws -> Store {
        let store = try await openAsItIs(for: use, standby: standby)
        if use == .writing { try await loadNotices(into: store) }
        return store
    }

    /// The same with the calendar that its ledger knows.
    func openAsItIs(for use: Store.Use, standby: String? = nil) async throws -> Store {
        let place = try await place(standby: standby)
        // A demo's passwords stand in a file beside it; a telephone's codes would protect nothing.
        let isDemo = DemoSummary.read(from: place.folder) != nil
        let clock = try await clock(ofDemo: isDemo)
        do {
            return try Store(
                place.folder, at: place.address, for: use,
                timeCodes: isDemo ? .forTheEnrolled : .forSupervisorsAndAdmins, now: clock)
        } catch let fault as StoreFault {
            throw Refused(fault.sentence)
        } catch let fault as MasterKey.Fault {
            throw Refused(fault.sentence)
        } catch SQLFault.lost(let why) {
            throw Refused(
                """
                The database can't be reached: \(why). Nothing was changed. Is the server up, and \
                the address right?
                """)
        }
    }

    /// The machine's clock; for a demo that LIANXIN_DEMO_TIME puts elsewhere, one that runs on from
    /// there. The time of real data is never anything but the machine's.
    private func clock(ofDemo isDemo: Bool) async throws -> @Sendable () -> Moment {
        guard let text = try await settings().string(forKey: "lianxin.demo.time"), !text.isEmpty
        else { return Moment.system }
        guard isDemo else {
            throw ValidationError("LIANXIN_DEMO_TIME is for a demo; these data are none.")
        }
        guard let start = Moment(text) else {
            throw ValidationError(
                "LIANXIN_DEMO_TIME is \(text); a time is written 2027-01-08T09:00.")
        }
        let ahead = start.milliseconds - Moment.system().milliseconds
        return { Moment(milliseconds: Moment.system().milliseconds + ahead) }
    }

    /// Environment first, then the file: `{"lianxin": {"data": "/srv/lianxin"}}`.
    func settings() async throws -> ConfigReader { try await Self.settings(in: config) }

    static func settings(in config: String?) async throws -> ConfigReader {
        let environment = EnvironmentVariablesProvider()
        let named = ConfigReader(provider: environment).string(forKey: "lianxin.config")
        guard let file = config ?? named else { return ConfigReader(provider: environment) }
        do {
            let settings = try await FileProvider<JSONSnapshot>(filePath: FilePath(file))
            return ConfigReader(providers: [environment, settings])
        } catch {
            throw ValidationError("The settings in \(file) can't be read: \(error)")
        }
    }
}

/// A data folder, and where its tables are.
struct DataPlace {
    let folder: String
    let address: DatabaseAddress

    /// For a person; without a password.
    var shown: String {
        switch address {
        case .folder: folder
        case .server(let url, _): (try? DatabaseURL(url).shown) ?? "a server"
        }
    }
}

/// The address of a PostgreSQL database, as libpq reads it:
/// `postgres://user@host1,host2/name?target_session_attrs=read-write`.
struct DatabaseURL {
    let text: String
    private let user: Substring?
    private let rest: Substring

    /// - Throws: a validation error for what isn't one.
    init(_ text: String) throws {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["postgres", "postgresql"].contains(parts[0]) else {
            throw ValidationError(
                "The database's address must be postgres://user@host/name; it isn't.")
        }
        self.text = text
        let authority = parts[1].prefix { $0 != "/" && $0 != "?" }
        let at = authority.lastIndex(of: "@")
        user = at.map { parts[1][..<$0] }
        rest = at.map { parts[1][parts[1].index(after: $0)...] } ?? parts[1]
    }

    /// For one that stands on the command line.
    func refusePassword() throws {
        guard user?.contains(":") == true || rest.contains("password=") else { return }
        throw ValidationError(
            """
            A password on the command line can be read by everybody on the machine: set \
            LIANXIN_DATABASE in the environment instead.
            """)
    }

    /// Host and name only.
    var shown: String { "postgres://" + rest.prefix { $0 != "?" } }
}

extension StoreFault {
    var sentence: String {
        switch self {
        case .inUse(let folder, let process):
            """
            Another process writes to \(folder)\(process.map { " (process \($0))" } ?? "") \
            and didn't lend its place. Nothing was changed. Try again when it is done; beside a \
            running server this command needs the socket lianxin.sock in the folder.
            """
        case .missing(let folder): "There are no data in \(folder). Nothing was changed."
        case .unwritable(let folder, let reason):
            "\(folder) can't be written to: \(reason). Nothing was changed."
        case .otherKey(let folder):
            """
            The database is sealed with another master key than \(folder)/keys/master.key. Nothing \
            was changed. Put the right key there: without it nothing personal can be read.
            """
        case .withoutPostgreSQL:
            """
            This program was built without PostgreSQL. Build it with \
            swift build -c release --traits PostgreSQL (libpq-dev is needed for that).
            """
        }
    }
}

/// Something that a person can put right: printed as it is, exit code 1.
struct Refused: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
