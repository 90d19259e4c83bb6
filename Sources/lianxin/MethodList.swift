import ArgumentParser
import MethodPacks

/// `lianxin method list`: a mechanism a line, its id as the first word.
struct MethodList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the mechanisms of all packs.")

    @OptionGroup var folder: PackFolder
    @Option(help: "en or zh-Hans.") var lang: PackLanguage = .chinese

    func run() throws {
        for pack in try folder.load().all {
            for mechanism in pack.mechanisms {
                print(mechanism.id, mechanism.detail.rawValue, mechanism.name.text(in: lang))
            }
        }
    }
}

extension PackLanguage: ExpressibleByArgument {}
