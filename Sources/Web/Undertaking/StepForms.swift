import Kernel

/// The forms of an undertaking: what its beginning asks, and what may happen next.
extension PackWords {
    /// The fields that begin one under `rule`.
    func opening(_ rule: Rule, today: Day) -> [FieldSpec] {
        let title = FieldSpec(name: "title", label: w["undertaking.name"], kind: .text)
        let day = FieldSpec(
            name: "on", label: w["undertaking.day"], kind: .date, value: today.description)
        switch rule {
        case .meeting:
            return [title, day]
        case .ballot:
            return [
                FieldSpec(name: "rated", label: w["undertaking.rated"], kind: .text), day,
                FieldSpec(name: "issued", label: w["undertaking.issued"], kind: .number),
            ]
        case .team(let team):
            let per = team.per.map { w("undertaking.ofWhich", ["what": term($0, rule.id)]) }
            return per.map { [FieldSpec(name: "title", label: $0, kind: .text)] } ?? [title]
        case .claim(let claim):
            let windows = choices(claim.windows, of: rule)
            return [
                FieldSpec(
                    name: "case", label: w["undertaking.wishNumber"], kind: .text,
                    hint: w["undertaking.wishNumberHint"]),
                FieldSpec(name: "text", label: w["undertaking.wishText"], kind: .area(3)),
            ]
                + (windows.isEmpty
                    ? []
                    : [
                        FieldSpec(
                            name: "window", label: w["undertaking.window"],
                            kind: .choice(windows, empty: w["field.choose"]))
                    ])
        case .project:
            return [title, day]
        case .consequence(let consequence):
            return [
                FieldSpec(
                    name: "what", label: w["undertaking.what"],
                    kind: .choice(
                        choices(consequence.leadsTo, of: rule), empty: w["field.choose"])),
                FieldSpec(name: "about", label: w["undertaking.about"], kind: .text),
                FieldSpec(name: "reason", label: w["undertaking.reason"], kind: .area(3)),
                FieldSpec(name: "prize", label: w["undertaking.prize"], kind: .number, value: "0"),
                day,
            ]
        default: return []
        }
    }

    /// What may happen to `it` now, the likeliest first.
    func steps(of it: Undertaking, today: Day) -> [StepForm] {
        switch (it.work, it.rule) {
        case (.meeting(let meeting), .meeting(let rule)): meetingSteps(meeting, rule, it)
        case (.ballot(let ballot), .ballot(let rule)) where ballot.state == .issued:
            [count(rule, it)]
        case (.roster(let roster), .team(let rule)): [members(roster, rule, it)]
        case (.claim(let claim), _): claimSteps(claim)
        case (.project(let project), .project(let rule)) where project.acceptedOn == nil:
            projectSteps(project, rule, it, today: today)
        default: []
        }
    }

    private func meetingSteps(_ meeting: Meeting, _ rule: MeetingRule, _ it: Undertaking)
        -> [StepForm]
    {
        guard meeting.state != .calledOff else { return [] }
        var steps: [StepForm] = []
        if meeting.state == .called {
            let groups = rule.participants?.items ?? []
            let present =
                groups.isEmpty
                ? [FieldSpec(name: "present", label: w["undertaking.present"], kind: .number)]
                : groups.enumerated().map { index, group in
                    FieldSpec(
                        name: "present\(index)",
                        label: w("undertaking.presentOf", ["who": term(group, it.rule.id)]),
                        kind: .number)
                }
            let resolved = rule.resolutions.map { kind in
                FieldSpec(
                    name: "resolved-\(kind.rawValue)",
                    label: kind == .case
                        ? w["undertaking.resolvedCases"] : w["undertaking.resolvedPromises"],
                    kind: .area(3), hint: w["undertaking.aLineEach"])
            }
            steps.append(
                StepForm(
                    "held", w["undertaking.held"],
                    present + [
                        FieldSpec(name: "minutes", label: w["undertaking.minutes"], kind: .area(6))
                    ]
                        + resolved))
        }
        if let jury = rule.jury {
            let standards = (jury.standards?.items ?? []).map { term($0, it.rule.id) }
            steps.append(
                StepForm(
                    "score", w["undertaking.score"],
                    hint: w("undertaking.scoreHint", ["standards": w.list(standards)]),
                    [
                        FieldSpec(name: "speaker", label: w["undertaking.speaker"], kind: .text),
                        FieldSpec(
                            name: "slips", label: w["undertaking.slips"], kind: .area(10),
                            hint: w["undertaking.slipsHint"]),
                    ]))
        }
        if meeting.state == .called {
            steps.append(StepForm("call-off", w["undertaking.callOff"], look: .warning, []))
        }
        return steps
    }

