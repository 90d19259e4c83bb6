import Kernel

/// The duties of one rule one by one, each with what shows that it was done and what was said of it.
struct DutyAccountPage: Sendable {
    let person: AccountedPerson
    let rule: ID<Rule>
    let sentence: String
    let method: String
    /// The latest first.
    let duties: [DutyAccountShown]
    /// How many more there are than are shown.
    let left: Int
    let clocks: [ClockShown]

    struct ClockShown: Sendable {
        let number: CaseNumber
        let due: Moment
        let met: Moment?
        let outcome: DutyAccount.Outcome
    }
}

struct DutyAccountShown: Sendable {
    let name: DutyName
    let place: String?
    let due: Day
    let progress: Duty.Progress
    let outcome: DutyAccount.Outcome
    let done: [DoneShown]
    /// Days and places of the visits that count.
    let visits: [String]
    let remarks: [RemarkShown]
    /// What the reader may say to it.
    let mayRemark: [DutyRemark.Kind]

    struct DoneShown: Sendable {
        let on: Day
        let noted: Moment?
        let text: String
        let address: String?
    }
}

struct RemarkShown: Sendable {
    let kind: DutyRemark.Kind
    let author: String
    let at: Moment
    let text: String
}

func view(_ page: DutyAccountPage, _ w: Words, _ frame: Frame) -> Html {
    let person = page.person
    return layout(
        w["scorecard.title"], w, frame,
        """
        \(breadcrumb([
            Link(w["scorecard.title"], Address.path(person.address, person.query))
        ], w))\
        \(heading(page.sentence, caption: "\(page.method) · \(person.caption)"))\
        \(spanForm(person, to: "\(person.address)/\(page.rule)", w, frame))\
        \(if: page.duties.isEmpty && page.clocks.isEmpty, emptyState(w["scorecard.none"], """
            <p>\(w["scorecard.noneNext"])</p>
            """))\
        <ul class="cases">\(each: page.duties, { duty($0, person, w, frame) })</ul>\
        \(if: page.left > 0, "<p class=\"hint\">\(w("scorecard.left", ["n": page.left]))</p>")\
        \(if: !page.clocks.isEmpty, clocks(page.clocks, w))
        """)
}

func outcomeTag(_ outcome: DutyAccount.Outcome, _ w: Words) -> Html {
    switch outcome {
    case .met: tag(w["scorecard.met"], .done)
    case .late: tag(w["scorecard.late"], .soon)
    case .missed: tag(w["scorecard.missed"], .overdue)
    case .open: tag(w["scorecard.open"], .plain)
    }
}

private func duty(
    _ duty: DutyAccountShown, _ person: AccountedPerson, _ w: Words, _ frame: Frame
) -> Html {
    let progress = ["done": duty.progress.done, "needed": duty.progress.needed]
    return """
        <li class="card\(if: duty.outcome == .missed, " card-overdue")">\
        <p class="card-tags">\(outcomeTag(duty.outcome, w))</p>\
        <h2 class="card-title">\(w.period(duty.name.period))\(some: duty.place, { " · \($0)" })</h2>\
        <p class="card-facts"><span>\(w("scorecard.progress", progress))</span>\
        <span>\(w("today.dueBy", ["day": w.day(duty.due)]))</span></p>\
        \(evidence(duty, w))\
        \(if: !duty.remarks.isEmpty, "<ul class=\"notes\">\(each: duty.remarks, { remark($0, w) })</ul>")\
        \(if: !duty.mayRemark.isEmpty, remarkForm(duty, person, w, frame))</li>
        """
}

private func evidence(_ duty: DutyAccountShown, _ w: Words) -> Html {
    """
    \(if: !duty.done.isEmpty, """
        <ul class="reasons">\(each: duty.done, { done -> Html in
            """
            <li>\(time(done.on, w)) \(some: done.address, {
                "<a href=\"\(url: $0)\">\(done.text)</a>"
            })\(if: done.address == nil, "\(done.text)")\
            \(some: done.noted, { " <span class=\"hint\">\(w["scorecard.noted"]) \(time($0, w))</span>" })</li>
            """
        })</ul>
        """)\
    \(if: !duty.visits.isEmpty, details(w("scorecard.visits", ["n": duty.visits.count]), """
        <ul class="reasons">\(each: duty.visits, { "<li>\($0)</li>" })</ul>
        """))
    """
}

func remark(_ remark: RemarkShown, _ w: Words) -> Html {
    """
    <li><p class="hint">\(w.remark(remark.kind)) · \(remark.author) · \(time(remark.at, w))</p>\
    \(if: !remark.text.isEmpty, "<p>\(remark.text)</p>")</li>
    """
}

private func remarkForm(
    _ duty: DutyAccountShown, _ person: AccountedPerson, _ w: Words, _ frame: Frame
) -> Html {
    let form = Form(duty.name.formName(of: person.code), to: "\(person.address)/remarks", w, frame)
    let kinds = duty.mayRemark
    return """
        <details class="deed"\(if: form.attempt != nil, " open")>\
        <summary>\(kinds == [.reason] ? w["scorecard.giveReason"] : w["scorecard.remark"])</summary>\
        <div>\(form("""
            \(form.hidden("rule", duty.name.rule.text))\
            \(form.hidden("place", duty.name.place?.text ?? ""))\
            \(form.hidden("period", duty.name.period.description))\
            \(form.hidden("next", Address.path("\(person.address)/\(duty.name.rule)", person.query)))\
            \(kinds.count == 1 ? form.hidden("kind", kinds[0].rawValue) : form.radios(
                "kind", w["scorecard.remarkKind"],
                kinds.map { Choice($0.rawValue, w.remark($0)) }))\
            \(form.textarea("text", w["scorecard.remarkText"], rows: 2))\
            \(form.button(w["scorecard.remarkSend"]))
            """))</div></details>
        """
}

extension DutyName {
    /// Tells the form about it from those about other duties.
    func formName(of official: ID<Official>) -> String {
        "remark-\(official)-\(rule)-\(period)-\(place?.text ?? "")"
    }
}

private func clocks(_ clocks: [DutyAccountPage.ClockShown], _ w: Words) -> Html {
    let columns = [
        Column(w["scorecard.case"]), Column(w["scorecard.dueAt"]), Column(w["scorecard.metAt"]),
        Column(w["scorecard.outcome"]),
    ]
    return table(
        w["scorecard.case"], columns,
        clocks.map { clock in
            [
                "<a href=\"/cases/\(clock.number.description)\">\(clock.number.spoken)</a>",
                time(clock.due, w), clock.met.map { time($0, w) } ?? "–",
                outcomeTag(clock.outcome, w),
            ]
        }, hidesCaption: true)
}

extension Words {
    func remark(_ kind: DutyRemark.Kind) -> String {
        switch kind {
        case .reason: self["remark.reason"]
        case .confirmed: self["remark.confirmed"]
        case .asked: self["remark.asked"]
        case .urging: self["remark.urging"]
        }
    }
}
