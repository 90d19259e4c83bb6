import Testing

@testable import Kernel
@testable import MethodPacks

/// Visits, what was done, and what is owed.
extension Scenario {
    /// `visits: 王家`, by whom, `on` (one day or several), with which outcome.
    mutating func visit(_ step: Field) throws {
        let name = try #require(step["visits"]?.text)
        let household = try #require(households.first { $0.head == name })
        try pay(to: .household(household.id), step)
    }

    /// `goes: own:zone-1`: visits to a place, whoever was met there.
    mutating func go(_ step: Field) throws {
        let place: ID<Place> = try #require(step["goes"]?.text.flatMap { ID($0) })
        try pay(to: .place(place), step)
    }

    private mutating func pay(to subject: Visit.Subject, _ step: Field) throws {
        let official = try #require(step["by"]?.text.flatMap { people[$0] })
        let outcome = try #require(Visit.Outcome(rawValue: step["outcome"]?.text ?? "met"))
        let kind = try #require(Visit.Kind(rawValue: step["kind"]?.text ?? "home"))
        for day in try step.days("on") {
            visits.append(
                Visit(
                    id: try #require(ID("V\(visits.count)")), official: official.code,
                    subject: subject, kind: kind, outcome: outcome, at: Moment(day, minute: 600)))
        }
    }

    /// `done: sortDiary`, `on` one day or several, `times` on each.
    mutating func noteAsDone(_ step: Field) throws {
        let word = try #require(step["done"]?.text)
        let days = try step.days("on")
        for _ in 0..<(step.number("times") ?? 1) { done[word, default: []] += days }
    }

    /// `duty: RULE`, `of: who`, `progress: 2 of 3`, `due`, `opens`, `standing: due in 11`; with
    /// `leftOver: RULE` what is left of the period before.
    mutating func expectDuty(_ step: Field) throws {
        let today = try #require(step.day("on"))
        try load(on: today)
        let name = try #require(step["of"]?.text)
        let official = try #require(people[name])
        let duty = try duty(step, of: official, on: today, level: levels[name])
        expect(duty.map { "\($0.progress.done) of \($0.progress.needed)" }, "progress", step)
        for (key, found) in [
            ("due", duty?.due.description), ("opens", duty?.opens.description),
            ("standing", duty?.standing.words),
        ] where step[key] != nil { expect(found, key, step) }
    }

    private func duty(
        _ step: Field, of official: Official, on today: Day, level: TerritoryLevel?
    ) throws -> Duty? {
        let isLeft = step["leftOver"] != nil
        let rule = try rule(isLeft ? "leftOver" : "duty", step)
        if case .visit(let rule) = rule {
            guard holds(rule.by, rule.origin, official, level) else { return nil }
            if rule.isCoverage {
                let count = rule.count(households, visits: visits, on: today)
                return rule.duty(of: official.code, count: count, on: today)
            }
            let place = try #require(path.first)
            return rule.duty(of: official.code, to: place, visits: visits, on: today)
        }
        guard let rule = rule.cadence, holds(rule.of, rule.origin, official, level) else {
            return nil
        }
        let done = done[rule.duty] ?? []
        guard isLeft else { return rule.duty(of: official.code, done: done, on: today) }
        let since = try #require(adoptions.map(\.from).min())
        return rule.leftOver(of: official.code, done: done, on: today, since: since)
    }

    private func holds(
        _ role: ID<PackRole>, _ origin: RuleOrigin, _ official: Official, _ level: TerritoryLevel?
    ) -> Bool {
        rules.holds(role, of: origin, official, at: level ?? .village)
    }

    /// `coverage: RULE` with `met`, `declined`, `moved`, `notMet` of visits; or `reached`, `of` and
    /// how many are `missing`.
    mutating func expectCoverage(_ step: Field) throws {
        try load(on: step.day("on") ?? lastAdoption())
        switch try rule("coverage", step) {
        case .visit(let rule):
            let today = try #require(step.day("on"))
            let count = rule.count(households, visits: visits, on: today)
            for (key, found) in [
                ("met", count.met), ("declined", count.declined), ("moved", count.moved),
                ("notMet", count.notMet),
            ] { expect(String(found), key, step) }
        case .coverage(let rule):
            let reached = try #require(step.number("reached"))
            let gap = rule.gap(reached: reached, of: try #require(step.number("of")))
            expect(String(gap ?? 0), "missing", step)
        default: note("no coverage", at: step)
        }
    }
}

extension Rule {
    /// The periodic work that the rule makes, if any.
    fileprivate var cadence: CadenceRule? {
        switch self {
        case .cadence(let rule): rule
        case .meeting(let rule): rule.cadence
        case .claim(let rule): rule.cadence
        default: nil
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
