import Kernel

/// What is overdue and why, whom visits haven't reached, what duties stand open: by place, never
/// as a ranking of persons.
struct SupervisionPage: Sendable {
    let place: String
    let places: [ChoiceGroup]
    /// The code of the place shown.
    let chosenPlace: String
    let overdueTotal: Int
    let overdue: [Overdue]
    let coverage: [CoverageRow]
    /// `2026`, in words.
    let coveragePeriod: String
    let duties: [DutiesRow]
    let next: String?
    /// Who is on today.
    var onDuty: [OnDutyShown] = []
    /// Cases that took more windows or visits than their service allows.
    var exceeding: [Exceeding] = []

    struct Exceeding: Sendable {
        let row: CaseRow
        let gaps: [ServiceGap]
    }

    struct Overdue: Sendable {
        let row: CaseRow
        /// Whose turn it is: a unit, an official, or the desk.
        let waitsFor: String
        /// In sentences: the date moved twice, it was reopened, nobody has it.
        let reasons: [String]
        let timesUrged: Int
        let canUrge: Bool
    }

    struct CoverageRow: Sendable {
        let place: Link
        let count: CoverageCount
        let target: Int
    }

    struct DutiesRow: Sendable {
        let place: Link
        let met: Int
        let due: Int
        let overdue: Int
    }
}

func view(_ page: SupervisionPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["supervision.title"], w, frame, isWide: true,
        """
        \(heading(w["supervision.title"], caption: page.place))\
        <p><a href="/admin/zones">\(w["zones.title"])</a> · \
        <a href="/hotline">\(w["hotline.title"])</a> · \
        <a href="/appointments">\(w["appointments.title"])</a></p>\
        \(placeForm("/supervision", page.places, page.chosenPlace, w, frame))\
        <section id="overdue"><h2>\(w["supervision.overdue"]) \
        <span class="count">\(page.overdueTotal)</span></h2>\
        \(if: page.overdue.isEmpty, emptyState(w["supervision.noneOverdue"], """
            <p>\(w["supervision.noneOverdueNext"])</p>
            """), else: """
            <ul class="cases">\(each: page.overdue, { overdue($0, w, frame) })</ul>
            """)\(pager(next: page.next, w))</section>\(exceeding(page, w))\
        \(onDutyPart(page.onDuty, w, today: frame.today))\
        <section id="coverage"><h2>\(w["supervision.coverage"])</h2>\
        <p class="hint">\(w["supervision.coverageHint"])</p>\(coverage(page, w))\
        <p><a href="\(url: Address.path("/coverage", [("place", page.chosenPlace)]))">\
        \(w["coverage.title"])</a></p></section>\
        <section id="duties"><h2>\(w["supervision.duties"])</h2>\(duties(page, w))\
        <p><a href="\(url: Address.path("/supervision/duties", [("place", page.chosenPlace)]))">\
        \(w["supervision.officials"])</a></p></section>
        """)
}

private func exceeding(_ page: SupervisionPage, _ w: Words) -> Html {
    if page.exceeding.isEmpty { return .none }
    return """
        <section id="exceeding"><h2>\(w["supervision.exceeding"])</h2><ul class="cases">\
        \(each: page.exceeding, { one in
            """
            <li class="card">\(caseCard(one.row, w))<ul class="reasons">\
            \(each: one.gaps, { "<li>\(w.gap($0))</li>" })</ul></li>
            """
        })</ul></section>
        """
}

/// The form that picks the place whose figures are shown.
func placeForm(
    _ action: String, _ places: [ChoiceGroup], _ chosen: String, _ w: Words, _ frame: Frame
) -> Html {
    let form = QueryForm("place", to: action, w, frame)
    return form(
        """
        <div class="with-button">\
        \(form.fields.select(
            "place", w["cases.place"], groups: places, chosen: chosen, empty: w["field.wholePlace"]))\
        \(form.fields.button(w["place.show"], .second))</div>
        """)
}

