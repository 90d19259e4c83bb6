import ArgumentParser
import MethodPacks

/// `lianxin method check FILE…`: every fault as `file:line:column: message`; exit 1 on any.
struct MethodCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find every fault of method packs.")

    @Argument(help: ArgumentHelp("The packs to check.", valueName: "file"))
    var files: [String]

    func run() throws {
        var faults: [PackFault] = []
        for file in files {
            do throws(PackFaults) {
                let pack = try PackFile.read(file).pack
                print("\(file): \(pack.rules.count + pack.open.count) rules, no fault")
            } catch {
                faults += error.all
            }
        }
        guard faults.isEmpty else {
            for fault in faults { print(fault) }
            throw ExitCode(1)
        }
    }
}
