import Kernel
import Store
import Synchronization

/// Places and units to choose from in forms.
struct Choices: Sendable {
    private let places = Stored<ID<Place>?, [ChoiceGroup]>(for: .seconds(30))
    private let units = Stored<ID<Place>, UnitChoices>(for: .seconds(30))

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
    func units(around place: ID<Place>, _ store: Store) async throws -> UnitChoices {
        try await units.value(place) {
            try await store.read { transaction in
                let county = try transaction.places(to: place).last { $0.level <= .county }
                return UnitChoices(try transaction.units(within: county?.code))
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

/// The units that somebody may give a case to.
final class UnitChoices: Sendable {
    let all: ChoiceGroup
    private let units: [HandlingUnit]
    private let near = Mutex<[[ID<Place>]: ChoiceGroup]>([:])

    static let none = UnitChoices([])

    init(_ units: [HandlingUnit]) {
        self.units = units
        all = ChoiceGroup(units.map(Choice.init))
    }

    /// Those that work for one of `places`: for a village its committee, the stations of its
    /// township, the departments of its county.
    func working(for places: [ID<Place>]) -> ChoiceGroup {
        if let known = near.withLock({ $0[places] }) { return known }
        let wanted = Set(places)
        let group = ChoiceGroup(units.filter { wanted.contains($0.place) }.map(Choice.init))
        near.withLock { $0[places] = group }
        return group
    }
}

extension Choice {
    init(_ unit: HandlingUnit) { self.init(unit.code.text, unit.name) }
}

extension Choice {
    init(_ place: Place) { self.init(place.code.text, place.name) }
}
