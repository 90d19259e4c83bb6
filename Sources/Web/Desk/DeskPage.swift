import Kernel

/// The desk: what came in and waits to be accepted or dispatched, and the form to take in more.
struct DeskPage: Sendable {
    /// Oldest first; danger before all.
    let queue: [QueueRow]
    let counts: Counts
    let places: [ChoiceGroup]
    let units: ChoiceGroup
    /// The address of the rest of the queue.
    let next: String?
    /// Cases that may be what is about to be registered; nil where nobody asked.
    var repeats: [CaseRow]?
    /// Who is on today in the desk's territory.
    var onDuty: [OnDutyShown] = []
    /// What residents may ask for here, by service.
    var services: [ChoiceGroup] = []

    struct Counts: Sendable {
        let registered: Int
        let accepted: Int
        let disputed: Int
        let overdue: Int
    }

    struct QueueRow: Sendable {
        let row: CaseRow
        let excerpt: String
        let allowed: Set<Deed.Name>
        let version: Int
        /// The units that work for the place of the case.
        var units: ChoiceGroup = []
        /// The unit that the dispatch catalogue names, or that had the last one like it.
        let suggestedUnit: ID<HandlingUnit>?
        let likelyDuplicates: Int
        /// What it asks for of the catalogue, and who answers for the place nearest to it.
        var service: String?
        var station: StationShown?
    }
}

func view(_ page: DeskPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["desk.title"], w, frame, isWide: true,
        """
        \(heading(w["desk.title"], caption: w.day(frame.today)))\
        \(figures([
            Figure(w["desk.registered"], "\(page.counts.registered)"),
            Figure(w["desk.accepted"], "\(page.counts.accepted)"),
            Figure(w["desk.disputed"], "\(page.counts.disputed)"),
            Figure(
                w["desk.overdue"], "\(page.counts.overdue)", isAlarming: page.counts.overdue > 0),
        ]))\
        \(search(w, frame))\
        <p><a href="/appointments">\(w["appointments.title"])</a> · \
        <a href="/hotline">\(w["hotline.title"])</a></p>\
        <div class="columns"><div class="column-main"><section><h2>\(w["desk.queue"])</h2>\
        \(if: page.queue.isEmpty, emptyState(w["desk.empty"], "<p>\(w["desk.emptyNext"])</p>"),
            else: """
            <ul class="cases">\(each: page.queue, { queueRow($0, page, w, frame) })</ul>
            """)\
        \(pager(next: page.next, w))</section></div>\
        <div class="column-side">\(onDutyPart(page.onDuty, w, today: frame.today))\
        <section class="panel" id="take-in"><h2>\(w["desk.intake"])</h2>\
        \(intakeForm(page, w, frame))</section></div></div>
        """)
}

/// The box that finds cases by a word, a name or a number.
func search(_ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("search", to: "/cases", w, frame)
    return form(
        """
        <div class="with-button">\
        \(form.fields.field("q", w["cases.words"], .search, hint: w["cases.wordsHint"]))\
        \(form.fields.button(w["cases.search"], .second))</div>
        """)
}

private func queueRow(
    _ row: DeskPage.QueueRow, _ page: DeskPage, _ w: Words, _ frame: Frame
) -> Html {
    let number = row.row.number
    return """
        <li class="card\(if: row.row.isDanger, " card-overdue")">\(caseCard(row.row, w))\
        <p class="excerpt">\(row.excerpt)</p>\
        \(some: row.service, { "<p class=\"strong\">\($0)</p>" })\
        \(if: row.likelyDuplicates > 0, """
            <p><a href="/cases/\(number.description)">\
            \(w("desk.duplicates", ["n": row.likelyDuplicates]))</a></p>
            """)\
        <div class="card-deeds">\
        \(if: row.allowed.contains(.acceptance), acceptance(row, w, frame))\
        \(if: row.allowed.contains(.assignment), """
            \(some: row.station, {
                stationForm(
                    $0, number: number, version: row.version, next: "/desk", w, frame)
            })\(dispatch(row, page, w, frame))
            """)</div></li>
        """
}

private func acceptance(_ row: DeskPage.QueueRow, _ w: Words, _ frame: Frame) -> Html {
    let number = row.row.number
    let form = Form("acceptance-\(number)", to: "/cases/\(number)/acceptance", w, frame)
    return form(back(form, row) + form.button(w.deed(.acceptance)))
}

private func dispatch(
    _ row: DeskPage.QueueRow, _ page: DeskPage, _ w: Words, _ frame: Frame
) -> Html {
    let number = row.row.number
    let form = Form("assignment-\(number)", to: "/cases/\(number)/assignment", w, frame)
    return form(
        """
        \(back(form, row))<div class="with-button">\
        \(form.select(
            "unit", w["deedField.unit"], groups: [row.units], chosen: row.suggestedUnit?.text ?? "",
            empty: w["field.choose"]))\
        \(form.button(w.deed(.assignment)))</div>
        """)
}

/// The version that she saw, and that she wants to come back to the desk.
private func back(_ form: Form, _ row: DeskPage.QueueRow) -> Html {
    form.hidden("version", "\(row.version)") + form.hidden("next", "/desk")
}

private func intakeForm(_ page: DeskPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("intake", to: "/cases", w, frame)
    let channels: [Channel] = [
        .phone, .window, .opinionBox, .card, .email, .visit, .meeting, .deputyStudio, .batch,
    ]
    return form(
        """
        \(form.select(
            "channel", w["case.channel"], channels.map { Choice($0.rawValue, w.channel($0)) },
            chosen: Channel.phone.rawValue))\
        \(form.select(
            "kind", w["cases.kind"], CaseKind.allCases.map { Choice($0.rawValue, w.kind($0)) },
            chosen: CaseKind.help.rawValue))\
        \(form.select(
            "place", w["case.place"], groups: page.places, empty: w["field.choose"]))\
        \(if: !page.services.isEmpty, form.select(
            "service", w["desk.service"], groups: page.services, hint: w["desk.serviceHint"],
            empty: w["field.none"]))\
        \(form.textarea("text", w["desk.text"], hint: w["desk.textHint"], rows: 6))\
        \(form.field("title", w["desk.caseTitle"], hint: w["desk.caseTitleHint"]))\
        \(form.field("name", w["case.requester"], .text, width: .long))\
        \(form.field("phone", w["case.phone"], .phone, width: .long))\
        \(form.checkbox("keepPrivate", w["desk.keepPrivate"]))\
        \(form.checkbox("anonymous", w["desk.anonymous"]))\
        \(form.checkbox("danger", w["desk.danger"], hint: w["desk.dangerHint"]))\
        \(details(w["desk.about"], """
            <p class="hint">\(w["desk.aboutHint"])</p>\
            \(form.select("aboutUnit", w["desk.aboutUnit"], groups: [page.units], empty: w["field.none"]))\
            \(form.field("aboutOfficial", w["desk.aboutOfficial"], width: .long))
            """))\
        \(some: page.repeats, { repeats($0, w) })\
        <div class="actions">\(form.button(w["desk.register"]))\
        <button class="button button-second" type="submit" name="check" value="yes">\
        \(w["desk.check"])</button></div>
        """)
}

private func repeats(_ rows: [CaseRow], _ w: Words) -> Html {
    notice(
        rows.isEmpty ? .plain : .danger,
        rows.isEmpty
            ? "<p>\(w["desk.noRepeats"])</p>"
            : "<p><strong>\(w["case.duplicates"])</strong></p>\(caseList(rows, w))")
}
