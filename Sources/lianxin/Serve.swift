import ArgumentParser
import CMalloc
import Glibc
import Kernel
import Logging
import MethodPacks
import Store
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve a data folder.")

    @Option(help: "The port (LIANXIN_PORT).") var port: Int?
    @Option(help: "The address to listen on (LIANXIN_HOST); 127.0.0.1 behind a proxy.")
    var host: String?
    @Option(
        help: ArgumentHelp(
            "Addresses of proxies that are believed, separated by commas (LIANXIN_PROXIES).",
            valueName: "addresses"))
    var proxies: String?
    @Option(help: "The office's name, for the head of every page (LIANXIN_OFFICE).")
    var office: String?
    @Option(
        help: ArgumentHelp(
            "A standby of the database, for pages that may be some seconds old "
                + "(LIANXIN_READ_DATABASE).", valueName: "url"))
    var readDatabase: String?
    @OptionGroup var packs: PackFolder
    @OptionGroup var data: DataOptions

    func run() async throws {
        let settings = try await data.settings()
        let believed = proxies ?? settings.string(forKey: "lianxin.proxies") ?? ""
        let store = try await data.open(for: .writing, standby: readDatabase)
        // What a demo folder holds stays a demo, whichever command serves it.
        let isDemo = DemoSummary.read(from: store.directory) != nil
        try await serve(
            store,
            ServerSettings(
                host: host ?? settings.string(forKey: "lianxin.host", default: "127.0.0.1"),
                port: port ?? settings.int(forKey: "lianxin.port", default: 8080),
                proxies: Set(believed.split(separator: ",").map(String.init)),
                limits: isDemo ? .demo : ServerLimits(),
                office: office ?? settings.string(forKey: "lianxin.office", default: ""),
                isDemo: isDemo),
            packs: try packs.load())
    }
}

/// Serves `store` until the process is told to end, and closes it.
func serve(_ store: Store, _ settings: ServerSettings, packs: Packs) async throws {
    keepFreedMemory()
    var logger = Logger(label: "lianxin")
    logger.logLevel = .warning
    defer { store.close() }
    try await openPeriods(in: store)
    var settings = settings
    settings.methods = packs.library
    let server = WebServer(store: store, settings: settings, logger: logger)
    let log = logger
    if store.address == .folder {
        try store.lendToCommands { log.error("after a command had written: \($0)") }
    }
    let daily = Task {
        while !Task.isCancelled {
            try await Task.sleep(for: .seconds(300))
            do {
                try await openPeriods(in: store, ifLeading: true)
            } catch {
                log.error("coverage periods could not be opened: \(error)")
            }
        }
    }
    defer { daily.cancel() }
    let host = settings.host
    let place = DataPlace(folder: store.directory, address: store.address).shown
    try await server.run { port in
        say("Lianxin serves \(place) on http://\(host):\(port)")
    }
}

/// A page takes some hundred kilobytes for a millisecond. Given back to the system each time, every
/// request would pay for having them mapped and cleared anew, and all threads for its unmapping.
private func keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, 8 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
}

/// Opens the coverage periods that begin, also after midnight and after a method was adopted.
///
/// - Parameter ifLeading: only where no other server of the same database does it at this moment.
private func openPeriods(in store: Store, ifLeading: Bool = false) async throws {
    try await store.record { transaction, now in
        guard try !ifLeading || transaction.leads() else { return }
        _ = try transaction.ensurePeriods(on: now.day, at: now)
    }
}

/// Prints a line at once, also where nobody sits at a terminal.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
