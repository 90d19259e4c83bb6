import Testing

@testable import Kernel
@testable import MethodPacks

/// What the steps of bodies and of work share.
extension Scenario {
    /// The rule that a step names, in force on its day or on that of the last adoption.
    mutating func named<Form>(
        _ key: String, _ step: Field, _ pick: (Rule) -> Form?
    ) throws -> Form {
        try load(on: step.day("on") ?? lastAdoption())
        return try #require(pick(try rule(key, step)), "not such a rule")
    }

    func rule(_ key: String, _ step: Field) throws -> Rule {
        let id: ID<Rule> = try #require(step[key]?.text.flatMap { ID($0) })
        return try #require(rules[id], "\(file):\(step.line): rule \(id) isn't in force")
    }

    func lastAdoption() throws -> Day { try #require(adoptions.map(\.from).max()) }

    /// Notes where the step says something else than `found`; nothing is `none`.
    func expect(_ found: String?, _ key: String, _ step: Field) {
        let wanted = step[key]?.text ?? "none"
        if found ?? "none" != wanted { note("\(key): \(found ?? "none")", at: step) }
    }

    /// Notes where the step isn't refused as it says, or refused though it doesn't say so.
    func expectRefusal<Refused: Error & InWords>(
        _ step: Field, _ check: () throws(Refused) -> Void
    ) {
        do throws(Refused) {
            try check()
            expect(nil, "refused", step)
        } catch { expect(error.words, "refused", step) }
    }
}

/// Teams, ballots, meetings and juries.
extension Scenario {
    /// `team: RULE`, `members: { a: 1 }`, `of` for a share; `gaps: 1 too few`, or `whole`.
    mutating func expectTeam(_ step: Field) throws {
        let rule = try named("team", step) { if case .team(let rule) = $0 { rule } else { nil } }
        let gaps = rule.gaps(members: try step.counts("members"), of: step.number("of") ?? 0)
        expect(gaps.words, "gaps", step)
    }

    /// `ballot: RULE` with `cast` and `marks`: the `result` is the number of ballots, or it is
    /// `refused`; with `held` and `on`: its `standing`; with `sources`: what is `missing` of them.
    mutating func expectBallot(_ step: Field) throws {
        let rule = try named("ballot", step) {
            if case .ballot(let rule) = $0 { rule } else { nil }
        }
        if step["standing"] != nil {
            let today = try #require(step.day("on"))
            expect(rule.standing(held: try step.days("held"), on: today)?.words, "standing", step)
        }
        if step["sources"] != nil {
            let missing = rule.sourcesMissing(from: step.words("sources"))
            expect(missing.isEmpty ? nil : missing.joined(separator: ", "), "missing", step)
        }
        guard step["cast"] != nil else { return }
        let count = BallotCount(
            cast: try step.counts("cast"), spoiled: step.number("spoiled") ?? 0,
            marks: try marks(of: step))
        expectRefusal(step) { () throws(BallotRefusal) in
            let result = try rule.result(of: count)
            expect(String(result.ballots), "result", step)
            expectShown(result, step)
        }
    }

    /// By standard, `all` where there is one mark in all.
    private func marks(of step: Field) throws -> [String: [String: Int]] {
        try Dictionary(
            uniqueKeysWithValues: (step["marks"]?.pairs ?? []).map { key, _ in
                let standard = try #require(key.text)
                let counts = try #require(step["marks"]).counts(standard)
                return (standard == "all" ? "" : standard, counts)
            })
    }

    private func expectShown(_ result: BallotResult, _ step: Field) {
        for (standard, grades) in step["shown"]?.pairs ?? [] {
            let found = result.marks[standard.text == "all" ? "" : standard.text ?? ""] ?? [:]
            for (grade, number) in grades.pairs ?? [] {
                let shown = found[grade.text ?? ""].map { $0.map(String.init) ?? "hidden" }
                if shown != number.text {
                    note("\(grade.text ?? ""): \(shown ?? "none")", at: grade)
                }
            }
        }
    }

    /// `meeting: RULE`, `holds` on which day, `known` since when; `minutes` and `board` by which
    /// day; `agenda: [overdue]`.
    mutating func expectMeeting(_ step: Field) throws {
        let rule = try named("meeting", step) {
            if case .meeting(let rule) = $0 { rule } else { nil }
        }
        if step["agenda"] != nil {
            let found = rule.agenda.map(\.rawValue)
            if found != step.words("agenda") { note("agenda: \(found)", at: step) }
        }
        guard let day = step.day("holds") else { return }
        expectRefusal(step) { () throws(MeetingRefusal) in
            try rule.checkHolding(on: day, known: step.day("known") ?? day, calendar)
        }
        if step["minutes"] != nil {
            let due = rule.minutesDue(heldOn: day, calendar)
            expect(due?.description ?? (rule.keepsMinutes ? "kept" : nil), "minutes", step)
        }
        if step["board"] != nil {
            expect(rule.lastDayOfPublicity(from: day, calendar)?.description, "board", step)
        }
    }

    /// `jury: RULE of the meeting` with `members` and `gaps`; with `slips` and the `score`.
    mutating func expectJury(_ step: Field) throws {
        let jury = try named("jury", step) {
            if case .meeting(let rule) = $0 { rule.jury } else { nil }
        }
        if step["members"] != nil {
            expect(jury.gaps(members: try step.counts("members")).words, "gaps", step)
        }
        guard let slips = step["slips"]?.items else { return }
        let marks = slips.map { slip in
            Dictionary(
                (slip.pairs ?? []).map { ($0.key.text ?? "", Int($0.value.text ?? "") ?? -1) }
            ) { first, _ in first }
        }
        expectRefusal(step) { () throws(JuryRefusal) in
            let found = try jury.score(marks).sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value / 100).\(Day.padded($0.value % 100, 2))" }
            expect(found.joined(separator: ", "), "score", step)
        }
    }
}
