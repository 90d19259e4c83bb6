import Testing

@testable import Kernel
@testable import MethodPacks

extension Scenario {
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
}
