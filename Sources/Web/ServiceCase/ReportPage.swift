import Kernel

/// The form by which a resident raises something; no account, nothing that isn't needed.
struct ReportPage: Sendable {
    /// Villages under their townships.
    let places: [ChoiceGroup]
    /// As it came in the address; else empty.
    let place: String

    init(places: [ChoiceGroup], place: String = "") {
        self.places = places
        self.place = place
    }
}

func view(_ page: ReportPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("report", to: "/report", w, frame)
    return layout(
        w["report.title"], w, frame,
        """
        \(heading(w["report.title"], lead: w["report.lead"]))\
        \(form("""
            \(form.textarea("text", w["report.text"], hint: w["report.textHint"], rows: 7))\
            \(form.select(
                "place", w["report.place"], groups: page.places, hint: w["report.placeHint"],
                chosen: page.place, empty: w["field.choose"]))\
            \(form.radios(
                "kind", w["report.kind"], CaseKind.allCases.map {
                    Choice($0.rawValue, w.kind($0), hint: w["kindHint." + $0.rawValue])
                }, hint: w["report.kindHint"]))\
            <fieldset class="group"><legend class="label label-big">\(w["report.you"])</legend>\
            <p class="hint">\(w["report.youHint"])</p>\
            \(form.field("name", w["report.name"], .name, width: .long))\
            \(form.field(
                "phone", w["report.phone"], .phone, hint: w["report.phoneHint"], width: .long))\
            \(form.checkbox(
                "keepPrivate", w["report.keepPrivate"], hint: w["report.keepPrivateHint"]))\
            \(form.checkbox(
                "anonymous", w["report.anonymous"], hint: w["report.anonymousHint"]))</fieldset>\
            \(form.button(w["report.send"]))
            """))\
        <p class="hint">\(w["report.privacy"])</p>
        """)
}

extension Words {
    static var kindHintKeys: Set<String> {
        Set(CaseKind.allCases.map { "kindHint." + $0.rawValue })
    }
}

/// What a resident takes home: the number, the pick-up code, what happens by when.
struct ReportDonePage: Sendable {
    let number: CaseNumber
    /// Shown this once.
    let pickupCode: String
    let registeredAt: Moment
    let dueDates: [DueDateShown]
    /// For an official who took it in: cases that may be the same matter. Nil for the resident
    /// herself.
    var repeats: [CaseRow]?
}

func view(_ page: ReportDonePage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["reported.title"], w, frame,
        """
        <section class="receipt"><h1>\(w["reported.title"])</h1>\
        <p>\(w["reported.lead"])</p>\
        <dl class="keys"><div><dt>\(w["reported.number"])</dt>\
        <dd>\(page.number.spoken)</dd></div>\
        <div><dt>\(w["reported.code"])</dt><dd>\(page.pickupCode)</dd></div></dl>\
        <p class="strong">\(w["reported.keep"])</p>\
        <p class="hint">\(w["case.registeredAt"]) \(time(page.registeredAt, w))</p></section>\
        \(if: !page.dueDates.isEmpty, """
            <section><h2>\(w["reported.next"])</h2>\(dueDates(page.dueDates, w))</section>
            """)\
        \(some: page.repeats, { repeats($0, w) })\(actions(page, w))\
        <p class="hint unprinted">\(w["reported.print"])</p>
        """)
}

private func repeats(_ rows: [CaseRow], _ w: Words) -> Html {
    if rows.isEmpty { return .none }
    return """
        <section class="unprinted"><h2>\(w["case.duplicates"])</h2>\
        <p class="hint">\(w["reported.repeats"])</p>\(caseList(rows, w))</section>
        """
}

private func actions(_ page: ReportDonePage, _ w: Words) -> Html {
    let (first, second) =
        page.repeats == nil
        ? (
            Link(w["reported.track"], "/track?number=\(page.number)"),
            Link(w["reported.home"], "/")
        )
        : (
            Link(w["reported.open"], "/cases/\(page.number)"),
            Link(w["reported.desk"], "/desk")
        )
    return """
        <p class="actions unprinted"><a class="button" href="\(url: first.address)">\(first.text)</a>\
        <a class="button button-second" href="\(url: second.address)">\(second.text)</a></p>
        """
}
