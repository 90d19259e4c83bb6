package import Kernel

extension Transaction {
    /// Begins an undertaking under a rule that is in force at its place.
    ///
    /// - Parameter role: the role of the pack in which `official` acts; see `roles(of:at:)`.
    /// - Throws: `UndertakingRefusal` for what the rule refuses; `StoreRefusal`: `unknown` for a
    ///   rule that isn't in force there, `notAllowed` for who may not run it, `idTaken`.
    package func open(_ it: Undertaking, by official: Official, at now: Moment) throws {
        let rules = try ruleSet(at: it.place, on: now.day)
        guard rules[it.rule.id] == it.rule else {
            throw StoreRefusal.unknown(field: "rule", value: it.rule.id.text)
        }
        guard try mayRun(it.rule, rules, at: it.place, official) else {
            throw StoreRefusal.notAllowed
        }
        if let known = try undertaking(it.id) {
            guard known.json == it.json else { throw StoreRefusal.idTaken }
            return
        }
        try check(it, by: official, rules, at: now)
        try record(.opening(it), by: .official(official.code, of: official.unit), at: now)
        if case .commitment(let commitment) = it.work {
            try note(it.rule.id, as: it.title, by: commitment.maker, on: now.day, at: now)
        }
    }

    private func check(
        _ it: Undertaking, by official: Official, _ rules: RuleSet, at now: Moment
    ) throws {
        switch (it.work, it.rule) {
        case (.meeting(let meeting), .meeting(let rule)):
            try Undertaking.checkCalling(
                rule, on: meeting.on, known: min(meeting.known, now.day), try calendar)
        case (.claim(let claim), .claim(let rule)):
            guard try holdsRole(of: it.rule, rules, official) else {
                throw StoreRefusal.notAllowed
            }
            let days =
                rule.each?.period(containing: now.day).days
                ?? Day(number: 0)...Day(number: 9_999_999)
            let claimed = try claims(by: claim.official, under: rule.id, during: days)
            let taken = try claim.serviceCase.map(isTaken) ?? false
            do throws(ClaimRefusal) {
                try rule.checkClaim(after: claimed, isTaken: taken, window: claim.window)
            } catch {
                throw UndertakingRefusal.claim(error)
            }
        case (.decision(let decision), .consequence(let rule)):
            guard let role = rules.role(rule.decidedBy, of: rule.origin) else {
                throw StoreRefusal.notAllowed
            }
            try Undertaking.checkDeciding(rule, decision, by: role.id)
        case (.ballot, .ballot), (.roster, .team), (.project, .project): break
        case (.rota, _) where Undertaking.Kind.rota.runs(under: it.rule): break
        case (.commitment(let commitment), _)
        where Undertaking.Kind.commitment.runs(under: it.rule):
            guard commitment.maker == official.code, try holdsRole(of: it.rule, rules, official)
            else { throw StoreRefusal.notAllowed }
            try Undertaking.checkCommitting(commitment, on: now.day)
        default: throw UndertakingRefusal.wrongKind
        }
    }

    /// Lets something happen to an undertaking.
    ///
    /// What a rule counts as periodic work is noted as done in the same transaction: a meeting that
    /// was held, a claim that was confirmed. Nobody enters it twice. What a meeting resolved is opened
    /// there too.
    ///
    /// - Parameter version: of the undertaking as the official saw it; nil for any.
    /// - Throws: what `deed` refuses; `StoreRefusal`: `notFound`, `stale`, `notAllowed`.
    @discardableResult
    package func change(
        _ id: ID<Undertaking>, version: Int? = nil, by official: Official, at now: Moment,
        _ deed: (Undertaking) throws -> Undertaking.Change
    ) throws -> Undertaking {
        guard var it = try undertaking(id) else { throw StoreRefusal.notFound }
        let rules = try ruleSet(at: it.place, on: now.day)
        guard try mayRun(it.rule, rules, at: it.place, official) else {
            throw StoreRefusal.notAllowed
        }
        if let version, version != it.version { throw StoreRefusal.stale(version: it.version) }
        let change = try acting(on: try deed(it), of: it, by: official, at: now)
        try record(.change(id, change), by: .official(official.code, of: official.unit), at: now)
        it.apply(change)
        try discharge(it, after: change, by: official, at: now)
        return it
    }

    private func discharge(
        _ it: Undertaking, after change: Undertaking.Change, by official: Official, at now: Moment
    ) throws {
        switch (it.work, it.rule, change) {
        case (.meeting(let meeting), .meeting(let rule), .meeting(.held))
        where rule.cadence != nil:
            try note(rule.id, as: it.title, by: official.code, on: meeting.on, at: now)
        case (.claim(let claim), .claim(let rule), .claim(.confirmed)):
            guard let cadence = rule.cadence else { return }
            try note(cadence.id, as: it.title, by: claim.official, on: now.day, at: now)
        default: return
        }
    }

    private func note(
        _ rule: ID<Rule>, as text: String, by official: ID<Official>, on day: Day, at now: Moment
    ) throws {
        try record(
            .discharge(Discharge(rule: rule, official: official, on: day, text: text)),
            by: .office, at: now)
    }

    /// Whether `official` may run what the rule is about at `place`: who holds the role that it
    /// names, and whoever leads, supervises or keeps the desk there; but only the first decides.
    package func mayRun(
        _ rule: Rule, _ rules: RuleSet, at place: ID<Place>, _ official: Official
    ) throws -> Bool {
        let path = try requiredPath(of: official.place)
        guard official.isActive, Path.contains(path, try requiredPath(of: place)) else {
            return false
        }
        if try holdsRole(of: rule, rules, official) { return true }
        if case .consequence = rule { return false }
        return !official.roles.isDisjoint(with: [.leader, .supervisor, .desk])
    }

    /// Whether `official` holds the role that the rule names; false where it names none.
    package func holdsRole(of rule: Rule, _ rules: RuleSet, _ official: Official) throws -> Bool {
        guard let named = rule.runBy, let level = try place(official.place)?.level else {
            return false
        }
        return rules.holds(named, of: rule.origin, official, at: level)
    }
}
