/// The path of a case: which states are in use, who may do what, where it goes when it is stuck.
///
/// A rule may say only part of it; what it leaves empty it leaves to other rules.
package struct ProcedureRule: RuleForm {
    package let origin: RuleOrigin
    /// The states in use; empty when the rule says nothing about them.
    package let states: [ServiceCase.State.Name]
    /// The stages that an item of the ledger goes through in this order, as the method shows them.
    package let stages: [ServiceCase.State.Name]
    /// The roles that may do a deed; a deed that isn't named is left to the product's own rights.
    package let may: [Deed.Name: Set<Role>]
    /// The levels up which a stuck case is reported, lowest first.
    package let ladder: [TerritoryLevel]
    package let suspension: [SuspensionReason]

    package init(
        origin: RuleOrigin, states: [ServiceCase.State.Name] = [],
        stages: [ServiceCase.State.Name] = [],
        may: [Deed.Name: Set<Role>] = [:], ladder: [TerritoryLevel] = [],
        suspension: [SuspensionReason] = []
    ) {
        self.origin = origin
        self.states = states
        self.stages = stages
        self.may = may
        self.ladder = ladder
        self.suspension = suspension
    }

    /// The number of stages, which is what a source counts.
    package var figures: [RuleFigure] {
        stages.isEmpty ? [] : [figure(Bound(.exactly, stages.count, "states"), .list)]
    }

    package var subjects: [String] {
        var subjects: [String] = []
        if !states.isEmpty { subjects.append("states in use") }
        if !stages.isEmpty { subjects.append("stages") }
        if !ladder.isEmpty { subjects.append("ladder") }
        if !suspension.isEmpty { subjects.append("suspension") }
        return subjects + may.keys.map { "who may do \($0.rawValue)" }.sorted()
    }
}

extension ProcedureRule {
    package var members: [String: JSON] {
        let roles = may.map { ($0.key.rawValue, JSON.words($0.value.sorted())) }
        return [
            "states": .words(states), "stages": .words(stages),
            "may": .object(Dictionary(uniqueKeysWithValues: roles)),
            "ladder": .list(ladder.map { .text($0.name) }), "suspension": .words(suspension),
        ]
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let may = Self.may(json["may"]),
            let states = json.words("states", as: ServiceCase.State.Name.self),
            let stages = json.words("stages", as: ServiceCase.State.Name.self),
            let suspension = json.words("suspension", as: SuspensionReason.self),
            let ladder = json["ladder"]?.list
        else { return nil }
        let levels = ladder.compactMap { $0.text.flatMap { TerritoryLevel(name: $0) } }
        guard levels.count == ladder.count else { return nil }
        self.init(
            origin: origin, states: states, stages: stages, may: may, ladder: levels,
            suspension: suspension)
    }

    private static func may(_ json: JSON?) -> [Deed.Name: Set<Role>]? {
        guard let json, let members = json.object else { return nil }
        var may: [Deed.Name: Set<Role>] = [:]
        for key in members.keys {
            guard let deed = Deed.Name(rawValue: key), let roles = json.words(key, as: Role.self)
            else { return nil }
            may[deed] = Set(roles)
        }
        return may
    }
}
