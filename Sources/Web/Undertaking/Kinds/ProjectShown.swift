import Kernel

/// Works that are asked about, planned, paid for, inspected and accepted.
struct ProjectShown: KindShown {
    let path = "projects"

    func title(_ w: Words) -> String { w["undertaking.projects"] }
    func beginning(_ w: Words) -> String { w["undertaking.beginProject"] }

    func subject(of rule: Rule) -> String? {
        if case .project(let rule) = rule { rule.project } else { nil }
    }

    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec] {
        [.title(words.w), .day(words.w, today)]
    }

    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    ) {
        (try said.text("title"), .project(Project(begins: try said.day("on"))))
    }

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook) {
        guard case .project(let project) = it.work, project.acceptedOn == nil else {
            return (words.w["undertaking.stateAccepted"], .done)
        }
        return (words.w["undertaking.stateRunning"], .active)
    }

    // MARK: Steps

    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm] {
        guard case .project(let project) = it.work, case .project(let rule) = it.rule,
            project.acceptedOn == nil
        else { return [] }
        return [
            rule.consent == nil ? nil : asked(project, words.w),
            reached(project, rule, it, words),
            rule.funds == nil ? nil : funded(rule, it, words),
            inspected(rule, words.w),
            StepForm("accepted", words.w["undertaking.accept"], []),
        ].compactMap(\.self)
    }

    private func asked(_ project: Project, _ w: Words) -> StepForm {
        let counts = [
            ("agreed", w["undertaking.agreed"], project.answers.agreed),
            ("refused", w["undertaking.refused"], project.answers.refused),
            ("notAsked", w["undertaking.notAsked"], project.answers.notAsked),
        ]
        return StepForm(
            "asked", w["undertaking.asked"], hint: w["undertaking.askedHint"],
            counts.map { FieldSpec(name: $0, label: $1, kind: .number, value: String($2)) })
    }

    private func reached(
        _ project: Project, _ rule: ProjectRule, _ it: Undertaking, _ words: PackWords
    ) -> StepForm? {
        let reached = Set(project.reached.map(\.milestone))
        let next = words.choices(rule.milestones, of: it.rule)
            .filter { !reached.contains($0.value) }
        guard let first = next.first else { return nil }
        return StepForm(
            "reached", words.w["undertaking.reached"],
            [
                FieldSpec(
                    name: "milestone", label: words.w["undertaking.milestone"],
                    kind: .choice(next, empty: nil), value: first.value)
            ])
    }

    private func funded(_ rule: ProjectRule, _ it: Undertaking, _ words: PackWords) -> StepForm {
        let w = words.w
        return StepForm(
            "funded", w["undertaking.funded"],
            [
                FieldSpec(
                    name: "source", label: w["undertaking.source"],
                    kind: .choice(
                        words.choices(rule.funds, of: it.rule), empty: w["field.choose"])),
                FieldSpec(name: "yuan", label: w["undertaking.yuan"], kind: .number),
            ])
    }

    private func inspected(_ rule: ProjectRule, _ w: Words) -> StepForm {
        let inspections = rule.inspections.isEmpty ? Inspection.allCases : rule.inspections
        return StepForm(
            "inspected", w["undertaking.inspected"],
            [
                FieldSpec(
                    name: "kind", label: w["undertaking.inspection"],
                    kind: .choice(
                        inspections.map { Choice($0.rawValue, name(of: $0, w)) }, empty: nil)),
                FieldSpec(
                    name: "toCorrect", label: w["undertaking.toCorrect"], kind: .area(3),
                    hint: w["undertaking.toCorrectHint"]),
            ])
    }

    private func name(of inspection: Inspection, _ w: Words) -> String {
        inspection == .announced ? w["undertaking.announced"] : w["undertaking.unannounced"]
    }

    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change
    {
        switch step {
        case "asked":
            return try it.asking(
                ConsentCount(
                    agreed: try said.number("agreed"), refused: try said.number("refused"),
                    notAsked: try said.number("notAsked")))
        case "reached":
            return try it.reaching(try said.text("milestone"), on: said.today)
        case "funded":
            return try it.funding(
                Project.Fund(
                    source: try said.text("source"), yuan: try said.number("yuan", atLeast: 1)))
        case "inspected":
            guard let kind = Inspection(rawValue: said.form["kind"]) else {
                throw said.problem(.noChoice, "kind")
            }
            return try it.inspecting(
                Project.Inspected(
                    kind: kind, on: said.today,
                    toCorrect: String(said.form["toCorrect"].trimmed.prefix(2000))))
        case "accepted": return try it.accepting(by: said.role, on: said.today)
        default: throw ProblemDetails.notFound
        }
    }

    // MARK: What is shown

    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
        guard case .project(let project) = page.it.work, case .project(let rule) = page.it.rule
        else { return [] }
        let w = words.w
        var rows = [SummaryRow(w["undertaking.begins"], text: w.day(project.begins))]
        if let last = rule.lastDay(beginning: project.begins) {
            rows.append(SummaryRow(w["undertaking.until"], text: w.day(last)))
        }
        if rule.consent != nil {
            let answers = w(
                "undertaking.answers",
                [
                    "agreed": project.answers.agreed, "refused": project.answers.refused,
                    "notAsked": project.answers.notAsked,
                ])
            rows.append(SummaryRow(w["undertaking.asked"], text: answers))
        }
        if !project.funds.isEmpty {
            let sum = project.funds.reduce(0) { $0 + $1.yuan }
            rows.append(SummaryRow(w["undertaking.yuan"], text: String(sum)))
        }
        if let day = project.acceptedOn {
            rows.append(SummaryRow(w["undertaking.stateAccepted"], text: w.day(day)))
        }
        return rows
    }

    func tables(of it: Undertaking, _ words: PackWords) -> [Html] {
        guard case .project(let project) = it.work, case .project(let rule) = it.rule else {
            return []
        }
        let w = words.w
        return [
            rule.milestones.map { milestones($0, project, it, words) },
            project.funds.isEmpty
                ? nil
                : table(
                    w["undertaking.funded"],
                    [
                        Column(w["undertaking.source"]),
                        Column(w["undertaking.yuan"], isNumber: true),
                    ],
                    project.funds.map {
                        ["\(words.term($0.source, it.rule.id))", "\($0.yuan)"]
                    }),
            project.inspections.isEmpty
                ? nil
                : table(
                    w["undertaking.inspected"],
                    [
                        Column(w["undertaking.inspection"]), Column(w["undertaking.day"]),
                        Column(w["undertaking.toCorrect"]),
                    ],
                    project.inspections.map {
                        ["\(name(of: $0.kind, w))", "\(w.shortDay($0.on))", "\($0.toCorrect)"]
                    }),
        ].compactMap(\.self)
    }

    private func milestones(
        _ milestones: WordList, _ project: Project, _ it: Undertaking, _ words: PackWords
    ) -> Html {
        let w = words.w
        let days = Dictionary(project.reached.map { ($0.milestone, $0.on) }) { $1 }
        return table(
            w["undertaking.milestones"],
            [Column(w["undertaking.milestone"]), Column(w["undertaking.day"])],
            milestones.items.map {
                ["\(words.term($0, it.rule.id))", "\(days[$0].map(w.shortDay) ?? "")"]
            })
    }
}
