import ArgumentParser
import Foundation
import Store

@main
struct Lianxin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lianxin",
        abstract: "The closed loop between residents and the people who serve them. 连心",
        discussion: """
            Exit codes: 0 done; 1 refused, or something was found; 64 wrong usage; 70 our fault.
            """,
        subcommands: [
            ServeCommand.self, DemoCommand.self, ImportCommand.self, ExportCommand.self,
            MethodCommand.self, CalendarCommand.self, VerifyCommand.self, BackupCommand.self,
            RestoreCommand.self, MoveCommand.self, OfficialCommand.self, TokenCommand.self,
            DoctorCommand.self, BulkCountyCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch SQLFault.moved {
            exit(
                withError: Refused(
                    """
                    This office was moved to a server: nothing was recorded. Name its database with \
                    --database URL or LIANXIN_DATABASE.
                    """))
        } catch let error where isOurFault(error) {
            FileHandle.standardError.write(
                Data("Our fault: \(error)\nWhat was recorded before stays recorded.\n".utf8))
            Foundation.exit(70)
        } catch {
            exit(withError: error)
        }
    }

    /// Neither a refusal nor wrong usage, nor a command's own exit code.
    private static func isOurFault(_ error: any Error) -> Bool {
        if error is Refused || error is ExitCode || error is CleanExit { return false }
        return exitCode(for: error) == .failure
    }
}
