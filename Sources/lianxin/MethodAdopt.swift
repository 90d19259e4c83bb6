import ArgumentParser
import Foundation
import Kernel
import MethodPacks
import Store

/// `lianxin method adopt ID --place CODE --from DATE`.
struct MethodAdopt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Let a place work by a method from a day on.",
        discussion: """
            Open cases keep the rules that they were opened under, also where a higher version is \
            adopted. What the pack leaves to the place is given with --set, for example \
            --set replyDays=15wd. With --check nothing is written.
            """)

    @Argument(help: "The pack's id, or a file of your own that ends in .yaml.") var id: String
    @Option(help: "The code of the place.") var place: String
    @Option(help: "The first day, YYYY-MM-DD; today or later.") var from: String
    @OptionGroup var figures: FigureOptions
    @Flag(help: "Leave open what isn't decided yet: rules that lack a figure aren't in force.")
    var leaveOpen = false
    @Flag(help: "Only say what would change and which files disagree.") var check = false
    @OptionGroup var packs: PackFolder
    @OptionGroup var data: DataOptions

    func run() async throws {
        let file = try packs.file(id)
        let day = try lianxin.day(from)
        let values = try figures.values
        let place: ID<Place> = try lianxin.id(place, "place")
        let store = try await data.open(for: check ? .reading : .writing)
        defer { store.close() }
        do {
            let adoption = try file.adopting(
                with: values, at: place, from: day, leavingOpen: leaveOpen)
            let now = store.now()
            let foreseen = try await store.read { try $0.foreseen(adoption, at: now) }
            tell(foreseen, adoption, file.pack)
            if let conflict = foreseen.conflicts.first { throw conflict }
            guard !check else { return print("Nothing was written.") }
            try await store.record { try $0.adopt(adoption, by: .office, at: $1) }
            print("\(file.pack.id) is in force at \(place) from \(day).")
        } catch let fault as AdoptionFault {
            throw Refused("\(fault)")
        } catch let conflict as RuleConflict {
            throw Refused("\(conflict)")
        } catch StoreRefusal.conflict("wrongLevel") {
            throw Refused(
                """
                \(file.pack.id) is for places of the level \(file.pack.level.name), and \(place) \
                is of another. Nothing was changed.
                """)
        } catch StoreRefusal.conflict("alreadyAdopted") {
            print(
                "\(file.pack.id) was adopted at \(place) from \(day) before; nothing was changed.")
        } catch let refusal as StoreRefusal {
            throw Refused(refusal, from: day)
        }
    }

    /// What changes, which rules stay open, and every pair of files that disagree.
    private func tell(_ foreseen: AdoptionForeseen, _ adoption: Adoption, _ pack: MethodPack) {
        if let before = foreseen.before, let changes = foreseen.changes {
            print(
                before.isSuspension
                    ? "\(place) suspended version \(before.version); it goes on with \(adoption.version)."
                    : "\(place) works by version \(before.version) now, and will by "
                        + "\(adoption.version). Open cases keep the rules they were opened under.")
            for rule in changes.added { print("  new      \(rule)") }
            for rule in changes.removed { print("  gone     \(rule)") }
            for change in changes.changed {
                let numbers = change.numbers.map { ": \($0.old.words) -> \($0.new.words)" }
                print("  changed  \(change.rule)\(numbers ?? "")")
            }
            if changes.isEmpty { print("  no rule changes") }
        }
        print("\(adoption.rules.count) rules in force, \(adoption.waiting.count) left open.")
        for rule in adoption.waiting {
            print("  open     \(rule.rule): \(rule.parameters.joined(separator: ", "))")
        }
        for conflict in foreseen.conflicts.dropFirst() { printError("\(conflict)") }
    }
}

/// Figures that the place gives: `--set replyDays=15wd`.
struct FigureOptions: ParsableArguments {
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A figure that the pack leaves open.", valueName: "name=figure"))
    var figures: [String] = []

    /// - Throws: a validation error for what isn't `name=figure`.
    var values: [String: String] {
        get throws {
            try figures.reduce(into: [:]) { values, figure in
                let parts = figure.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else {
                    throw ValidationError("'\(figure)' isn't name=figure.")
                }
                values[parts[0]] = parts[1]
            }
        }
    }
}

extension PackFolder {
    /// The pack of that id, or of a file of one's own.
    ///
    /// - Throws: exit 1 with all faults of the file; `Refused` where there is no such pack.
    func file(_ id: String) throws -> PackFile {
        if id.hasSuffix(".yaml") || id.hasSuffix(".yml") {
            do throws(PackFaults) {
                return try PackFile.read(id)
            } catch {
                printError(error.description)
                throw ExitCode(1)
            }
        }
        guard let file = try load()[try lianxin.id(id, "method id")] else {
            throw Refused("There is no method pack \(id); see lianxin method list.")
        }
        return file
    }
}

extension Bound {
    /// `>= 1 visits/year`.
    var words: String { "\(comparison.rawValue) \(number.map(String.init) ?? "?") \(unit)" }
}

extension Refused {
    /// What kept a method from being adopted or suspended.
    init(_ refusal: StoreRefusal, from day: Day) {
        switch refusal {
        case .unknown(let field, let value):
            self.init("There is no \(field) \(value). Nothing was changed.")
        case .conflict("startsInThePast"):
            self.init("\(day) is past: rules can't reach back. Nothing was changed.")
        case .conflict("notAdopted"):
            self.init("It isn't in force there on \(day). Nothing was changed.")
        default: self.init("\(refusal). Nothing was changed.")
        }
    }
}
