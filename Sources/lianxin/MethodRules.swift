import ArgumentParser
import MethodPacks

/// `lianxin method rules`: the number of every rule, read back from the typed rules.
struct MethodRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Print the numbers of all rules.")

    @OptionGroup var folder: PackFolder
    @Flag(help: "Comma-separated, with a heading.") var csv = false

    func run() throws {
        let packs = try folder.load().all
        guard !csv else { return print(RuleTable.csv(of: packs), terminator: "") }
        for row in packs.flatMap(RuleTable.rows) {
            print(row.map { $0.isEmpty ? "?" : $0 }.joined(separator: "  "))
        }
    }
}
