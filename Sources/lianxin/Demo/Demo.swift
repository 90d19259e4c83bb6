import ArgumentParser
import Foundation
import Kernel
import MethodPacks
import Store
import Web

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make the demo county (invented people in a real county) and serve it.",
        discussion: """
            LIANXIN_DEMO_TIME=2027-01-08T09:00 lets a demo that is made play at a later time, to see \
            what falls due then. Its ledger runs forwards only: a day that has been played is past.
            """)

    @Option(help: "Size: 1 is the whole county, 0.05 is enough to look around.")
    var scale = 1.0
    @Option(help: "Another seed makes another county.") var seed: UInt64 = 530827
    @Option(help: "The port to serve on.") var port = 8080
    @Option(help: "The address to serve on.") var host = "127.0.0.1"
    @Flag(help: "Make it, don't serve it.") var noServe = false
    @OptionGroup var packs: PackFolder
    @OptionGroup var data: DataOptions

    func validate() throws {
        guard scale > 0, scale <= 20 else {
            throw ValidationError("--scale is \(scale); above 0 and up to 20 is possible.")
        }
    }

    func run() async throws {
        let folder = try await data.folder()
        let store = try await data.openAsItIs(for: .writing)
        do {
            try await make(in: folder, store)
        } catch {
            store.close()
            throw error
        }
        guard !noServe else { return store.close() }
        printSignIns(folder)
        try await serve(
            store,
            ServerSettings(
                host: host, port: port, limits: .demo, office: "孟连县", isDemo: true),
            packs: try packs.load())
    }

    private func make(in folder: String, _ store: Store) async throws {
        if let made = DemoSummary.read(from: folder) {
            guard made["seed"]?.number == Int(seed) else {
                throw Refused("\(folder) holds the demo of another seed; name another folder.")
            }
            return try await loadNotices(into: store)
        }
        guard try await store.read({ try $0.isEmpty() }) else {
            throw Refused(
                """
                \(folder) holds data that aren't a finished demo. Nothing was changed: name an \
                empty folder, or delete this one if an interrupted demo left it.
                """)
        }
        let start = ContinuousClock.now
        let progress = DemoProgress()
        let loading = DemoLoading(
            store: store, packs: try packs.load(), seed: seed, scale: scale,
            tell: { progress.show($0) })
        let summary = try await loading.run()
        try summary.write(to: folder)
        progress.end("The demo county is ready after \(start.duration(to: .now)).")
    }

    private func printSignIns(_ folder: String) {
        guard let officials = DemoSummary.read(from: folder)?["officials"]?.object else { return }
        say("Sign-ins of the demo (\(folder)/\(DemoSummary.file)):")
        for (role, official) in officials.sorted(by: { $0.key < $1.key }) {
            let code = official["code"]?.text ?? ""
            let password = official["password"]?.text ?? ""
            say(
                "    \(role.padding(toLength: 14, withPad: " ", startingAt: 0))\(code)  \(password)"
            )
        }
    }
}

/// Shows how far it is, on one line of a terminal, or a line now and then elsewhere.
final class DemoProgress {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var shown = ContinuousClock.now
    private var lines = 0

    func show(_ text: String) {
        let now = ContinuousClock.now
        guard isTerminal || shown.duration(to: now) > .seconds(2) else { return }
        shown = now
        write(isTerminal ? "\r\u{1B}[K\(text)" : text + "\n")
    }

    func end(_ text: String) { write((isTerminal ? "\r\u{1B}[K" : "") + text + "\n") }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
