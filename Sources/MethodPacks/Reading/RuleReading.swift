internal import Kernel

/// One rule of each kind.
extension PackReading {
    mutating func rules(_ field: Field, of kind: RuleKind) {
        for item in items(field, "rules") ?? [] {
            if let read = drafting(item, { $0.rule(item, of: kind) }) { draft.rules.append(read) }
        }
    }

    private mutating func rule(_ field: Field, of kind: RuleKind) -> Rule? {
        switch kind {
        case .responsibility: responsibility(field).map { .responsibility($0) }
        case .visit: visit(field).map { .visit($0) }
        case .cadence: cadence(field).map { .cadence($0) }
        case .clock: clock(field).map { .clock($0) }
        case .closing: closing(field).map { .closing($0) }
        case .procedure: procedure(field).map { .procedure($0) }
        case .team: team(field).map { .team($0) }
        case .ballot: ballot(field).map { .ballot($0) }
        case .meeting: meeting(field).map { .meeting($0) }
        case .service: service(field).map { .service($0) }
        case .claim: claim(field).map { .claim($0) }
        case .project: project(field).map { .project($0) }
        case .consequence: consequence(field).map { .consequence($0) }
        case .coverage: coverage(field).map { .coverage($0) }
        case .list: list(field).map { .limit($0) }
        case .window: window(field).map { .limit($0) }
        case .identifier: identifier(field).map { .limit($0) }
        case .amount: amountRule(field).map { .limit($0) }
        }
    }

    /// The id, the mechanism (the pack's own where none is named) and the source of a rule.
    mutating func origin(_ members: Members) -> RuleOrigin? {
        guard let idField = members["id"], let id = self.id(idField, of: Rule.self) else {
            return nil
        }
        define(.rule, id.text, at: idField)
        let named = members["mechanism"].flatMap { mechanism($0) }
        let source = members["source"].flatMap { text($0) } ?? ""
        guard let pack = draft.id, let own = ID<Mechanism>(pack.text) else { return nil }
        return RuleOrigin(
            id: id, mechanism: named ?? draft.mechanisms.first?.id ?? own, pack: pack,
            line: members.whole.line, source: source)
    }

    private mutating func responsibility(_ field: Field) -> ResponsibilityRule? {
        guard let members = members(field, .responsibility), let origin = self.origin(members)
        else {
            return nil
        }
        let claim = self.claim(members)
        let number = comparison(members).flatMap { comparison, field in
            self.number(field, in: 1...9_999_999).map { (comparison, $0) }
        }
        guard let claim, let number else { return nil }
        return ResponsibilityRule(
            origin: origin, claim: claim, comparison: number.0, number: number.1)
    }

    private mutating func claim(_ members: Members) -> ResponsibilityRule.Claim? {
        switch (members["each"], members["answersFor"], members["every"], members["holds"]) {
        case (let each?, let subject?, nil, nil):
            guard let role = role(each),
                let subject = word(subject, "subject", of: VisitedSubject.self)
            else { return nil }
            return .answersFor(by: role, subject)
        case (nil, nil, let every?, let holds?):
            guard let every = word(every, "subject", of: VisitedSubject.self),
                let holding = word(holds, "holding", of: Holding.self)
            else { return nil }
            return .holds(every: every, holding)
        default:
            fault(
                members.whole,
                "a responsibility says 'each' with 'answersFor', or 'every' with 'holds'")
            return nil
        }
    }

