import Kernel

/// The cases that a unit has in hand, by the date that comes next.
struct WorkPage: Sendable {
    let unit: String
    /// Those on which somebody must act, the most urgent first.
    let rows: [CaseRow]
    /// Those that were replied to and wait for the resident.
    let waiting: [CaseRow]
    let suspended: [CaseRow]
    let next: String?
    /// Of all that the unit has, not only of this page; nil where the page holds all.
    var counts: Counts?

    struct Counts: Sendable {
        let overdue: Int
        let open: Int
        let waiting: Int
    }
}

func view(_ page: WorkPage, _ w: Words, _ frame: Frame) -> Html {
    let overdue = page.rows.filter { $0.due?.standing.name == .overdue }
    let rest = page.rows.filter { $0.due?.standing.name != .overdue }
    return layout(
        w["work.title"], w, frame,
        """
        \(heading(w["work.title"], caption: page.unit))\
        <p><a href="/appointments">\(w["appointments.title"])</a></p>\
        \(figures([
            Figure(
                w["work.overdue"], "\(page.counts?.overdue ?? overdue.count)",
                isAlarming: !overdue.isEmpty),
            Figure(w["work.open"], "\(page.counts?.open ?? page.rows.count)"),
            Figure(w["work.waiting"], "\(page.counts?.waiting ?? page.waiting.count)"),
        ]))\
        \(if: page.rows.isEmpty, emptyState(w["work.empty"], "<p>\(w["work.emptyNext"])</p>"))\
        \(group(w["work.overdue"], overdue, w))\
        \(group(w["work.next"], rest, w))\
        \(pager(next: page.next, w))\
        \(group(w["work.waiting"], page.waiting, w))\
        \(group(w["work.suspended"], page.suspended, w))
        """)
}

private func group(_ title: String, _ rows: [CaseRow], _ w: Words) -> Html {
    if rows.isEmpty { return .none }
    return """
        <section><h2>\(title) <span class="count">\(rows.count)</span></h2>\
        \(caseList(rows, w))</section>
        """
}
