import Kernel

/// Meetings: called with notice, held with minutes and resolutions, scored by a jury where the
/// rule has one.
struct MeetingShown: KindShown {
    let path = "meetings"

    func title(_ w: Words) -> String { w["undertaking.meetings"] }
    func beginning(_ w: Words) -> String { w["undertaking.callMeeting"] }

    func subject(of rule: Rule) -> String? {
        if case .meeting(let rule) = rule { rule.meeting } else { nil }
    }

    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec] {
        [.title(words.w), .day(words.w, today)]
    }

    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    ) {
        (try said.text("title"), .meeting(Meeting(on: try said.day("on"), known: said.today)))
    }

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook) {
        let w = words.w
        guard case .meeting(let meeting) = it.work else { return (it.state, .plain) }
        return switch meeting.state {
        case .called: (w["undertaking.stateCalled"], .active)
        case .held: (w["undertaking.stateHeld"], .done)
        case .calledOff: (w["undertaking.stateCalledOff"], .still)
        }
    }

    // MARK: Steps

    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm] {
        guard case .meeting(let meeting) = it.work, case .meeting(let rule) = it.rule,
            meeting.state != .calledOff
        else { return [] }
        let w = words.w
        var steps: [StepForm] = []
        if meeting.state == .called { steps.append(held(rule, it, words)) }
        if let jury = rule.jury { steps.append(score(jury, it, words)) }
        if meeting.state == .called {
            steps.append(StepForm("call-off", w["undertaking.callOff"], look: .warning, []))
        }
        return steps
    }

    private func held(_ rule: MeetingRule, _ it: Undertaking, _ words: PackWords) -> StepForm {
        let w = words.w
        let groups = rule.participants?.items ?? []
        let present =
            groups.isEmpty
            ? [FieldSpec(name: "present", label: w["undertaking.present"], kind: .number)]
            : groups.enumerated().map { index, group in
                FieldSpec(
                    name: "present\(index)",
                    label: w(
                        "undertaking.presentOf", ["who": words.term(group, it.rule.id)]),
                    kind: .number)
            }
        let minutes = FieldSpec(
            name: "minutes", label: w["undertaking.minutes"], kind: .area(6))
        let resolved = rule.resolutions.map { kind in
            FieldSpec(
                name: "resolved-\(kind.rawValue)",
                label: kind == .case
                    ? w["undertaking.resolvedCases"] : w["undertaking.resolvedPromises"],
                kind: .area(3),
                hint: kind == .case
                    ? w["undertaking.resolvedCasesHint"] : w["undertaking.resolvedPromisesHint"])
        }
        let kinds = [CaseKind.suggestion, .help].map { Choice($0.rawValue, w.kind($0)) }
        let kind = FieldSpec(
            name: "caseKind", label: w["undertaking.resolvedKind"],
            kind: .choice(kinds, empty: nil), value: CaseKind.suggestion.rawValue)
        return StepForm(
            "held", w["undertaking.held"],
            present + [minutes] + resolved + (rule.resolutions.contains(.case) ? [kind] : []))
    }

    private func score(_ jury: JuryClause, _ it: Undertaking, _ words: PackWords) -> StepForm {
        let w = words.w
        let standards = (jury.standards?.items ?? []).map { words.term($0, it.rule.id) }
        return StepForm(
            "score", w["undertaking.score"],
            hint: w("undertaking.scoreHint", ["standards": w.list(standards)]),
            [
                FieldSpec(name: "speaker", label: w["undertaking.speaker"], kind: .text),
                FieldSpec(
                    name: "slips", label: w["undertaking.slips"], kind: .area(10),
                    hint: w["undertaking.slipsHint"]),
            ])
    }

    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change
    {
        guard case .meeting(let rule) = it.rule else { throw ProblemDetails.notFound }
        switch step {
        case "held":
            return try it.holding(
                present: try present(rule, said),
                minutes: try said.text("minutes", atMost: 20_000),
                resolved: resolved(rule, said), on: said.today)
        case "score":
            return try it.scoring(
                try said.text("speaker"),
                slips: try slips(rule.jury?.standards?.items ?? [], said), on: said.today)
        case "call-off": return try it.callingOff()
        default: throw ProblemDetails.notFound
        }
    }

    private func present(_ rule: MeetingRule, _ said: StepReading) throws -> [String: Int] {
        guard let groups = rule.participants?.items else {
            return ["": try said.number("present")]
        }
        return try Dictionary(
            uniqueKeysWithValues: groups.enumerated().map {
                ($1, try said.number("present\($0)"))
            })
    }

    private func resolved(_ rule: MeetingRule, _ said: StepReading) -> [Meeting.Resolved] {
        let caseKind: CaseKind = said.form["caseKind"] == "help" ? .help : .suggestion
        return rule.resolutions.flatMap { kind in
            said.lines("resolved-\(kind.rawValue)").map { line in
                var resolved = Meeting.Resolved(kind: kind, line: line)
                if kind == .case { resolved.caseKind = caseKind }
                return resolved
            }
        }
    }

    /// A slip a line, its marks in the order of the standards.
    private func slips(_ standards: [String], _ said: StepReading) throws -> [[String: Int]] {
        let names = standards.isEmpty ? [""] : standards
        return try said.lines("slips").map { line in
            let marks = line.split(whereSeparator: { " ,，、\t".contains($0) }).map { Int($0) }
            guard marks.count == names.count, !marks.contains(nil) else {
                throw said.problem(.badCount, "slips")
            }
            return Dictionary(uniqueKeysWithValues: zip(names, marks.compactMap(\.self)))
        }
    }

    // MARK: What is shown

    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
        guard case .meeting(let meeting) = page.it.work else { return [] }
        let w = words.w
        var rows = [
            SummaryRow(w["undertaking.day"], text: w.day(meeting.on)),
            SummaryRow(w["undertaking.known"], text: w.day(meeting.known)),
        ]
        if let day = page.deadlines.minutes {
            rows.append(SummaryRow(w["undertaking.minutesDue"], text: w.day(day)))
        }
        if let day = page.deadlines.publicity {
            rows.append(SummaryRow(w["undertaking.publicUntil"], text: w.day(day)))
        }
        for (group, number) in meeting.present.sorted(by: { $0.key < $1.key }) {
            let who = group.isEmpty ? w["undertaking.present"] : words.term(group, page.it.rule.id)
            rows.append(SummaryRow(who, text: String(number)))
        }
        if !meeting.minutes.isEmpty {
            rows.append(SummaryRow(w["undertaking.minutes"], paragraphs(meeting.minutes)))
        }
        return rows
    }

    func tables(of it: Undertaking, _ words: PackWords) -> [Html] {
        guard case .meeting(let meeting) = it.work else { return [] }
        return [resolutions(meeting, words.w), scores(meeting, it, words)].compactMap(\.self)
    }

    private func resolutions(_ meeting: Meeting, _ w: Words) -> Html? {
        guard !meeting.resolved.isEmpty else { return nil }
        return """
            <h2>\(w["undertaking.resolved"])</h2><ul>\(each: meeting.resolved, { resolved -> Html in
                """
                <li>\(tag(resolved.kind == .case
                    ? w["undertaking.asCase"] : w["undertaking.asPromise"])) \
                \(resolved.text)\(some: resolved.unit, { "（\($0)）" })\
                \(some: resolved.due, { " <span class=\"hint\">\(w.day($0))</span>" })\
                \(some: resolved.became, { " \(link(to: $0, w))" })</li>
                """
            })</ul>
            """
    }

    /// To what a resolution became.
    private func link(to became: Meeting.Became, _ w: Words) -> Html {
        switch became {
        case .serviceCase(let number), .promise(let number): caseLink(number)
        case .line(_, let id):
            "<a href=\"\(url: "/commitments/\(id)")\">\(w["commitment.see"])</a>"
        }
    }

    private func scores(_ meeting: Meeting, _ it: Undertaking, _ words: PackWords) -> Html? {
        guard !meeting.scores.isEmpty, case .meeting(let rule) = it.rule else { return nil }
        let w = words.w
        let standards = rule.jury?.standards?.items ?? [""]
        return table(
            w["undertaking.scores"],
            [
                Column(w["undertaking.speaker"]),
                Column(w["undertaking.slipsCounted"], isNumber: true),
            ]
                + standards.map {
                    Column(
                        $0.isEmpty ? w["undertaking.mean"] : words.term($0, it.rule.id),
                        isNumber: true)
                },
            meeting.scores.map { score in
                ["\(score.speaker)", jurySlips(score, rule, words)]
                    + standards.map { "\(score.means[$0].map(hundredths) ?? "")" }
            })
    }
}

private func paragraphs(_ text: String) -> Html {
    "\(each: text.split(separator: "\n").map(String.init), { "<p>\($0)</p>" })"
}

/// How many jurors marked, and how many that is short of the jury.
private func jurySlips(_ score: Meeting.Score, _ rule: MeetingRule, _ words: PackWords) -> Html {
    let gap = rule.jury?.gap(slips: score.slips)
    return "\(score.slips)\(some: gap, { " " + tag(words.gap($0, of: .meeting(rule))) })"
}

/// `87.50` of 8750.
private func hundredths(_ number: Int) -> String {
    let (whole, rest) = number.quotientAndRemainder(dividingBy: 100)
    return "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
}
