import Kernel

/// Ballots by slips in the room: issued, and counted in sums.
struct BallotShown: KindShown {
    let path = "ballots"

    func title(_ w: Words) -> String { w["undertaking.ballots"] }
    func beginning(_ w: Words) -> String { w["undertaking.issueBallot"] }

    func subject(of rule: Rule) -> String? {
        if case .ballot(let rule) = rule { rule.rated } else { nil }
    }

    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec] {
        let w = words.w
        return [
            FieldSpec(name: "rated", label: w["undertaking.rated"], kind: .text),
            .day(w, today),
            FieldSpec(name: "issued", label: w["undertaking.issued"], kind: .number),
        ]
    }

    func names(in form: SentForm) -> [NamedOfficials] {
        [NamedOfficials(field: "rated", names: [form["rated"].trimmed], need: .any)]
    }

    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    ) {
        let rated = try said.text("rated")
        let ballot = Ballot(
            on: try said.day("on"), rated: rated, official: said.known[rated]?.code,
            issued: try said.number("issued", atLeast: 1))
        return (rated, .ballot(ballot))
    }

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook) {
        let w = words.w
        guard case .ballot(let ballot) = it.work else { return (it.state, .plain) }
        return switch ballot.state {
        case .issued: (w["undertaking.stateIssued"], .active)
        case .counted: (w["undertaking.stateCounted"], .done)
        case .belowQuorum: (w["undertaking.stateBelowQuorum"], .still)
        }
    }

    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm] {
        guard case .ballot(let ballot) = it.work, case .ballot(let rule) = it.rule,
            ballot.state == .issued
        else { return [] }
        let w = words.w
        let cast = rule.raters.items.enumerated().map { index, group in
            FieldSpec(
                name: "cast\(index)",
                label: w("undertaking.castBy", ["who": words.term(group, it.rule.id)]),
                kind: .number)
        }
        let spoiled = FieldSpec(
            name: "spoiled", label: w["undertaking.spoiled"], kind: .number, value: "0")
        let marks = rule.countedStandards.enumerated().flatMap { place, standard in
            rule.countedGrades.enumerated().map { index, grade in
                FieldSpec(
                    name: "mark\(place)-\(index)",
                    label: mark(standard, grade, of: it.rule, words), kind: .number)
            }
        }
        return [
            StepForm(
                "count", w["undertaking.count"], hint: w["undertaking.countHint"],
                cast + [spoiled] + marks)
        ]
    }

    /// `准确：好`, or only the grade where there is one mark in all.
    private func mark(
        _ standard: String, _ grade: String, of rule: Rule, _ words: PackWords
    ) -> String {
        let w = words.w
        let grade =
            switch grade {
            case BallotRule.yes: w["undertaking.satisfied"]
            case BallotRule.no: w["undertaking.notSatisfied"]
            default: words.term(grade, rule.id)
            }
        return standard.isEmpty
            ? grade
            : w(
                "undertaking.mark",
                ["standard": words.term(standard, rule.id), "grade": grade])
    }

    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change
    {
        guard step == "count", case .ballot(let rule) = it.rule else {
            throw ProblemDetails.notFound
        }
        let cast = try rule.raters.items.enumerated().map { ($1, try said.number("cast\($0)")) }
        var marks: [String: [String: Int]] = [:]
        for (place, standard) in rule.countedStandards.enumerated() {
            for (index, grade) in rule.countedGrades.enumerated() {
                marks[standard, default: [:]][grade] = try said.number("mark\(place)-\(index)")
            }
        }
        return try it.counting(
            BallotCount(
                cast: Dictionary(uniqueKeysWithValues: cast),
                spoiled: try said.number("spoiled"), marks: marks))
    }

    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
        guard case .ballot(let ballot) = page.it.work else { return [] }
        let w = words.w
        var rows = [
            SummaryRow(w["undertaking.day"], text: w.day(ballot.on)),
            SummaryRow(w["undertaking.issued"], text: String(ballot.issued)),
        ]
        if let result = ballot.result {
            rows.append(SummaryRow(w["undertaking.ballotCount"], text: String(result.ballots)))
            rows.append(SummaryRow(w["undertaking.spoiled"], text: String(result.spoiled)))
        }
        return rows
    }

    func tables(of it: Undertaking, _ words: PackWords) -> [Html] {
        guard case .ballot(let ballot) = it.work, let result = ballot.result else { return [] }
        let w = words.w
        return result.marks.sorted { $0.key < $1.key }.map { standard, grades in
            table(
                standard.isEmpty ? w["undertaking.result"] : words.term(standard, it.rule.id),
                [
                    Column(w["undertaking.grade"]),
                    Column(w["undertaking.ballotCount"], isNumber: true),
                ],
                grades.sorted { $0.key < $1.key }.map { grade, number in
                    [
                        "\(mark("", grade, of: it.rule, words))",
                        "\(number.map { String($0) } ?? w["undertaking.hidden"])",
                    ]
                })
        }
    }
}

extension BallotRule {
    /// The grades of a ballot without a scale of its own.
    static let yes = "yes"
    static let no = "no"

    var countedGrades: [String] { scale?.items ?? [Self.yes, Self.no] }
    /// One, without a name, where there is one mark in all.
    var countedStandards: [String] { standards?.items ?? [""] }
}
