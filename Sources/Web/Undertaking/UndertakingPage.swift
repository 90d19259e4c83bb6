import Kernel
import Store

/// One undertaking: what it is, how far, what came of it, and what may happen next.
struct UndertakingPage: Sendable {
    let it: Undertaking
    let place: String
    let mayRun: Bool
    let agenda: [AgendaShown]
    let deadlines: Deadlines

    /// The last days of a meeting's minutes and of its publicity.
    struct Deadlines: Sendable {
        var minutes: Day?
        var publicity: Day?
    }
}

func view(_ page: UndertakingPage, _ words: PackWords, _ frame: Frame) -> Html {
    let w = words.w
    let it = page.it
    let state = words.state(of: it)
    let steps = page.mayRun ? words.steps(of: it, today: frame.today) : []
    let address = "\(it.kind.address)/\(it.id)"
    return layout(
        it.title, w, frame, isWide: true,
        """
        \(breadcrumb([Link(it.kind.title(w), it.kind.address)], w))\
        \(heading(it.title, caption: words.name(of: it.rule)))\
        <p>\(tag(state.text, state.look))</p>\
        \(some: words.sentence(it.rule), { "<p class=\"lead\">\($0)</p>" })\
        \(summaryList(facts(page, words)))\
        \(each: page.agenda, { agenda($0, w) })\
        \(each: tables(it, words), { $0 })\
        \(if: !steps.isEmpty, "<h2>\(w["undertaking.next"])</h2>")\
        \(each: steps, { $0.html(at: address, w, frame, isOpen: false) })
        """)
}

// MARK: Facts

private func facts(_ page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
    let w = words.w
    var rows = [SummaryRow(w["cases.place"], text: page.place)]
    switch page.it.work {
    case .meeting(let meeting):
        rows.append(SummaryRow(w["undertaking.day"], text: w.day(meeting.on)))
        rows.append(SummaryRow(w["undertaking.known"], text: w.day(meeting.known)))
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
    case .ballot(let ballot):
        rows.append(SummaryRow(w["undertaking.day"], text: w.day(ballot.on)))
        rows.append(SummaryRow(w["undertaking.issued"], text: String(ballot.issued)))
        if let result = ballot.result {
            rows.append(SummaryRow(w["undertaking.ballotCount"], text: String(result.ballots)))
            rows.append(SummaryRow(w["undertaking.spoiled"], text: String(result.spoiled)))
        }
    case .roster(let roster):
        rows.append(SummaryRow(w["undertaking.members"], text: String(roster.members.count)))
        for gap in page.it.rosterGaps {
            rows.append(SummaryRow(w["undertaking.gap"], text: words.gap(gap, of: page.it.rule)))
        }
    case .claim(let claim):
        rows.append(SummaryRow(w["undertaking.takenBy"], "<code>\(claim.official.text)</code>"))
        if let number = claim.serviceCase {
            rows.append(SummaryRow(w["undertaking.wishNumber"], caseLink(number)))
        }
        if !claim.text.isEmpty {
            rows.append(SummaryRow(w["undertaking.wishText"], text: claim.text))
        }
        if let window = claim.window {
            rows.append(
                SummaryRow(w["undertaking.window"], text: words.term(window, page.it.rule.id)))
        }
    case .project(let project): rows += projectFacts(project, page, w)
    case .decision(let decision):
        rows.append(
            SummaryRow(w["undertaking.what"], text: words.term(decision.what, page.it.rule.id)))
        if let about = decision.about {
            rows.append(SummaryRow(w["undertaking.about"], "<code>\(about.text)</code>"))
        }
        rows.append(SummaryRow(w["undertaking.reason"], text: decision.reason))
        if decision.prize > 0 {
            rows.append(SummaryRow(w["undertaking.prize"], text: String(decision.prize)))
        }
        rows.append(SummaryRow(w["undertaking.day"], text: w.day(decision.from)))
        if case .consequence(let rule) = page.it.rule, let last = rule.lastDay(from: decision.from)
        {
            rows.append(SummaryRow(w["undertaking.until"], text: w.day(last)))
        }
    }
    return rows
}

