import Kernel

/// Cases that the reader may see, found by words and filters.
struct CasesListPage: Sendable {
    let filter: Filter
    let rows: [CaseRow]
    /// How many there are in all; nil where counting would cost too much.
    let total: Int?
    /// The address of the next page.
    let next: String?
    let places: [ChoiceGroup]
    let units: ChoiceGroup

    /// As it stands in the address; empty is any.
    struct Filter: Sendable {
        var q = ""
        var state = ""
        var kind = ""
        var place = ""
        var unit = ""
        var isOverdue = false

        /// Whether anything but words narrows it.
        var isNarrow: Bool { isOverdue || [state, kind, place, unit].contains { !$0.isEmpty } }
    }
}

func view(_ page: CasesListPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["cases.title"], w, frame, isWide: true,
        """
        \(heading(w["cases.title"]))\
        \(filterForm(page, w, frame))\
        <h2>\(page.total.map { w("cases.found", ["n": $0]) } ?? w["cases.results"])</h2>\
        \(if: page.rows.isEmpty, emptyState(w["cases.none"], "<p>\(w["cases.noneNext"])</p>"),
            else: caseList(page.rows, w))\
        \(pager(next: page.next, w))
        """)
}

private func filterForm(_ page: CasesListPage, _ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("filter", to: "/cases", w, frame)
    let filter = page.filter
    let states = ServiceCase.State.Name.allCases.map { Choice($0.rawValue, w.state($0)) }
    let kinds = CaseKind.allCases.map { Choice($0.rawValue, w.kind($0)) }
    return form(
        """
        \(form.fields.field(
            "q", w["cases.words"], .search, hint: w["cases.wordsHint"], value: filter.q))\
        <details class="details"\(if: filter.isNarrow, " open")>\
        <summary>\(w["cases.more"])</summary><div><div class="filters">\
        \(form.fields.select(
            "state", w["cases.state"], states, chosen: filter.state, empty: w["field.any"]))\
        \(form.fields.select(
            "kind", w["cases.kind"], kinds, chosen: filter.kind, empty: w["field.any"]))\
        \(form.fields.select(
            "place", w["cases.place"], groups: page.places, chosen: filter.place,
            empty: w["field.any"]))\
        \(if: !page.units.isEmpty, form.fields.select(
            "unit", w["cases.unit"], groups: [page.units], chosen: filter.unit, empty: w["field.any"]))</div>\
        \(form.fields.checkbox("overdue", w["cases.overdue"], isOn: filter.isOverdue))\
        </div></details>\
        \(form.fields.button(w["cases.search"]))
        """)
}
