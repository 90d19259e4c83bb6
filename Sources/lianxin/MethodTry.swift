import ArgumentParser
import Foundation
import Kernel
import MethodPacks
import Store

/// `lianxin method try FILE --data DIR`.
struct MethodTry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: "Say what a pack would have asked of a recorded year.",
        discussion: """
            Reads the data and writes nothing. For each rule: what would have been due, met and \
            missed; where the data hold nothing of the sort, that is said. Officials, households and \
            roles are today's. Figures that aren't given with --set leave their rules open.
            """)

    @Argument(help: "A pack's file, or the id of one of the packs.") var file: String
    @Option(help: "The code of a place; all that the office serves where it's missing.")
    var place: String?
    @Option(help: "The year; the last whole one where it's missing.") var year: Int?
    @OptionGroup var figures: FigureOptions
    @Flag(help: "Comma-separated, with a heading.") var csv = false
    @Option(help: "en or zh-Hans: the language of the rules' sentences.")
    var lang: PackLanguage = .english
    @OptionGroup var packs: PackFolder
    @OptionGroup var data: DataOptions

    func run() async throws {
        let pack = try packs.file(file)
        let values = try figures.values
        let store = try await data.openAsItIs(for: .reading)
        defer { store.close() }
        let now = store.now()
        let place = try await place(in: store)
        let adoption: Adoption
        do {
            adoption = try pack.adopting(
                with: values, at: place.code, from: now.day, leavingOpen: true)
        } catch {
            throw Refused("\(error)")
        }
        let trial = MethodTrial(adoption, year: year ?? now.day.year - 1, now: now)
        guard trial.days != nil else { throw ValidationError("\(trial.year) is still to come.") }
        if place.level != pack.pack.level {
            printError(
                "The pack is for the level \(pack.pack.level.name); tried on \(place.name), a "
                    + "\(place.level.name), as a whole.")
        }
        let report = TrialReport(
            pack: pack.pack, place: place, trial: trial, adoption: adoption, language: lang)
        let rows = try await rows(of: trial, adoption, in: store)
        print(csv ? report.csv(rows) : report.table(rows), terminator: "")
    }

    private func place(in store: Store) async throws -> Place {
        let asked = try place.map { try id($0, "place") as ID<Place> }
        let found = try await store.read { transaction in
            try asked.map { try transaction.place($0) } ?? transaction.servedPlace()
        }
        guard let found else { throw Refused("There is no place \(place ?? "in these data").") }
        return found
    }

    private func rows(
        of trial: MethodTrial, _ adoption: Adoption, in store: Store
    ) async throws -> [MethodTrial.Row] {
        let tally = try await tally(trial, in: store)
        var rows: [MethodTrial.Row] = []
        for rule in adoption.rules {
            var outcome = tally.outcome(of: rule)
            if outcome == nil {
                outcome = try await store.read { try $0.outcome(of: rule, in: trial) }
            }
            rows.append(
                MethodTrial.Row(rule: rule.id, kind: rule.kind, outcome: outcome ?? .notCounted))
        }
        return rows
    }

    /// The cases of the year, 500 at a time; none where no rule is about cases.
    private func tally(
        _ trial: MethodTrial, in store: Store
    ) async throws -> MethodTrial.CaseTally {
        guard !trial.rules.clockRules.isEmpty || !trial.rules.closingRules.isEmpty else {
            return MethodTrial.CaseTally()
        }
        let isShown = isatty(STDERR_FILENO) == 1
        let total = try await store.read { try $0.caseCount(of: trial) }
        var (tally, last): (MethodTrial.CaseTally, Int64?) = (.init(), 0)
        while let after = last {
            let before = tally
            (tally, last) = try await store.read { transaction in
                var tally = before
                let last = try transaction.tally(trial, into: &tally, after: after)
                return (tally, last)
            }
            if isShown { printError("cases \(tally.cases) of \(total)") }
        }
        return tally
    }
}
