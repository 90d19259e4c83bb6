import ArgumentParser
import Kernel
import Store

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Save the data folder in one file, beside a running server.",
        discussion: """
            The file is a tar archive of the database as it stands at one moment, and the master \
            key. Whoever has it can read everything: keep it as safe as the data folder, or leave \
            the key out with --without-key and keep that elsewhere.
            """)

    @Option(help: "The file to make; it must not exist.") var to: String
    @Flag(help: "Leave the master key out; restoring then needs its file.") var withoutKey = false
    @OptionGroup var data: DataOptions

    func run() async throws {
        let place = try await data.place()
        guard place.address == .folder else {
            throw Refused(
                """
                A server's database is saved by its own tools, pg_basebackup or pg_dump, and the \
                folder \(place.folder)/keys apart from it; see docs/operating.md. Nothing was made.
                """)
        }
        let folder = place.folder
        do {
            let manifest = try Backup.make(
                of: folder, to: to, withKey: !withoutKey, at: Moment.system())
            print("\(to): \(folder) as of \(manifest.madeAt)")
        } catch let fault as BackupFault {
            throw Refused(fault.description)
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup back into a new folder, and verify it.")

    @Argument(help: "The backup.") var file: String
    @Option(help: "The master key's file, for a backup made without it.") var key: String?
    @OptionGroup var data: DataOptions

    func run() async throws {
        let folder = try await data.folder()
        let restored: Restored
        do {
            restored = try Backup.restore(file, to: folder, key: key, progress: tellProgress)
        } catch let fault as BackupFault {
            throw Refused(fault.description)
        } catch let fault as MasterKey.Fault {
            throw Refused(fault.sentence)
        }
        print("\(restored.directory): the data of \(restored.manifest.madeAt)")
        try restored.verdict.tell()
    }
}