    private mutating func visit(_ field: Field) -> VisitRule? {
        guard let members = members(field, .visit), let origin = self.origin(members) else {
            return nil
        }
        if let field = members["note"] { note(field, within: origin) }
        let by = members["by"].flatMap { role($0) }
        let of = members["of"].flatMap { word($0, "subject", of: VisitedSubject.self) }
        let counting = members["counts"].map { word($0, "count", of: VisitUnit.self) } ?? .visits
        let kinds = members["kinds"].map { words($0, "visit kind", of: Visit.Kind.self) } ?? []
        let target = members["target"].map { number($0, in: 1...100) } ?? 100
        let days = members["daysOfMonth"].map { monthWindow($0, within: origin) }
        let unit = members["unit"].map { term($0) }
        let rate = comparison(members).flatMap { comparison, field in
            self.rate(field).map { (comparison, $0, field) }
        }
        guard let by, let of, let counting, let kinds, let target, let rate else { return nil }
        if days != nil, rate.1.every != .every(.month) {
            fault(rate.2, "'daysOfMonth' goes with a rate per month only")
            return nil
        }
        return VisitRule(
            origin: origin, by: by, of: of, counting: counting, comparison: rate.0,
            number: rate.1.number, every: rate.1.every, daysOfMonth: days??.days, target: target,
            kinds: kinds, unit: unit ?? nil, firstDay: days??.first, lastDay: days??.last)
    }

    /// The types of note that a visit leaves in the diary: a list rule of its own.
    private mutating func note(_ field: Field, within visit: RuleOrigin) {
        guard let members = members(field, .note), let idField = members["id"],
            let id = self.id(idField, of: Rule.self),
            let items = members["types"].flatMap({ self.items($0, "types") })
        else { return }
        define(.rule, id.text, at: idField)
        let types = items.compactMap { term($0) }
        guard types.count == items.count else { return }
        let mechanism = members["mechanism"].flatMap { self.mechanism($0) } ?? visit.mechanism
        draft.noteTypes += types
        let about = Wording(chinese: "日记须记的类型", english: "Types of note in the diary")
        let rule = LimitRule(
            origin: RuleOrigin(id: id, mechanism: mechanism, pack: visit.pack, line: field.line),
            kind: .list, bound: Bound(.exactly, types.count, "types"), about: about, items: types)
        draft.rules.append(
            DraftRule(
                rule: .limit(rule), narrowest: .limit(rule), field: field, parameters: [],
                waiting: []))
    }

    private mutating func cadence(_ field: Field) -> CadenceRule? {
        guard let members = members(field, .cadence), let origin = self.origin(members) else {
            return nil
        }
        let duty = members["duty"].flatMap { term($0) }
        let of = members["of"].flatMap { role($0) }
        let every = members["every"].flatMap { recurrence($0) }
        let times = self.times(members)
        let hours = members["hours"].map { number($0, in: 1...24) }
        let offered = members["days"].map { number($0, in: 1...366) }
        let days = members["daysOfMonth"].map { monthWindow($0, within: origin) }
        let isRota = members["rota"].map { flag($0) } ?? false
        let isByNight = members["night"].map { flag($0) } ?? false
        let makes = members["makes"].map {
            word($0, "kind of commitment", of: CommitmentKind.self)
        }
        guard let duty, let of, let every, let times, let isRota, let isByNight else { return nil }
        if let field = members["daysOfMonth"], every != .every(.month) {
            fault(field, "'daysOfMonth' goes with 'every: month' only")
            return nil
        }
        if let field = members["hours"], every != .every(.day) {
            fault(field, "'hours' goes with 'every: day' only")
            return nil
        }
        return CadenceRule(
            origin: origin, duty: duty, of: of, every: every, comparison: times.0,
            times: times.1, unit: members["unit"].flatMap { term($0) },
            per: members["per"].flatMap { term($0) }, days: offered ?? nil,
            daysOfMonth: days??.days, firstDay: days??.first, lastDay: days??.last,
            hours: hours ?? nil, isRota: isRota, isByNight: isByNight,
            makes: makes ?? nil)
    }

    /// `times: 2`, or a comparison where it isn't exactly so many; once where nothing is said.
    private mutating func times(_ members: Members) -> (Comparison, Int)? {
        if let field = members["times"] {
            return number(field, in: 1...99_999).map { (.exactly, $0) }
        }
        guard Shape.comparisons.contains(where: { members[$0] != nil }) else {
            return (.exactly, 1)
        }
        return comparison(members).flatMap { comparison, field in
            number(field, in: 1...99_999).map { (comparison, $0) }
        }
    }
}
