import Kernel

/// The notices that the office counts working days by, and loading the next one.
struct CalendarPage: Sendable {
    /// The newest first.
    let notices: [CalendarNotice]
    /// The last year that a notice arranges; nil before any is known.
    let knownUntil: Int?
    /// What the notice in the form would move; nil before it was looked at.
    var effect: Effect?

    struct Effect: Sendable {
        let titles: [String]
        let days: [CalendarChange.DayChange]
        /// Dates of open cases, in the order of the cases.
        let moves: [Move]
    }

    struct Move: Sendable {
        let number: CaseNumber
        let clock: ClockName
        let old: Day
        let new: Day
    }
}

func view(_ page: CalendarPage, _ w: Words, _ frame: Frame) -> Html {
    let columns = [
        Column(w["calendar.year"], isNumber: true), Column(w["calendar.notice"]),
        Column(w["calendar.issued"]),
    ]
    return layout(
        w["calendar.title"], w, frame,
        """
        \(breadcrumb([Link(w["nav.admin"], "/admin")], w))\
        \(heading(w["calendar.title"], lead: w["calendar.lead"]))\
        \(some: page.knownUntil, { notice(.plain, "<p>\(w("calendar.known", ["year": $0]))</p>") })\
        \(some: page.effect, { effect($0, w) })\
        <section><h2>\(w["calendar.load"])</h2>\(noticeForm(page, w, frame))</section>\
        <section><h2>\(w["calendar.notices"])</h2>\
        \(table(w["calendar.notices"], columns, page.notices.map { notice in
            [
                "\(notice.year)",
                "<a href=\"\(url: notice.address)\">\(notice.title)</a> \(notice.number)",
                time(notice.issued, w),
            ]
        }, hidesCaption: true))</section>
        """)
}

private func noticeForm(_ page: CalendarPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("notice", to: "/admin/calendar", w, frame)
    return form(
        """
        \(form.textarea("table", w["calendar.table"], hint: w["calendar.tableHint"], rows: 10))\
        <div class="actions">\
        \(if: page.effect != nil, form.button(w["calendar.loadButton"]))\
        <button class="button button-second" type="submit" name="check" value="yes">\
        \(w["calendar.check"])</button></div>
        """)
}

private func effect(_ effect: CalendarPage.Effect, _ w: Words) -> Html {
    let columns = [
        Column(w["case.number"]), Column(w["calendar.clock"]), Column(w["calendar.old"]),
        Column(w["calendar.new"]),
    ]
    return """
        <section class="panel"><h2>\(w["calendar.effect"])</h2>\
        <ul>\(each: effect.titles, { "<li>\($0)</li>" })</ul>\
        <p>\(w("calendar.days", ["n": effect.days.count])) \
        \(w("calendar.moves", ["n": effect.moves.count]))</p>\
        \(if: !effect.days.isEmpty, details(w["calendar.daysShown"], """
            <ul>\(each: effect.days, { change -> Html in
                """
                <li>\(time(change.new.day, w)) \
                \(change.new.kind == .off ? w["calendar.off"] : w["calendar.on"])\
                \(some: change.new.name, { " · \($0)" })</li>
                """
            })</ul>
            """))\
        \(if: !effect.moves.isEmpty, table(w["calendar.effect"], columns, effect.moves.map { move in
            [
                "<span class=\"number-of\">\(move.number.spoken)</span>", "\(w.clock(move.clock))",
                time(move.old, w), time(move.new, w),
            ]
        }, hidesCaption: true))</section>
        """
}
