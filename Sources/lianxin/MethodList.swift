import ArgumentParser
import MethodPacks

/// `lianxin method list`: a mechanism a line, its id as the first word.
struct MethodList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the mechanisms of all packs.",
        discussion: """
            A line each: its id; how much the source tells (detailed, clause, nameOnly); the level \
            of the places that adopt it; its name; and the figures that a place still fills in.
            """)

    @OptionGroup var folder: PackFolder
    @Option(help: "en or zh-Hans.") var lang: PackLanguage = .chinese

    func run() throws {
        for pack in try folder.load().all {
            for mechanism in pack.mechanisms {
                let open = pack.open.filter { $0.origin.mechanism == mechanism.id }
                let names = pack.parameters.map(\.name).filter { name in
                    open.contains { $0.parameters.contains(name) }
                }
                let toFill = names.isEmpty ? "" : " [\(names.joined(separator: ", "))]"
                print(
                    mechanism.id, mechanism.detail.rawValue, pack.level.name,
                    mechanism.name.text(in: lang) + toFill)
            }
        }
    }
}

extension PackLanguage: ExpressibleByArgument {}
