import Kernel

/// What is reached in a place in some time, method by method: what the tables tell, and plainly what
/// nobody has counted.
struct CoveragePage: Sendable {
    let place: String
    let places: [ChoiceGroup]
    let chosenPlace: String
    let period: Period
    let periods: [Period]
    /// Empty for all.
    let chosenMethod: String
    let methods: [Choice]
    /// Households met, by the places below.
    let lists: [List]
    let figures: [FigureShown]

    struct List: Sendable {
        let sentence: String
        let days: ClosedRange<Day>
        let frozenAt: Moment
        let rows: [SupervisionPage.CoverageRow]
    }

    struct FigureShown: Sendable {
        let rule: ID<Rule>
        let sentence: String
        let reached: Int?
        let all: Int?
        let gap: Int?
        /// When it was counted by hand.
        let notedAt: Moment?
        let isByHand: Bool
    }
}

func view(_ page: CoveragePage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["coverage.title"], w, frame, isWide: true,
        """
        \(breadcrumb([Link(w["supervision.title"], "/supervision")], w))\
        \(heading(w["coverage.title"], caption: "\(page.place) · \(w.period(page.period))",
            lead: w["coverage.lead"]))\
        \(choosing(page, w, frame))\
        \(if: page.lists.isEmpty && page.figures.isEmpty, emptyState(w["coverage.none"], """
            <p>\(w["coverage.noneNext"])</p>
            """))\
        \(each: page.lists, { list($0, w) })\
        \(if: !page.figures.isEmpty, """
            <section><h2>\(w["coverage.figures"])</h2>\
            <ul class="cases">\(each: page.figures, { figure($0, page, w, frame) })</ul></section>
            """)
        """)
}

private func choosing(_ page: CoveragePage, _ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("coverage", to: "/coverage", w, frame)
    let periods = page.periods.map { Choice($0.description, w.period($0)) }
    return form(
        """
        \(form.fields.select(
            "place", w["cases.place"], groups: page.places, chosen: page.chosenPlace,
            empty: w["field.wholePlace"]))\
        \(form.fields.select(
            "period", w["scorecard.span"], periods, chosen: page.period.description))\
        \(form.fields.select(
            "method", w["coverage.method"], page.methods, chosen: page.chosenMethod,
            empty: w["coverage.allMethods"]))\
        \(form.fields.button(w["place.show"], .second))
        """)
}

private func list(_ list: CoveragePage.List, _ w: Words) -> Html {
    """
    <section><h2>\(list.sentence)</h2>\
    <p class="hint">\(w("coverage.frozen", [
        "from": w.day(list.days.lowerBound), "to": w.day(list.days.upperBound),
        "at": w.day(list.frozenAt.day),
    ]))</p>\(coverageTable(list.sentence, list.rows, w))</section>
    """
}

private func figure(
    _ figure: CoveragePage.FigureShown, _ page: CoveragePage, _ w: Words, _ frame: Frame
) -> Html {
    let isShort = (figure.gap ?? 0) > 0
    return """
        <li class="card\(if: isShort, " card-overdue")"><p class="card-tags">\
        \(figure.reached == nil ? tag(w["coverage.unknown"], .still)
            : isShort ? tag(w("coverage.gap", ["n": figure.gap ?? 0]), .overdue)
            : tag(w["coverage.kept"], .done))</p>\
        <h3 class="card-title">\(figure.sentence)</h3>\
        \(if: figure.reached != nil, """
            <p>\(progress(figure.reached ?? 0, of: figure.all ?? 0, figure.sentence))</p>
            """, else: "<p>\(w["coverage.byHandNothing"])</p>")\
        \(some: figure.notedAt, { at -> Html in
            "<p class=\"hint\">\(w["coverage.byHand"]) \(time(at, w))</p>"
        })\(if: figure.isByHand, noteForm(figure, page, w, frame))</li>
        """
}

private func noteForm(
    _ figure: CoveragePage.FigureShown, _ page: CoveragePage, _ w: Words, _ frame: Frame
) -> Html {
    let form = Form("count-\(figure.rule)", to: "/coverage/counts", w, frame)
    return """
        <details class="deed"\(if: form.attempt != nil, " open")>\
        <summary>\(w["coverage.enter"])</summary><div>\(form("""
            \(form.hidden("rule", figure.rule.text))\(form.hidden("place", page.chosenPlace))\
            \(form.hidden("period", page.period.description))\
            \(form.field("reached", w["coverage.reachedCount"], .number, width: .short))\
            \(form.field("all", w["coverage.allCount"], .number, width: .short))\
            \(form.button(w["coverage.save"]))
            """))</div></details>
        """
}
