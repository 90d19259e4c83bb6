import ArgumentParser
import MethodPacks

/// `lianxin method`: what can be done with method packs.
struct MethodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "method", abstract: "Check, list, explain, try and adopt method packs 工作法.",
        subcommands: [
            MethodCheck.self, MethodList.self, MethodExplain.self, MethodRules.self,
            MethodAdopt.self, MethodSuspend.self, MethodTry.self, MethodSchema.self,
        ])
}

/// Where the packs are: `--packs`, else `LIANXIN_PACKS`, else `./packs`, else the `packs` folder
/// next to the program or above it.
struct PackFolder: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of method packs (LIANXIN_PACKS).", valueName: "dir"))
    var packs: String?

    /// - Throws: a validation error when there is no such folder; exit 1 with all faults when a
    ///   pack has one.
    func load() throws -> Packs {
        guard let folder = PackPlace.folder(asked: packs) else {
            throw ValidationError("No packs folder here; give one with --packs.")
        }
        do {
            return try Packs.load(from: folder)
        } catch let faults as PackFaults {
            printError(faults.description)
            throw ExitCode(1)
        } catch {
            throw ValidationError("The packs folder \(folder) can't be read.")
        }
    }
}
