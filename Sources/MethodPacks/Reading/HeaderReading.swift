internal import Kernel

/// What stands before the rules: who the pack is, its mechanisms, roles, parameters, terms.
extension PackReading {
    mutating func pack(_ root: Field) {
        if let deep = root.firstTooDeep { return fault(deep, PackText.tooDeep) }
        if root.size > PackText.mostValues { return fault(root, PackText.tooMany) }
        guard root.pairs != nil else {
            return fault(root, "a pack takes keys with values, not \(root.found)")
        }
        // The version first: a pack for another reader would only give misleading faults.
        if let field = root.pairs?.first(where: { $0.key.text == "lianxin" })?.value,
            field.text != "1"
        {
            return fault(field, "this reader takes packs of format 1, not \(field.found)")
        }
        let members =
            members(root, .pack)
            ?? Members(
                whole: root, fields: root.known(Shape.pack.keys))
        header(members)
        if let field = members["mechanisms"] { mechanisms(field) }
        if let field = members["roles"] { roles(field) }
        if let field = members["parameters"] { parameters(field) }
        if let field = members["terms"] { terms(field) }
        for kind in RuleKind.allCases {
            if let field = members[kind.rawValue] { rules(field, of: kind) }
        }
    }

    private mutating func header(_ members: Members) {
        if let field = members["id"] { draft.id = id(field, of: MethodPack.self) }
        if let field = members["version"] { draft.version = number(field, in: 1...9999) ?? 1 }
        if let field = members["name"] { draft.name = wording(field) }
        if let field = members["level"] { draft.level = level(field) }
        if let field = members["source"] { draft.source = text(field) ?? "" }
        if let field = members["yields"] { draft.yields = flag(field) ?? false }
    }

    private mutating func mechanisms(_ field: Field) {
        for item in items(field, "mechanisms") ?? [] {
            // Named first: what else is wrong with it doesn't make it unknown elsewhere.
            let named = item.pairs?.first { $0.key.text == "id" }?.value
            if let named, let name = named.text { define(.mechanism, name, at: named) }
            guard let members = members(item, .mechanism),
                let id = members["id"].flatMap({ self.id($0, of: Mechanism.self) }),
                let name = members["name"].flatMap({ wording($0) }),
                let detail = members["detail"].flatMap({
                    word($0, "detail", of: Mechanism.Detail.self)
                })
            else { continue }
            let partOf = members["partOf"].flatMap { mechanism($0) }
            let about = members["about"].flatMap { wording($0) }
            draft.mechanisms.append(
                Mechanism(id: id, name: name, detail: detail, partOf: partOf, about: about))
        }
    }

    mutating func mechanism(_ field: Field) -> ID<Mechanism>? {
        guard let id = self.id(field, of: Mechanism.self) else { return nil }
        use(.mechanism, id.text, at: field)
        return id
    }

    private mutating func roles(_ field: Field) {
        for (key, value) in named(field, "roles") {
            guard let id = id(key, of: PackRole.self) else { continue }
            define(.role, id.text, at: key)
            guard let members = members(value, .role),
                let name = wording(of: members),
                let role = members["is"].flatMap({ word($0, "role", of: Role.self) })
            else { continue }
            let level = members["at"].flatMap { self.level($0) }
            let isByName = members["named"].flatMap { flag($0) } ?? false
            draft.roles.append(
                PackRole(id: id, name: name, role: role, level: level, isByName: isByName))
        }
    }

    private mutating func parameters(_ field: Field) {
        for (key, value) in named(field, "parameters") {
            guard let id = id(key, of: PackParameter.self) else { continue }
            define(.parameter, id.text, at: key)
            guard let members = members(value, .parameter), let wording = wording(of: members),
                let type = parameterType(members)
            else { continue }
            draft.parameters.append(PackParameter(name: id.text, wording: wording, type: type))
        }
    }

    private mutating func parameterType(_ members: Members) -> ParameterType? {
        guard let from = members["from"].flatMap({ number($0, in: 0...9_999_999) }),
            let toField = members["to"], let last = number(toField, in: 0...9_999_999),
            let type = members["type"].flatMap({ word($0, "type", of: TypeWord.self) })
        else { return nil }
        guard from <= last else {
            fault(toField, "'to' is \(last), less than 'from', which is \(from)")
            return nil
        }
        guard type == .amount else { return .number(from...last) }
        guard let field = members["unit"] else {
            fault(
                members.whole,
                "no 'unit'; an amount has one of \(Amount.units.joined(separator: ", "))")
            return nil
        }
        guard let unit = field.text, Amount.units.contains(unit) else {
            fault(field, unknown("unit", field.text ?? "", among: Amount.units))
            return nil
        }
        return .amount(unit: unit, from...last)
    }

    private enum TypeWord: String, CaseIterable {
        case amount, number
    }

    private mutating func terms(_ field: Field) {
        for (key, value) in named(field, "terms") {
            guard let name = termName(key) else { continue }
            define(.term, name, at: key)
            draft.terms[name] = wording(value)
        }
    }

    private mutating func named(_ field: Field, _ nouns: String) -> [(key: Field, value: Field)] {
        guard let pairs = field.pairs else {
            fault(field, "this takes \(nouns) by name, not \(field.found)")
            return []
        }
        return pairs
    }

    mutating func wording(of members: Members) -> Wording? {
        guard let chinese = members["zh-Hans"].flatMap({ text($0) }),
            let english = members["en"].flatMap({ text($0) })
        else { return nil }
        return Wording(chinese: chinese, english: english)
    }
}

extension Field {
    /// The fields under the `keys` that are there: to go on after a missing or unknown one.
    fileprivate func known(_ keys: [String]) -> [String: Field] {
        let found = (pairs ?? []).compactMap { key, value in
            key.text.flatMap { keys.contains($0) ? ($0, value) : nil }
        }
        return Dictionary(found) { first, _ in first }
    }
}
