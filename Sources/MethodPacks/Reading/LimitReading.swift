internal import Kernel

/// Lists, limits, and what must be reached.
extension PackReading {
    mutating func list(_ field: Field) -> LimitRule? {
        guard let members = members(field, .list), let origin = self.origin(members) else {
            return nil
        }
        let about = members["about"].flatMap { wording($0) }
        let unit = members["unit"].flatMap { text($0) }
        let list = listed(members)
        guard let about, let unit, let list else { return nil }
        return LimitRule(
            origin: origin, kind: .list, bound: Bound(.exactly, list.count, unit), about: about,
            items: list.items)
    }

    mutating func amountRule(_ field: Field) -> LimitRule? {
        guard let members = members(field, .amount), let origin = self.origin(members) else {
            return nil
        }
        let about = members["about"].flatMap { wording($0) }
        let unit = members["unit"].flatMap { text($0) }
        let number = comparison(members).flatMap { comparison, field in
            self.number(field, in: 0...999_999_999).map { (comparison, $0) }
        }
        guard let about, let unit, let number else { return nil }
        return LimitRule(
            origin: origin, kind: .amount, bound: Bound(number.0, number.1, unit), about: about)
    }

    mutating func window(_ field: Field) -> LimitRule? {
        guard let members = members(field, .window), let origin = self.origin(members) else {
            return nil
        }
        let about = members["about"].flatMap { wording($0) }
        let lasts = members["lasts"].flatMap { amount($0) }
        guard let about, let lasts else { return nil }
        return LimitRule(
            origin: origin, kind: .window, bound: Bound(.exactly, lasts.number, lasts.unitName),
            about: about, lasts: lasts)
    }

    mutating func identifier(_ field: Field) -> LimitRule? {
        guard let members = members(field, .identifier), let origin = self.origin(members) else {
            return nil
        }
        let about = members["about"].flatMap { wording($0) }
        guard let about, let dial = members["dial"], let digits = text(dial) else { return nil }
        guard (3...15).contains(digits.utf8.count), let number = Int(digits), number >= 0 else {
            fault(dial, "this takes 3 to 15 digits to dial, not \(dial.found)")
            return nil
        }
        return LimitRule(
            origin: origin, kind: .identifier, bound: Bound(.exactly, number, "string"),
            about: about, items: [digits])
    }

    mutating func coverage(_ field: Field) -> CoverageRule? {
        guard let members = members(field, .coverage), let origin = self.origin(members) else {
            return nil
        }
        let every = members["every"].flatMap { known($0, CoverageRule.Covered.known) }
        let has = members["has"].flatMap { known($0, CoverageRule.Reaching.known) }
        let by = members["by"].flatMap { role($0) }
        let within = members["in"].map { recurrence($0) }
        let measuring =
            members["measures"].map { word($0, "measure", of: CoverageRule.Measuring.self) }
            ?? .share
        let number = comparison(members).flatMap { comparison, field in
            self.number(field, in: 0...(measuring == .share ? 100 : 999_999_999))
                .map { (comparison, $0) }
        }
        let unit = members["unit"].flatMap { text($0) }
        let villages = villageClass(members)
        guard let every, let has, let measuring, let number else { return nil }
        if (unit == nil) != (measuring == .share) {
            fault(
                members["unit"] ?? field,
                measuring == .share
                    ? "a share is counted in %; 'unit' goes with 'measures: reached' or 'missed'"
                    : "no 'unit'; say of what so many are \(measuring.rawValue)")
            return nil
        }
        return CoverageRule(
            origin: origin, every: CoverageRule.Covered(every),
            has: CoverageRule.Reaching(has), by: by,
            within: within ?? nil, measuring: measuring, comparison: number.0, number: number.1,
            unit: unit ?? "%", villages: villages)
    }

    /// `villagesBelow` or `villagesFrom`: the id of the amount at which large begins.
    private mutating func villageClass(_ members: Members) -> VillageClass? {
        let below = members["villagesBelow"].flatMap { id($0, of: Rule.self) }
        let from = members["villagesFrom"].flatMap { id($0, of: Rule.self) }
        if let field = members["villagesFrom"], members["villagesBelow"] != nil {
            fault(field, "'villagesBelow' or 'villagesFrom', not both")
            return nil
        }
        return below.map { VillageClass(limit: $0, isLarge: false) }
            ?? from.map { VillageClass(limit: $0, isLarge: true) }
    }

    /// One of the words that every pack knows, or a term of its own.
    private mutating func known(_ field: Field, _ words: [String]) -> String? {
        if let text = field.text, words.contains(text) { return text }
        let terms = draft.names(of: .term) + draft.names(of: .role)
        guard let text = field.text, !terms.contains(text) else { return term(field) }
        fault(field, unknown("term", text, among: words + terms))
        return nil
    }
}