    private func count(_ rule: BallotRule, _ it: Undertaking) -> StepForm {
        let cast = rule.raters.items.enumerated().map { index, group in
            FieldSpec(
                name: "cast\(index)",
                label: w("undertaking.castBy", ["who": term(group, it.rule.id)]),
                kind: .number)
        }
        let marks = rule.countedStandards.enumerated().flatMap { place, standard in
            rule.countedGrades.enumerated().map { index, grade in
                FieldSpec(
                    name: "mark\(place)-\(index)", label: mark(standard, grade, of: it.rule),
                    kind: .number)
            }
        }
        return StepForm(
            "count", w["undertaking.count"], hint: w["undertaking.countHint"],
            cast + [
                FieldSpec(
                    name: "spoiled", label: w["undertaking.spoiled"], kind: .number, value: "0")
            ]
                + marks)
    }

    /// `准确：好`, or only the grade where there is one mark in all.
    func mark(_ standard: String, _ grade: String, of rule: Rule) -> String {
        let grade =
            switch grade {
            case BallotRule.yes: w["undertaking.satisfied"]
            case BallotRule.no: w["undertaking.notSatisfied"]
            default: term(grade, rule.id)
            }
        return standard.isEmpty
            ? grade : w("undertaking.mark", ["standard": term(standard, rule.id), "grade": grade])
    }

    private func members(_ roster: Roster, _ rule: TeamRule, _ it: Undertaking) -> StepForm {
        let pools = rule.pools?.items ?? []
        func names(_ pool: String) -> String {
            roster.members.filter { $0.pool == pool }.map(\.name).joined(separator: "\n")
        }
        let areas =
            pools.isEmpty
            ? [
                FieldSpec(
                    name: "members", label: w["undertaking.members"], kind: .area(8),
                    hint: w["undertaking.aLineEach"], value: names(""))
            ]
            : pools.enumerated().map { index, pool in
                FieldSpec(
                    name: "members\(index)", label: term(pool, it.rule.id), kind: .area(5),
                    hint: w["undertaking.aLineEach"], value: names(pool))
            }
        let share: [FieldSpec] =
            if case .share(let whole) = rule.counting {
                [
                    FieldSpec(
                        name: "all",
                        label: w("undertaking.ofAll", ["who": term(whole, it.rule.id)]),
                        kind: .number, value: String(roster.all))
                ]
            } else { [] }
        return StepForm("members", w["undertaking.setMembers"], areas + share)
    }

    private func claimSteps(_ claim: Claim) -> [StepForm] {
        switch claim.state {
        case .taken:
            [
                StepForm("fulfilled", w["undertaking.fulfilled"], []),
                StepForm("given-back", w["undertaking.giveBack"], look: .second, []),
            ]
        case .fulfilled:
            [
                StepForm(
                    "confirmed", w["undertaking.confirmed"], hint: w["undertaking.confirmedHint"],
                    [])
            ]
        case .confirmed, .givenBack: []
        }
    }

    private func projectSteps(
        _ project: Project, _ rule: ProjectRule, _ it: Undertaking, today: Day
    ) -> [StepForm] {
        var steps: [StepForm] = []
        if rule.consent != nil {
            let counts = [
                ("agreed", w["undertaking.agreed"], project.answers.agreed),
                ("refused", w["undertaking.refused"], project.answers.refused),
                ("notAsked", w["undertaking.notAsked"], project.answers.notAsked),
            ]
            steps.append(
                StepForm(
                    "asked", w["undertaking.asked"], hint: w["undertaking.askedHint"],
                    counts.map {
                        FieldSpec(name: $0, label: $1, kind: .number, value: String($2))
                    }))
        }
        let reached = Set(project.reached.map(\.milestone))
        let next = choices(rule.milestones, of: it.rule).filter { !reached.contains($0.value) }
        if let first = next.first {
            steps.append(
                StepForm(
                    "reached", w["undertaking.reached"],
                    [
                        FieldSpec(
                            name: "milestone", label: w["undertaking.milestone"],
                            kind: .choice(next, empty: nil), value: first.value)
                    ]))
        }
        if rule.funds != nil {
            steps.append(
                StepForm(
                    "funded", w["undertaking.funded"],
                    [
                        FieldSpec(
                            name: "source", label: w["undertaking.source"],
                            kind: .choice(
                                choices(rule.funds, of: it.rule), empty: w["field.choose"])),
                        FieldSpec(name: "yuan", label: w["undertaking.yuan"], kind: .number),
                    ]))
        }
        let inspections = rule.inspections.isEmpty ? Inspection.allCases : rule.inspections
        steps.append(
            StepForm(
                "inspected", w["undertaking.inspected"],
                [
                    FieldSpec(
                        name: "kind", label: w["undertaking.inspection"],
                        kind: .choice(
                            inspections.map { Choice($0.rawValue, inspection($0)) }, empty: nil)),
                    FieldSpec(
                        name: "toCorrect", label: w["undertaking.toCorrect"], kind: .area(3),
                        hint: w["undertaking.toCorrectHint"]),
                ]))
        steps.append(StepForm("accepted", w["undertaking.accept"], []))
        return steps
    }

    func inspection(_ inspection: Inspection) -> String {
        inspection == .announced ? w["undertaking.announced"] : w["undertaking.unannounced"]
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