private func projectFacts(_ project: Project, _ page: UndertakingPage, _ w: Words) -> [SummaryRow] {
    var rows = [SummaryRow(w["undertaking.begins"], text: w.day(project.begins))]
    guard case .project(let rule) = page.it.rule else { return rows }
    if let last = rule.lastDay(beginning: project.begins) {
        rows.append(SummaryRow(w["undertaking.until"], text: w.day(last)))
    }
    if rule.consent != nil {
        let answers = project.answers
        rows.append(
            SummaryRow(
                w["undertaking.asked"],
                text: w(
                    "undertaking.answers",
                    [
                        "agreed": answers.agreed, "refused": answers.refused,
                        "notAsked": answers.notAsked,
                    ])))
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

private func paragraphs(_ text: String) -> Html {
    "\(each: text.split(separator: "\n").map(String.init), { "<p>\($0)</p>" })"
}

private func caseLink(_ number: CaseNumber) -> Html {
    "<a href=\"\(url: "/cases/\(number)")\">\(number.spoken)</a>"
}

// MARK: Tables

private func agenda(_ shown: AgendaShown, _ w: Words) -> Html {
    """
    <section><h2>\(title(of: shown.item, w)) <span class="hint">\(shown.number)</span></h2>\
    \(if: shown.cases.isEmpty, "<p class=\"hint\">\(w["undertaking.agendaNone"])</p>", else: """
        <ul>\(each: shown.cases, { summary -> Html in
            """
            <li>\(caseLink(summary.number)) \(summary.title)\
            \(some: summary.nextDue, { " <span class=\"hint\">\(w.shortDay($0.day))</span>" })</li>
            """
        })</ul>
        """)</section>
    """
}

private func title(of item: AgendaItem, _ w: Words) -> String {
    switch item {
    case .overdue: w["undertaking.agendaOverdue"]
    case .reopened: w["undertaking.agendaReopened"]
    case .unsatisfied: w["undertaking.agendaUnsatisfied"]
    case .raisedMost: w["undertaking.agendaRaisedMost"]
    case .promised: w["undertaking.agendaPromised"]
    case .disputed: w["undertaking.agendaDisputed"]
    case .suggestions: w["undertaking.agendaSuggestions"]
    }
}

private func tables(_ it: Undertaking, _ words: PackWords) -> [Html] {
    let w = words.w
    switch it.work {
    case .meeting(let meeting):
        return [resolutions(meeting, w), scores(meeting, it, words)].compactMap(\.self)
    case .ballot(let ballot):
        guard let result = ballot.result else { return [] }
        return result.marks.sorted { $0.key < $1.key }.map { standard, grades in
            table(
                standard.isEmpty ? w["undertaking.result"] : words.term(standard, it.rule.id),
                [
                    Column(w["undertaking.grade"]),
                    Column(w["undertaking.ballotCount"], isNumber: true),
                ],
                grades.sorted { $0.key < $1.key }.map { grade, number in
                    [
                        "\(words.mark("", grade, of: it.rule))",
                        "\(number.map { String($0) } ?? w["undertaking.hidden"])",
                    ]
                })
        }
    case .roster(let roster) where !roster.members.isEmpty:
        return [
            table(
                w["undertaking.members"], [Column(w["admin.name"]), Column(w["undertaking.pool"])],
                roster.members.map { member in
                    [
                        "\(member.name)",
                        "\(member.pool.isEmpty ? "" : words.term(member.pool, it.rule.id))",
                    ]
                })
        ]
    case .project(let project): return projectTables(project, it, words)
    default: return []
    }
}

private func resolutions(_ meeting: Meeting, _ w: Words) -> Html? {
    guard !meeting.resolved.isEmpty else { return nil }
    return """
        <h2>\(w["undertaking.resolved"])</h2><ul>\(each: meeting.resolved, { resolved -> Html in
            """
            <li>\(tag(resolved.kind == .case ? w["undertaking.asCase"] : w["undertaking.asPromise"])) \
            \(resolved.text)</li>
            """
        })</ul>
        """
}

private func scores(_ meeting: Meeting, _ it: Undertaking, _ words: PackWords) -> Html? {
    guard !meeting.scores.isEmpty, case .meeting(let rule) = it.rule else { return nil }
    let w = words.w
    let standards = rule.jury?.standards?.items ?? [""]
    return table(
        w["undertaking.scores"],
        [Column(w["undertaking.speaker"]), Column(w["undertaking.slipsCounted"], isNumber: true)]
            + standards.map {
                Column(
                    $0.isEmpty ? w["undertaking.mean"] : words.term($0, it.rule.id), isNumber: true)
            },
        meeting.scores.map { score in
            ["\(score.speaker)", slips(score, rule, words)]
                + standards.map { "\(score.means[$0].map(hundredths) ?? "")" }
        })
}

/// How many jurors marked, and how many that is short of the jury.
private func slips(_ score: Meeting.Score, _ rule: MeetingRule, _ words: PackWords) -> Html {
    let gap = rule.jury?.gap(slips: score.slips)
    return "\(score.slips)\(some: gap, { " " + tag(words.gap($0, of: .meeting(rule))) })"
}

/// `87.50` of 8750.
private func hundredths(_ number: Int) -> String {
    let (whole, rest) = number.quotientAndRemainder(dividingBy: 100)
    return "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
}

private func projectTables(_ project: Project, _ it: Undertaking, _ words: PackWords) -> [Html] {
    let w = words.w
    var tables: [Html] = []
    if case .project(let rule) = it.rule, let milestones = rule.milestones {
        let days = Dictionary(project.reached.map { ($0.milestone, $0.on) }) { $1 }
        tables.append(
            table(
                w["undertaking.milestones"],
                [Column(w["undertaking.milestone"]), Column(w["undertaking.day"])],
                milestones.items.map {
                    ["\(words.term($0, it.rule.id))", "\(days[$0].map(w.shortDay) ?? "")"]
                }))
    }
    if !project.funds.isEmpty {
        tables.append(
            table(
                w["undertaking.funded"],
                [Column(w["undertaking.source"]), Column(w["undertaking.yuan"], isNumber: true)],
                project.funds.map { ["\(words.term($0.source, it.rule.id))", "\($0.yuan)"] }))
    }
    if !project.inspections.isEmpty {
        tables.append(
            table(
                w["undertaking.inspected"],
                [
                    Column(w["undertaking.inspection"]), Column(w["undertaking.day"]),
                    Column(w["undertaking.toCorrect"]),
                ],
                project.inspections.map {
                    ["\(words.inspection($0.kind))", "\(w.shortDay($0.on))", "\($0.toCorrect)"]
                }))
    }
    return tables
}
