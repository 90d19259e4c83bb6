import ArgumentParser
import Kernel
import Store

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in a table; a bad row never stops the good ones.",
        discussion: "A second import of the same file changes nothing.")

    @OptionGroup var options: ImportOptions
    @OptionGroup var data: DataOptions

    func run() async throws {
        guard !options.dryRun else { return try await options.run(into: nil) }
        let store = try await data.open(for: .writing)
        defer { store.close() }
        try await options.run(into: ImportTarget(store))
    }
}
