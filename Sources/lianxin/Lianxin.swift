import ArgumentParser

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
            RestoreCommand.self, OfficialCommand.self, TokenCommand.self, DoctorCommand.self,
        ])
}
