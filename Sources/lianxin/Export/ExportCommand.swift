import ArgumentParser
import Kernel
import Store

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write out a table, in the order of its codes.")

    @OptionGroup var options: ExportOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        let store = try await data.open(for: .reading)
        defer { store.close() }
        try await options.run(from: ExportSource(store))
    }
}

extension ExportSource {
    /// How many rows are asked for at once.
    private static let page = 500

    /// The tables of `store`, each page a snapshot of its own.
    init(_ store: Store) {
        let size = Self.page
        self.init(
            places: { after in
                try await store.read { try $0.places(after: after?.code, limit: size) }
            },
            units: { after in
                try await store.read { try $0.units(after: after?.code, limit: size) }
            },
            officials: { after in
                try await store.read { try $0.everyOfficial(after: after?.code, limit: size) }
            },
            households: { after in
                try await store.read { try $0.households(after: after?.id, limit: size) }
            },
            zones: { after in
                try await store.read {
                    try $0.zones(within: nil, after: after?.id.text, limit: size)
                }
            },
            visits: { after in
                try await store.read { try $0.everyVisit(after: after?.id, limit: size) }
            },
            cases: { after in
                try await store.read { try $0.everyCase(after: after?.number, limit: size) }
            },
            duties: { after in
                let now = store.now()
                return try await store.read {
                    try $0.dutiesOfNext(after: after?.official, at: now)
                }
            })
    }
}
