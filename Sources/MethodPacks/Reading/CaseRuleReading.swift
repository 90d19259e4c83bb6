internal import Kernel

/// The rules for cases, and limits.
extension PackReading {
    mutating func clock(_ field: Field) -> ClockRule? {
        guard let members = members(field, .clock), let origin = self.origin(members) else {
            return nil
        }
        let name = members["name"].flatMap { word($0, "clock", of: ClockName.self) }
        let kinds = members["for"].flatMap { self.kinds($0) }
        let from = members["from"].flatMap { word($0, "event", of: CaseEvent.self) }
        let to = members["to"].flatMap { word($0, "event", of: CaseEvent.self) }
        let within = members["within"].flatMap { amount($0) }
        let longer = members["extension"].map { amount($0) }
        let pauses = members["pauses"].map { flag($0) } ?? false
        let only = members["only"].map { word($0, "mark", of: Mark.self) }
        guard let name, let kinds, let from, let to, let within, let pauses else { return nil }
        return ClockRule(
            origin: origin, name: name, kinds: kinds, from: from, to: to, within: within,
            maxExtension: longer ?? nil, pauses: pauses, onlyDanger: only == .danger)
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

    mutating func list(_ field: Field) -> LimitRule? {
        guard let members = members(field, .list), let origin = self.origin(members) else {
            return nil
        }
        let about = members["about"].flatMap { wording($0) }
        let unit = members["unit"].flatMap { text($0) }
        let terms = members["items"].flatMap { items($0, "items") }?.compactMap { term($0) }
        let count = members["count"].flatMap { self.number($0, in: 1...999) }
        guard let about, let unit else { return nil }
        guard let number = terms?.count ?? count else {
            if members["items"] == nil, members["count"] == nil {
                fault(field, "a list has 'items', or 'count' where the source names none")
            }
            return nil
        }
        if let count, let field = members["count"], let terms, terms.count != count {
            fault(field, "'count' is \(count), but the list has \(terms.count) items")
        }
        return LimitRule(
            origin: origin, kind: .list, bound: Bound(.exactly, number, unit), about: about,
            items: terms ?? [])
    }

    mutating func limit(_ field: Field, _ kind: LimitRule.Kind) -> LimitRule? {
        guard let members = members(field, .limit), let origin = self.origin(members) else {
            return nil
        }
        let about = members["about"].flatMap { wording($0) }
        let unit = members["unit"].flatMap { text($0) }
        let number = comparison(members).flatMap { comparison, field in
            self.number(field, in: 0...999_999_999).map { (comparison, $0) }
        }
        guard let about, let unit, let number else { return nil }
        return LimitRule(
            origin: origin, kind: kind, bound: Bound(number.0, number.1, unit), about: about)
    }

    /// What can't be said yet: kept by name.
    mutating func later(_ field: Field) {
        for item in items(field, "later rules") ?? [] {
            guard let members = members(item, .later), let idField = members["id"],
                let id = self.id(idField, of: Rule.self), let text = wording(of: members),
                let kind = members["kind"], let pack = draft.id
            else { continue }
            guard let word = kind.text, RuleKind.later.contains(word) else {
                fault(kind, unknown("later kind", kind.text ?? "", among: RuleKind.later))
                continue
            }
            define(.rule, id.text, at: idField)
            let own = draft.mechanisms.first?.id ?? ID<Mechanism>(pack.text)
            guard let mechanism = members["mechanism"].map({ self.mechanism($0) }) ?? own else {
                continue
            }
            draft.later.append(LaterRule(id: id, mechanism: mechanism, kind: word, text: text))
        }
    }
}
