import Kernel
import Store

/// Places and units to choose from in forms.
struct Choices: Sendable {
    private let kept = Stored<Key, [ChoiceGroup]>(for: .seconds(30))

    private struct Key: Hashable, Sendable {
        let what: What
        let around: ID<Place>?

        enum What: Hashable, Sendable { case places, units }
    }

    /// More than so many lines nobody looks through.
    static let most = 1_000

    /// The places in `root`, two levels down: villages under their townships. Where they are too
    /// many, one level.
    ///
    /// - Parameter root: nil for all that the office serves.
    func places(in root: ID<Place>?, _ store: Store) async throws -> [ChoiceGroup] {
        try await kept.value(Key(what: .places, around: root)) {
            try await store.read { try $0.placeChoices(in: root) }
        }
    }

    /// The units that somebody of `place` may give a case to: those of her county.
    func units(around place: ID<Place>, _ store: Store) async throws -> [Choice] {
        try await kept.value(Key(what: .units, around: place)) {
            try await store.read { transaction in
                let county = try transaction.places(to: place).last { $0.level <= .county }
                let units = try transaction.units(within: county?.code)
                return [ChoiceGroup("", units.map { Choice($0.code.text, $0.name) })]
            }
        }.flatMap(\.choices)
    }
}

extension Transaction {
    fileprivate func placeChoices(in root: ID<Place>?) throws -> [ChoiceGroup] {
        let root = try root.flatMap { try place($0) } ?? servedPlace()
        let below = try children(of: root?.code)
        guard !below.isEmpty else { return root.map { [ChoiceGroup("", [Choice($0)])] } ?? [] }
        let groups = try below.map { ChoiceGroup($0.name, [Choice($0)] + (try children(of: $0.code)).map(Choice.init)) }
        let isSmall = groups.reduce(0) { $0 + $1.choices.count } <= Choices.most
        // Villages have groups below them, which nobody needs to choose.
        if isSmall, below.contains(where: { $0.level < .village }) { return groups }
        return [ChoiceGroup(root?.name ?? "", (root.map { [Choice($0)] } ?? []) + below.map(Choice.init))]
    }
}

extension Choice {
    init(_ place: Place) { self.init(place.code.text, place.name) }
}
