import Testing

@testable import Kernel
@testable import MethodPacks

extension Scenario {
    mutating func visit(_ visited: Field, _ step: Field) throws {
        let name = try #require(visited.text)
        let household = try #require(households.first { $0.head == name })
        let official = try #require(step["by"]?.text.flatMap { people[$0] })
        let outcome = try #require(step["outcome"]?.text.flatMap { Visit.Outcome(rawValue: $0) })
        let day = try #require(step.day("on"))
        visits.append(
            Visit(
                id: try #require(ID("V\(visits.count)")), official: official.code,
                subject: .household(household.id), kind: .home, outcome: outcome,
                at: Moment(day, minute: 600)))
    }

    mutating func doDeed(_ step: Field) throws {
        let at = try #require(step["at"]?.text.flatMap { Moment($0) })
        let word = try #require(step["does"]?.text)
        let who = try #require(step["by"]?.text)
        let official = people[who]
        let actor: Actor =
            official.map { .official($0.code, of: $0.unit) }
            ?? .requester(assistedBy: nil)
        guard word != "registration" else { return try register(step, at: at, by: actor) }
        let name = try #require(Deed.Name(rawValue: word))
        let deed = try #require(Deed(name, facts: facts(of: step), personal: personal(of: step)))
        let current = try #require(serviceCase)
        let rules = rules.caseRules(for: kind, isDanger: current.registration.isDanger)
        do throws(Refusal) {
            let caller = official.map { Caller.official($0, isInTerritory: true) } ?? .requester
            try current.checkRights(of: caller, to: name, under: rules)
            try deed.checkSoundness(at: at, under: rules)
            let entry = try current.doing(
                deed, by: actor, at: at, under: rules, calendar: calendar)
            serviceCase?.apply(entry)
            if let wanted = step["refused"]?.text { note("not refused as \(wanted)", at: step) }
        } catch {
            if error.word != step["refused"]?.text { note("refused: \(error)", at: step) }
        }
    }

    /// A case keeps the rules under which it was opened.
    private mutating func register(_ step: Field, at moment: Moment, by actor: Actor) throws {
        try load(on: moment.day)
        kind = try #require(step["kind"]?.text.flatMap { CaseKind(rawValue: $0) })
        let registration = Registration(
            kind: kind, channel: .window, place: try #require(path.first), title: "",
            text: step["text"]?.text ?? "-", isDanger: step["danger"]?.text == "true")
        let first = Entry(sequence: 1, at: moment, by: actor, deed: .registration(registration))
        let number = try #require(CaseNumber(year: moment.day.year, serial: 1))
        serviceCase = ServiceCase(number: number, registration, first: first)
    }

    private func facts(of step: Field) -> [String: JSON] {
        var facts: [String: JSON] = [:]
        for (key, value) in step.pairs ?? [] {
            guard let key = key.text, let text = value.text else { continue }
            switch key {
            case "due": facts[key] = Moment(text).map { .number(Int($0.milliseconds)) }
            case "satisfied": facts[key] = .bool(text == "true")
            default: facts[key] = .text(text)
            }
        }
        return facts
    }

    private func personal(of step: Field) -> [String: JSON] {
        ["text": .text(step["text"]?.text ?? "-"), "reason": .text(step["reason"]?.text ?? "-")]
    }

    /// `dates: { reply: 2026-03-02 }`, `state: replied`, `missing: [revisit]`.
    func expectCase(_ step: Field) throws {
        let current = try #require(serviceCase)
        let rules = rules.caseRules(for: kind, isDanger: current.registration.isDanger)
        let due = current.dueDates(under: rules, calendar: calendar)
        for (key, value) in step["dates"]?.pairs ?? [] {
            let found = due.first { $0.rule.name.rawValue == key.text }
            let text = found?.due.day.description ?? "none"
            if text != value.text {
                note("\(key.text ?? "") is due \(text), not \(value.text ?? "")", at: key)
            }
        }
        if let state = step["state"]?.text, current.state.name.rawValue != state {
            note("the case is \(current.state.name.rawValue), not \(state)", at: step)
        }
        if let missing = step["missing"]?.items {
            let found = current.needsMissing(under: rules).map(\.rawValue)
            if found != missing.compactMap(\.text) { note("missing: \(found)", at: step) }
        }
    }

    /// `duty: RULE`, `of: who`, `progress: 2 of 3`, `due`, `standing: due in 11`.
    mutating func expectDuty(_ step: Field) throws {
        let today = try #require(step.day("on"))
        try load(on: today)
        let name = try #require(step["of"]?.text)
        let official = try #require(people[name])
        let id: ID<Rule> = try #require(step["duty"]?.text.flatMap { ID($0) })
        let duty = try duty(id, of: official, on: today, at: step, level: levels[name])
        let found = duty.map { "\($0.progress.done) of \($0.progress.needed)" } ?? "none"
        if found != step["progress"]?.text { note("progress: \(found)", at: step) }
        if let due = step["due"]?.text, duty?.due.description != due {
            note("due \(duty?.due.description ?? "never")", at: step)
        }
        let standing = duty.map(\.standing.words) ?? "none"
        if let wanted = step["standing"]?.text, wanted != standing {
            note("standing: \(standing)", at: step)
        }
    }

    private func duty(
        _ id: ID<Rule>, of official: Official, on today: Day, at step: Field,
        level: TerritoryLevel?
    ) throws -> Duty? {
        switch try #require(rules[id]) {
        case .visit(let rule):
            guard holds(rule.by, official, level) else { return nil }
            let count = rule.count(households, visits: visits, on: today)
            return rule.duty(of: official.code, count: count, on: today)
        case .cadence(let rule):
            guard holds(rule.of, official, level) else { return nil }
            return rule.duty(of: official.code, done: done, on: today)
        default: return nil
        }
    }

    private func holds(_ role: ID<PackRole>, _ official: Official, _ level: TerritoryLevel?) -> Bool
    {
        rules.roles[role]?.isHeld(by: official, at: level ?? .village) ?? false
    }

    /// `coverage: RULE` with `met`, `declined`, `moved`, `notMet`.
    mutating func expectCoverage(_ step: Field) throws {
        let today = try #require(step.day("on"))
        try load(on: today)
        let id: ID<Rule> = try #require(step["coverage"]?.text.flatMap { ID($0) })
        guard case .visit(let rule) = try #require(rules[id]) else { return }
        let count = rule.count(households, visits: visits, on: today)
        let found = [
            "met": count.met, "declined": count.declined, "moved": count.moved,
            "notMet": count.notMet,
        ]
        for (key, value) in found where step[key]?.text != String(value) {
            note("\(key): \(value)", at: step)
        }
    }
}

extension Standing {
    var words: String {
        switch self {
        case .due(let days): "due in \(days)"
        case .overdue(let days): "overdue by \(days)"
        case .met: "met"
        }
    }
}
