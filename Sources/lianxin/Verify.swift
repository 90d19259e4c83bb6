import ArgumentParser
import Store

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Rebuild every table from the ledger and compare.",
        discussion: """
            Reads each entry in its order, holds it against its commitment and the one before it, \
            does to a new database what it did when it was recorded, and compares the two row by \
            row, the search index too. Works beside a running server and changes nothing.

            Exit code 1 when something differs: the first difference is named.
            """)

    @OptionGroup var data: DataOptions

    func run() async throws {
        let place = try await data.place()
        let verification: Verification
        do {
            verification = try Verification(directory: place.folder, at: place.address)
        } catch Verification.Fault.noDatabase(let file) {
            throw Refused("There is no database \(file).")
        } catch let fault as MasterKey.Fault {
            throw Refused(fault.sentence)
        } catch let fault as StoreFault {
            throw Refused(fault.sentence)
        }
        let verdict = try verification.run(progress: tellProgress)
        try verdict.tell()
    }
}

/// To the standard error, so that the verdict alone goes to the standard output.
func tellProgress(_ done: Int, of total: Int) {
    var errors = StandardError()
    print("\(done) of \(total) entries", to: &errors)
}

extension Verdict {
    /// Prints what was found, in both languages.
    ///
    /// - Throws: exit code 1 when something was.
    func tell() throws {
        guard let finding else {
            print("\(entries) entries, \(rows) rows of state: all as the ledger says.")
            return
        }
        print("\(finding.kind.rawValue): \(finding.inEnglish)")
        print(finding.inChinese)
        throw ExitCode(1)
    }
}

extension MasterKey.Fault {
    var sentence: String {
        switch self {
        case .exposed(let file): "\(file) can be read by others; put it right with chmod 600."
        case .missing(let file):
            "\(file) is missing: without it nothing personal can be read. Put it back."
        case .damaged(let file): "\(file) isn't a master key: it must have 32 bytes."
        case .unreadable(let file, let reason): "\(file) can't be read: \(reason)."
        }
    }
}
