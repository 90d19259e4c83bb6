import Kernel

/// What is appointed on a day and on the days after it, for those who serve.
struct AppointmentsPage: Sendable {
    let day: Day
    let rows: [Row]
    /// The days after it on which something is appointed, each with how many.
    let later: [(day: Day, number: Int)]

    struct Row: Sendable {
        let row: CaseRow
        let window: AppointmentWindow
        let standing: Appointment.Standing
        let service: String
        let version: Int
        /// Its time has come, and nobody has said yet whether it was kept.
        let awaitsWord: Bool
    }
}

func view(_ page: AppointmentsPage, _ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("day", to: "/appointments", w, frame)
    return layout(
        w["appointments.title"], w, frame,
        """
        \(heading(w["appointments.title"], caption: w.day(page.day)))\
        \(form("""
            \(form.fields.field(
                "day", w["appointment.day"], .date, value: page.day.description, width: .short))\
            \(form.fields.button(w["place.show"], .second))
            """))\
        \(if: page.rows.isEmpty, emptyState(w["appointments.none"], """
            <p>\(w["appointments.noneNext"])</p>
            """), else: """
            <ul class="cases">\(each: page.rows, { row($0, page, w, frame) })</ul>
            """)\
        \(if: !page.later.isEmpty, """
            <section><h2>\(w["appointments.later"])</h2><ul>\(each: page.later, { day, number in
                """
                <li><a href="\(url: AppointmentRoutes.address(day))">\(w.day(day))</a> \
                <span class="count">\(number)</span></li>
                """
            })</ul></section>
            """)
        """)
}

private func row(
    _ row: AppointmentsPage.Row, _ page: AppointmentsPage, _ w: Words, _ frame: Frame
) -> Html {
    let number = row.row.number
    let form = Form("attendance-\(number)", to: "/cases/\(number)/attendance", w, frame)
    return """
        <li class="card"><p class="strong">\(row.window.from)–\(row.window.to) · \(row.service)</p>\
        <p class="card-tags">\(tag(w.appointment(row.standing), row.standing.look))</p>\
        \(caseCard(row.row, w))\
        \(if: row.awaitsWord, form("""
            \(form.hidden("version", "\(row.version)"))\
            \(form.hidden("next", AppointmentRoutes.address(page.day)))\
            <div class="actions"><button class="button" type="submit" name="kept" value="true">\
            \(w.appointment(.kept))</button>\
            <button class="button button-second" type="submit" name="kept" value="false">\
            \(w.appointment(.missed))</button></div>
            """))</li>
        """
}
