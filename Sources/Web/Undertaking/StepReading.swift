import Kernel
import Store

/// What the forms of an undertaking say, typed.
struct StepReading: Sendable {
    let form: SentForm
    let words: Words
    let today: Day

    /// What begins under `rule`, as the form says.
    ///
    /// - Parameter official: who sent it.
    func work(
        under rule: Rule, by official: Official, _ officials: (String) throws -> ID<Official>?
    ) throws -> (title: String, work: Undertaking.Work) {
        switch rule {
        case .meeting:
            return (
                try text("title"),
                .meeting(Meeting(on: try day("on"), known: today))
            )
        case .ballot:
            let rated = try text("rated")
            let ballot = Ballot(
                on: try day("on"), rated: rated, official: try officials(rated),
                issued: try number("issued", atLeast: 1))
            return (rated, .ballot(ballot))
        case .team:
            let title = try text("title")
            return (title, .roster(Roster(of: title)))
        case .claim:
            let number = try caseNumber("case")
            let what = form["text"].trimmed
            guard number != nil || !what.isEmpty else {
                throw FormProblems([Problem(words.fault(.noText), field: "text")])
            }
            let window = form["window"].isEmpty ? nil : form["window"]
            let claim = Claim(
                official: official.code, serviceCase: number, text: String(what.prefix(500)),
                window: window)
            return (what.isEmpty ? form["case"] : String(what.prefix(60)), .claim(claim))
        case .project:
            return (try text("title"), .project(Project(begins: try day("on"))))
        case .consequence:
            let about = form["about"].trimmed
            let decision = Decision(
                what: try text("what"), about: about.isEmpty ? nil : try officials(about),
                reason: try text("reason"), prize: try number("prize"), from: try day("on"))
            return (decision.reason, .decision(decision))
        default: throw ProblemDetails.notFound
        }
    }

    /// What the step `step` does to `it`.
    func change(_ step: String, of it: Undertaking, by official: Official, _ role: ID<PackRole>?)
        throws -> Undertaking.Change
    {
        switch (step, it.rule) {
        case ("held", .meeting(let rule)):
            return try it.holding(
                present: try present(rule), minutes: try text("minutes", atMost: 20_000),
                resolved: try resolved(rule), on: today)
        case ("score", .meeting(let rule)):
            return try it.scoring(
                try text("speaker"), slips: try slips(rule.jury?.standards?.items ?? []),
                on: today)
        case ("call-off", .meeting): return try it.callingOff()
        case ("count", .ballot(let rule)): return try it.counting(try count(rule))
        case ("members", .team(let rule)):
            return try it.manning(members(rule), of: try number("all"))
        case ("fulfilled", .claim): return try it.following(.fulfilled, by: official.code)
        case ("confirmed", .claim): return try it.following(.confirmed, by: official.code)
        case ("given-back", .claim): return try it.following(.givenBack, by: official.code)
        case ("asked", .project):
            return try it.asking(
                ConsentCount(
                    agreed: try number("agreed"), refused: try number("refused"),
                    notAsked: try number("notAsked")))
        case ("reached", .project): return try it.reaching(try text("milestone"), on: today)
        case ("funded", .project):
            return try it.funding(
                Project.Fund(source: try text("source"), yuan: try number("yuan", atLeast: 1)))
        case ("inspected", .project):
            guard let kind = Inspection(rawValue: form["kind"]) else {
                throw problem(.noChoice, "kind")
            }
            return try it.inspecting(
                Project.Inspected(
                    kind: kind, on: today, toCorrect: String(form["toCorrect"].trimmed.prefix(2000))
                ))
        case ("accepted", .project): return try it.accepting(by: role, on: today)
        default: throw ProblemDetails.notFound
        }
    }

    // MARK: Parts

    private func present(_ rule: MeetingRule) throws -> [String: Int] {
        guard let groups = rule.participants?.items else {
            return ["": try number("present")]
        }
        return try Dictionary(
            uniqueKeysWithValues: groups.enumerated().map { ($1, try number("present\($0)")) })
    }

    private func resolved(_ rule: MeetingRule) throws -> [Meeting.Resolved] {
        rule.resolutions.flatMap { kind in
            lines("resolved-\(kind.rawValue)").map { Meeting.Resolved(kind: kind, text: $0) }
        }
    }

    /// A slip a line, its marks in the order of the standards.
    private func slips(_ standards: [String]) throws -> [[String: Int]] {
        let names = standards.isEmpty ? [""] : standards
        return try lines("slips").map { line in
            let marks = line.split(whereSeparator: { " ,，、\t".contains($0) }).map { Int($0) }
            guard marks.count == names.count, !marks.contains(nil) else {
                throw problem(.badCount, "slips")
            }
            return Dictionary(uniqueKeysWithValues: zip(names, marks.compactMap(\.self)))
        }
    }

    private func count(_ rule: BallotRule) throws -> BallotCount {
        let cast = try rule.raters.items.enumerated().map { ($1, try number("cast\($0)")) }
        var marks: [String: [String: Int]] = [:]
        for (place, standard) in rule.countedStandards.enumerated() {
            for (index, grade) in rule.countedGrades.enumerated() {
                marks[standard, default: [:]][grade] = try number("mark\(place)-\(index)")
            }
        }
        return BallotCount(
            cast: Dictionary(uniqueKeysWithValues: cast), spoiled: try number("spoiled"),
            marks: marks)
    }

    private func members(_ rule: TeamRule) -> [Roster.Member] {
        guard let pools = rule.pools?.items, !pools.isEmpty else {
            return lines("members").map { Roster.Member(name: $0) }
        }
        return pools.enumerated().flatMap { index, pool in
            lines("members\(index)").map { Roster.Member(name: $0, pool: pool) }
        }
    }

    // MARK: Values

    private func problem(_ fault: FieldFault, _ field: String) -> FormProblems {
        FormProblems([Problem(words.fault(fault), field: field)])
    }

    private func text(_ field: String, atMost limit: Int = 500) throws -> String {
        let text = SentForm.lines(form[field]).trimmed
        guard !text.isEmpty else { throw problem(.noText, field) }
        guard text.unicodeScalars.count <= limit else { throw problem(.tooLong, field) }
        return text
    }

    /// Empty is 0.
    private func number(_ field: String, atLeast least: Int = 0) throws -> Int {
        let text = form[field].trimmed
        guard let number = text.isEmpty ? 0 : Int(text), (least...9_999_999).contains(number)
        else { throw problem(.badCount, field) }
        return number
    }

    private func day(_ field: String) throws -> Day {
        guard let day = Day(form[field].trimmed) else { throw problem(.badDate, field) }
        return day
    }

    private func caseNumber(_ field: String) throws -> CaseNumber? {
        let text = form[field].trimmed
        if text.isEmpty { return nil }
        guard let number = CaseNumber(text) else { throw problem(.badNumber, field) }
        return number
    }

    /// The lines of a text that aren't empty, each cut to 200 characters.
    private func lines(_ field: String) -> [String] {
        SentForm.lines(form[field]).split(separator: "\n").map { String($0).trimmed }
            .filter { !$0.isEmpty }.map { String($0.prefix(200)) }
    }
}
