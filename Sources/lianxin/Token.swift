import ArgumentParser
import Kernel
import Store

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens for programs that act as an official.",
        subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token; it is printed once, as the last word.")

        @Option(help: "The official as whom it acts.") var official: String
        @Option(help: "Days until it ends, 1 to 3650.") var days = 365
        @OptionGroup var data: DataOptions

        func validate() throws {
            guard (1...3650).contains(days) else {
                throw ValidationError("--days is \(days); 1 to 3650 are possible.")
            }
        }

        func run() async throws {
            let store = try await data.open(for: .writing)
            defer { store.close() }
            let official = try store.known(official)
            let token = try await store.createToken(for: official.code, days: days)
            print("Token of \(official.code) \(official.name), \(days) days: \(token)")
        }
    }
}