private func overdue(_ overdue: SupervisionPage.Overdue, _ w: Words, _ frame: Frame) -> Html {
    let number = overdue.row.number
    let form = Form("urging-\(number)", to: "/cases/\(number)/urging", w, frame)
    return """
        <li class="card card-overdue">\(caseCard(overdue.row, w))\
        <p>\(w("supervision.waitsFor", ["who": overdue.waitsFor]))</p>\
        \(if: !overdue.reasons.isEmpty, """
            <ul class="reasons">\(each: overdue.reasons, { "<li>\($0)</li>" })</ul>
            """)\
        \(if: overdue.timesUrged > 0, """
            <p class="hint">\(w("supervision.urged", ["n": overdue.timesUrged]))</p>
            """)\
        \(if: overdue.canUrge, """
            <details class="deed"\(if: form.attempt != nil, " open")>\
            <summary>\(w.deed(.urging))</summary><div>\(form("""
                \(form.textarea("text", w["supervision.urgeText"], rows: 2))\
                \(form.hidden("next", "/supervision"))\(form.button(w.deed(.urging)))
                """))</div></details>
            """)</li>
        """
}

private func coverage(_ page: SupervisionPage, _ w: Words) -> Html {
    if page.coverage.isEmpty {
        return emptyState(w["supervision.noCoverage"], "<p>\(w["supervision.noCoverageNext"])</p>")
    }
    return coverageTable(
        w("supervision.coverageOf", ["period": page.coveragePeriod]), page.coverage, w)
}

/// How the households on a list stand, by place.
func coverageTable(_ caption: String, _ rows: [SupervisionPage.CoverageRow], _ w: Words) -> Html {
    let columns = [
        Column(w["cases.place"]), Column(w["coverage.households"], isNumber: true),
        Column(w["coverage.met"], isNumber: true), Column(w["coverage.notMet"], isNumber: true),
        Column(w["coverage.declined"], isNumber: true), Column(w["coverage.moved"], isNumber: true),
        Column(w["coverage.rate"]),
    ]
    return table(
        caption, columns,
        rows.map { row in
            [
                link(row.place), "\(row.count.due)", "\(row.count.met)", "\(row.count.notMet)",
                "\(row.count.declined)", "\(row.count.moved)", rate(row, w),
            ]
        })
}

private func rate(_ row: SupervisionPage.CoverageRow, _ w: Words) -> Html {
    guard let perMille = row.count.perMille else { return "\(w["coverage.nobody"])" }
    let isReached = row.count.reaches(row.target)
    return """
        <span class="progress"><progress max="1000" value="\(perMille)" \
        aria-label="\(w["coverage.rate"])"></progress>\
        <span class="progress-number">\(perMille / 10)%</span></span> \
        \(tag(isReached ? w["coverage.reached"] : w("coverage.target", ["n": row.target]),
            isReached ? .done : .plain))
        """
}

private func duties(_ page: SupervisionPage, _ w: Words) -> Html {
    if page.duties.isEmpty {
        return emptyState(w["supervision.noDuties"], "<p>\(w["supervision.noDutiesNext"])</p>")
    }
    let columns = [
        Column(w["cases.place"]), Column(w["supervision.dutiesMet"], isNumber: true),
        Column(w["supervision.dutiesDue"], isNumber: true),
        Column(w["supervision.dutiesOverdue"], isNumber: true),
    ]
    return table(
        w["supervision.duties"], columns,
        page.duties.map { row in
            [
                link(row.place), "\(row.met)", "\(row.due)",
                row.overdue > 0 ? "<strong class=\"alarm\">\(row.overdue)</strong>" : "0",
            ]
        }, hidesCaption: true)
}

func link(_ link: Link) -> Html {
    link.address.isEmpty
        ? "\(link.text)" : "<a href=\"\(url: link.address)\">\(link.text)</a>"
}
