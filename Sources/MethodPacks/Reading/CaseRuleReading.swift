internal import Kernel

/// The rules for cases.
extension PackReading {
    mutating func clock(_ field: Field) -> ClockRule? {
        guard let members = members(field, .clock), let origin = self.origin(members) else {
            return nil
        }
        let name = members["name"].flatMap { word($0, "clock", of: ClockName.self) }
        let kinds = members["for"].flatMap { self.kinds($0) }
        let from = members["from"].flatMap { word($0, "event", of: CaseEvent.self) }
        let to = members["to"].flatMap { word($0, "event", of: CaseEvent.self) }
        let within = (members["within"] ?? members["after"]).flatMap { amount($0) }
        let longer = members["extension"].map { amount($0) }
        let pauses = members["pauses"].map { flag($0) } ?? false
        let only = members["only"].map { word($0, "mark", of: Mark.self) }
        if (members["within"] == nil) == (members["after"] == nil) {
            fault(
                members["after"] ?? field,
                "a clock says 'within' which time, or 'after' which; one of them")
            return nil
        }
        guard let name, let kinds, let from, let to, let within, let pauses else { return nil }
        return ClockRule(
            origin: origin, name: name, kinds: kinds, from: from, to: to, within: within,
            maxExtension: longer ?? nil, pauses: pauses, isAfter: members["after"] != nil,
            onlyDanger: only == .danger)
    }

    /// The marks of a case to which a clock may be limited.
    private enum Mark: String, CaseIterable {
        case danger
    }

    mutating func closing(_ field: Field) -> ClosingRule? {
        guard let members = members(field, .closing), let origin = self.origin(members) else {
            return nil
        }
        let kinds = members["for"].flatMap { self.kinds($0) }
        let needs = members["needs"].flatMap { words($0, "need", of: ClosingNeed.self) }
        let silence = members["silence"].map { amount($0) }
        guard let kinds, let needs else { return nil }
        return ClosingRule(origin: origin, kinds: kinds, needs: needs, silence: silence ?? nil)
    }

    mutating func procedure(_ field: Field) -> ProcedureRule? {
        guard let members = members(field, .procedure), let origin = self.origin(members) else {
            return nil
        }
        let states = members["states"].map {
            words($0, "state", of: ServiceCase.State.Name.self)
        }
        let stages = members["stages"].map {
            words($0, "state", of: ServiceCase.State.Name.self)
        }
        let suspension = members["suspension"].map {
            words($0, "reason", of: SuspensionReason.self)
        }
        let may = members["may"].map { self.may($0) } ?? [:]
        let ladder = members["ladder"].map { self.ladder($0) } ?? []
        if Set(["states", "stages", "may", "ladder", "suspension"])
            .allSatisfy({ members[$0] == nil })
        {
            fault(
                field, "this procedure says nothing; give states, stages, may, ladder or suspension"
            )
        }
        return ProcedureRule(
            origin: origin, states: states.flatMap(\.self) ?? [],
            stages: stages.flatMap(\.self) ?? [], may: may, ladder: ladder,
            suspension: suspension.flatMap(\.self) ?? [])
    }

    private mutating func may(_ field: Field) -> [Deed.Name: Set<Role>] {
        guard let pairs = field.pairs else {
            fault(field, "this takes deeds, each with its roles, not \(field.found)")
            return [:]
        }
        var may: [Deed.Name: Set<Role>] = [:]
        for (key, value) in pairs {
            let deed = word(
                key, "deed", of: Deed.Name.self, but: ["signature", "rating", "hand-over"])
            let roles = words(value, "role", of: Role.self)
            if let deed, let roles { may[deed] = Set(roles) }
        }
        return may
    }

    private mutating func ladder(_ field: Field) -> [TerritoryLevel] {
        let items = self.items(field, "levels") ?? []
        let levels = items.compactMap { level($0) }
        guard levels.count == items.count else { return [] }
        for (index, (lower, higher)) in zip(levels, levels.dropFirst()).enumerated()
        where lower <= higher {
            fault(
                items[index + 1], "the ladder goes up; '\(higher.name)' isn't above '\(lower.name)'"
            )
        }
        return levels
    }
}
