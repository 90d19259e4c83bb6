import ArgumentParser
import Kernel
import MethodPacks
import Store

/// `lianxin method adopt ID --place CODE --from DATE`.
struct MethodAdopt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Let a place work by a method from a day on.",
        discussion: """
            Open cases keep the rules that they were opened under. What the pack leaves to the \
            place is given with --set, for example --set replyDays=15wd.
            """)

    @Argument(help: "The pack's id.") var id: String
    @Option(help: "The code of the place.") var place: String
    @Option(help: "The first day, YYYY-MM-DD; today or later.") var from: String
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A figure that the pack leaves open.", valueName: "name=figure"))
    var figures: [String] = []
    @OptionGroup var packs: PackFolder
    @OptionGroup var data: DataOptions

    func run() async throws {
        let code: ID<MethodPack> = try lianxin.id(id, "method id")
        guard let file = try packs.load()[code] else {
            throw Refused("There is no method pack \(id); see lianxin method list.")
        }
        guard let day = Day(from) else {
            throw ValidationError("'\(from)' isn't a day; write it as 2026-03-01.")
        }
        let values = try figures.reduce(into: [String: String]()) { values, figure in
            let parts = figure.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw ValidationError("'\(figure)' isn't name=figure.")
            }
            values[parts[0]] = parts[1]
        }
        let store = try await data.open(for: .writing)
        defer { store.close() }
        let place: ID<Place> = try lianxin.id(place, "place")
        do {
            let adoption = try file.adopting(with: values, at: place, from: day)
            let now = store.now()
            try await store.write { try $0.adopt(adoption, by: .office, at: now) }
            print("\(id) is in force at \(place) from \(day).")
        } catch let fault as AdoptionFault {
            throw Refused("\(fault)")
        } catch let conflict as RuleConflict {
            throw Refused("\(conflict)")
        } catch StoreRefusal.unknown(let field, let value) {
            throw Refused("There is no \(field) \(value). Nothing was changed.")
        } catch StoreRefusal.conflict("startsInThePast") {
            throw Refused("\(day) is past: rules can't reach back. Nothing was changed.")
        } catch StoreRefusal.conflict("alreadyAdopted") {
            print("\(id) was adopted at \(place) from \(day) before; nothing was changed.")
        }
    }
}
