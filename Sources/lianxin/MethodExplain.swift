import ArgumentParser
import Kernel
import MethodPacks

/// `lianxin method explain ID`: what a pack, a mechanism or a rule says, in plain sentences.
struct MethodExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a pack, a mechanism or a rule in sentences.")

    @Argument(help: ArgumentHelp("The id of a pack, a mechanism or a rule.", valueName: "id"))
    var id: String
    @OptionGroup var folder: PackFolder
    @Option(help: "en or zh-Hans.") var lang: PackLanguage = .chinese

    func run() throws {
        let packs = try folder.load()
        guard let pack = packs.pack(of: id) else {
            printError("No pack, mechanism or rule '\(id)'; 'lianxin method list' names them.")
            throw ExitCode(1)
        }
        for line in pack.explained(id, in: lang) { print(line) }
    }
}
