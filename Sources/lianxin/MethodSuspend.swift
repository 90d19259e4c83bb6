import ArgumentParser
import Kernel
import MethodPacks
import Store

/// `lianxin method suspend ID --place CODE --from DATE`.
struct MethodSuspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Let a place stop working by a method from a day on.",
        discussion: """
            Only what the place adopted itself; what a place above adopted stays in force. Open \
            cases keep the rules that they were opened under. Adopt it again to go on.
            """)

    @Argument(help: "The pack's id.") var id: String
    @Option(help: "The code of the place.") var place: String
    @Option(help: "The first day without it, YYYY-MM-DD; today or later.") var from: String
    @OptionGroup var data: DataOptions

    func run() async throws {
        let pack: ID<MethodPack> = try lianxin.id(id, "method id")
        let day = try lianxin.day(from)
        let place: ID<Place> = try lianxin.id(place, "place")
        let store = try await data.open(for: .writing)
        defer { store.close() }
        do {
            let stopped = try await store.record {
                try $0.suspend(pack, at: place, from: day, by: .office, at: $1)
            }
            print("\(pack), version \(stopped.version), isn't in force at \(place) from \(day) on.")
        } catch let refusal as StoreRefusal {
            throw Refused(refusal, from: day)
        }
    }
}
