import Kernel

/// The officials of a place, each with how her own duties stand: in the order of their codes, never
/// of what they did.
struct SupervisedDutiesPage: Sendable {
    let place: String
    let places: [ChoiceGroup]
    let chosenPlace: String
    let officials: [Row]
    let next: String?

    struct Row: Sendable {
        let code: ID<Official>
        let name: String
        let post: String
        let place: String
        let met: Int
        let due: Int
        let overdue: Int
        /// The most overdue first.
        let late: [LateDuty]
    }

    struct LateDuty: Sendable {
        let title: String
        let rule: String?
        let due: Day
        let standing: Standing
        let urgings: [RemarkShown]
        /// Where the case is urged; nil for what isn't a case's date.
        let caseAddress: String?
        /// What is urged here; nil for a case, and for who may not.
        let name: DutyName?
    }
}

func view(_ page: SupervisedDutiesPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["supervision.officials"], w, frame,
        """
        \(breadcrumb([Link(w["supervision.title"], "/supervision")], w))\
        \(heading(w["supervision.officials"], caption: page.place,
            lead: w["supervision.officialsLead"]))\
        \(placeForm("/supervision/duties", page.places, page.chosenPlace, w, frame))\
        \(if: page.officials.isEmpty, emptyState(w["supervision.noDuties"], """
            <p>\(w["supervision.noDutiesNext"])</p>
            """))\
        <ul class="cases">\(each: page.officials, { row($0, page, w, frame) })</ul>\
        \(pager(next: page.next, w))
        """)
}

private func row(
    _ row: SupervisedDutiesPage.Row, _ page: SupervisedDutiesPage, _ w: Words, _ frame: Frame
) -> Html {
    """
    <li class="card"><h2 class="card-title"><a href="/scorecard/\(row.code.text)">\(row.name)</a> \
    <span class="hint">\(row.code.text)</span></h2>\
    <p class="card-facts"><span>\(row.post)</span><span>\(row.place)</span></p>\
    <p class="card-facts"><span>\(w["supervision.dutiesMet"]) \(row.met)</span>\
    <span>\(w["supervision.dutiesDue"]) \(row.due)</span>\
    <span>\(w["supervision.dutiesOverdue"]) \(row.overdue)</span></p>\
    \(if: !row.late.isEmpty, details(w("supervision.lateDuties", ["n": row.overdue]), """
        <ul class="notes">\(each: row.late, { late($0, row, page, w, frame) })</ul>
        """))</li>
    """
}

private func late(
    _ late: SupervisedDutiesPage.LateDuty, _ row: SupervisedDutiesPage.Row,
    _ page: SupervisedDutiesPage, _ w: Words, _ frame: Frame
) -> Html {
    """
    <li><p>\(standingTag(late.standing, w)) \(some: late.caseAddress, {
        "<a href=\"\(url: $0)\">\(late.title)</a>"
    })\(if: late.caseAddress == nil, "\(late.title)")</p>\
    \(some: late.rule, { "<p class=\"hint\">\($0)</p>" })\
    \(urgings(late.urgings, w))\
    \(some: late.name, { urgeForm($0, row.code, page, w, frame) })</li>
    """
}

/// How often and with which words a duty was urged.
func urgings(_ urgings: [RemarkShown], _ w: Words) -> Html {
    if urgings.isEmpty { return "" }
    return details(
        w("supervision.urged", ["n": urgings.count]),
        "<ul class=\"notes\">\(each: urgings, { remark($0, w) })</ul>")
}

private func urgeForm(
    _ name: DutyName, _ code: ID<Official>, _ page: SupervisedDutiesPage, _ w: Words,
    _ frame: Frame
) -> Html {
    let form = Form(name.formName(of: code), to: "/scorecard/\(code)/remarks", w, frame)
    let back = Address.path("/supervision/duties", [("place", page.chosenPlace)])
    return form(
        """
        \(form.hidden("rule", name.rule.text))\(form.hidden("place", name.place?.text ?? ""))\
        \(form.hidden("period", name.period.description))\
        \(form.hidden("kind", DutyRemark.Kind.urging.rawValue))\(form.hidden("next", back))\
        \(form.textarea("text", w["supervision.urgeText"], rows: 2))\
        \(form.button(w.remark(.urging), .second))
        """)
}
