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
            "A database instead of the folder's own (LIANXIN_DATABASE).", valueName: "url"))
    var database: String?

    @Option(help: ArgumentHelp("A JSON file of settings (LIANXIN_CONFIG).", valueName: "file"))
    var config: String?

    /// The folder, once it is certain that one is named.
    func folder() async throws -> String {
        let settings = try await settings()
        if let url = database ?? settings.string(forKey: "lianxin.database") {
            try refuse(database: url)
        }
        guard let folder = data ?? settings.string(forKey: "lianxin.data"), !folder.isEmpty else {
            throw ValidationError("Name the data folder with --data DIR or LIANXIN_DATA.")
        }
        return folder
    }

    /// Opens the folder's store. Before anything is written to it, the notices of holidays that it
    /// doesn't know yet are loaded.
    func open(for use: Store.Use) async throws -> Store {
        let store = try await openAsItIs(for: use)
        if use == .writing { try await loadNotices(into: store) }
        return store
    }

    /// The same with the calendar that its ledger knows.
    func openAsItIs(for use: Store.Use) async throws -> Store {
        let folder = try await folder()
        // A demo's passwords stand in a file beside it; a telephone's codes would protect nothing.
        let isDemo = DemoSummary.read(from: folder) != nil
        do {
            return try Store(
                folder, for: use,
                timeCodes: isDemo ? .forTheEnrolled : .forSupervisorsAndAdmins)
        } catch StoreFault.inUse(_, let process) {
            throw Refused(
                """
                Another process writes to \(folder)\(process.map { " (process \($0))" } ?? "") \
                and didn't lend its place. Nothing was changed. Try again when it is done; beside a \
                running server this command needs the socket lianxin.sock in the folder.
                """)
        } catch StoreFault.missing(let folder) {
            throw Refused("There are no data in \(folder). Nothing was changed.")
        }
    }

    /// Environment first, then the file: `{"lianxin": {"data": "/srv/lianxin"}}`.
    func settings() async throws -> ConfigReader {
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

    private func refuse(database url: String) throws {
        if database != nil, url.contains("@"), url.contains(":") {
            throw ValidationError(
                """
                A password on the command line can be read by everybody on the machine: set \
                LIANXIN_DATABASE in the environment instead.
                """)
        }
        throw Refused(
            """
            This version keeps its data in SQLite, in the data folder; another database isn't \
            supported yet. Name the folder with --data DIR.
            """)
    }
}

/// Something that a person can put right: printed as it is, exit code 1.
struct Refused: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
