import ArgumentParser
import DemoCounty
import Foundation
import Kernel
import MethodPacks
import Store

/// For measuring; `Benchmarks/growth` calls it.
struct BulkCountyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulk-county",
        abstract: "Fill an empty folder with a county's cases of ten years, to measure with.",
        shouldDisplay: false)

    @Option(help: "How many cases.") var cases = 100_000
    @Option(help: "Another seed makes another county.") var seed: UInt64 = 530827
    @OptionGroup var packs: PackFolder
    @OptionGroup var data: DataOptions

    func validate() throws {
        guard (5_000...20_000_000).contains(cases) else {
            throw ValidationError("--cases is \(cases); 5000 to 20000000 is possible.")
        }
    }

    /// 35,000 households as in the county, and 35 more with each thousand cases beyond a million.
    private var scale: Double { max(1, Double(cases) / 1_000_000) }

    func run() async throws {
        let folder = try await data.folder()
        let store = try await data.openAsItIs(for: .writing)
        guard try await store.read({ try $0.isEmpty() }) else {
            store.close()
            throw Refused("\(folder) isn't empty. Nothing was changed.")
        }
        let start = ContinuousClock.now
        let progress = DemoProgress()
        let loading = DemoLoading(
            store: store, packs: try packs.load(), seed: seed, scale: scale,
            tell: { progress.show($0) }, historyDays: BulkPlan.days + 30)
        let county = try await loading.loadRegistry()
        let adoption = try await rules(in: store)
        store.close()
        let history = BulkHistory(
            county: county, cases: cases, seed: seed, rules: adoption.rules,
            ruleSet: adoption.number, paths: adoption.paths, tell: { progress.show($0) })
        let codes = try await history.write(to: folder)
        let again = try await data.openAsItIs(for: .writing)
        defer { again.close() }
        let finishing = DemoLoading(
            store: again, packs: try packs.load(), seed: seed, scale: scale,
            tell: { progress.show($0) })
        let summary = try await finishing.finish(county, pickupCodes: codes)
        try summary.write(to: folder)
        progress.end("\(cases) cases after \(start.duration(to: .now)).")
    }

    /// The rules that the demo's townships have adopted, and the path of each place.
    private func rules(in store: Store) async throws -> (
        number: Int, rules: RuleSet, paths: [ID<Place>: String]
    ) {
        try await store.write { transaction in
            let places = try transaction.places(after: nil, limit: .max)
            let township = places.first { $0.level == .township }
            guard let township else { throw Refused("The demo has no township.") }
            let day = Moment.system().day - BulkPlan.days
            var paths: [ID<Place>: String] = [:]
            for place in places { paths[place.code] = try transaction.path(of: place.code) }
            return (
                try transaction.ruleSetNumber(at: township.code, on: day),
                try transaction.ruleSet(at: township.code, on: day), paths
            )
        }
    }
}
