import Kernel
import Store

/// Places and units to choose from in forms.
struct Choices: Sendable {
    private let places = Stored<ID<Place>?, [ChoiceGroup]>(for: .seconds(30))
    private let units = Stored<ID<Place>, [HandlingUnit]>(for: .seconds(30))

    /// More than so many lines nobody looks through.
    static let most = 1_000

    /// The places in `root`, two levels down: villages under their townships. Where they are too
    /// many, one level.
    ///
    /// - Parameter root: nil for all that the office serves.
    func places(in root: ID<Place>?, _ store: Store) async throws -> [ChoiceGroup] {
        try await places.value(root) {
            try await store.read { try $0.placeChoices(in: root) }
        }
    }

    /// The units that somebody of `place` may give a case to: those of her county.
    func units(around place: ID<Place>, _ store: Store) async throws -> [HandlingUnit] {
        try await units.value(place) {
            try await store.read { transaction in
                let county = try transaction.places(to: place).last { $0.level <= .county }
                return try transaction.units(within: county?.code)
            }
        }
    }
}

extension Transaction {
    fileprivate func placeChoices(in root: ID<Place>?) throws -> [ChoiceGroup] {
        let root = try root.flatMap { try place($0) } ?? servedPlace()
        let below = try children(of: root?.code)
        guard !below.isEmpty else { return root.map { [ChoiceGroup("", [Choice($0)])] } ?? [] }
        let groups = try below.map {
            ChoiceGroup($0.name, [Choice($0)] + (try children(of: $0.code)).map(Choice.init))
        }
        let isSmall = groups.reduce(0) { $0 + $1.choices.count } <= Choices.most
        // Villages have groups below them, which nobody needs to choose.
        if isSmall, below.contains(where: { $0.level < .village }) { return groups }
        return [
            ChoiceGroup(
                root?.name ?? "", (root.map { [Choice($0)] } ?? []) + below.map(Choice.init))
        ]
    }
}

extension [HandlingUnit] {
    var choices: [Choice] { map { Choice($0.code.text, $0.name) } }

    /// Those that work for one of `places`: for a village its committee, the stations of its
    /// township, the departments of its county.
    func working(for places: some Sequence<ID<Place>>) -> [Choice] {
        let places = Set(places)
        return filter { places.contains($0.place) }.choices
    }
}

extension Choice {
    init(_ place: Place) { self.init(place.code.text, place.name) }
}
