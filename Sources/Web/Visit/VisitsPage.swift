import Kernel
import Store

/// Where a visit is noted that isn't on the list of today: a night in the village, a day in the
/// zone, a household that is linked to somebody else.
struct VisitsPage: Sendable {
    /// From the official's own place down to the place shown.
    let path: [Link]
    let place: Place
    let below: [Link]
    let households: [Row]
    /// Where the next households of the place stand; nil when these are the last.
    let next: String?
    let noteTypes: [Choice]

    struct Row: Sendable {
        let id: String
        let head: String
        let address: String
    }
}

func view(_ page: VisitsPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("visit-\(page.place.code)", to: "/visits", w, frame)
    let ofPlace = VisitForm(subject: .place(page.place.code.text), noteTypes: page.noteTypes)
    return layout(
        w["visits.title"], w, frame,
        """
        \(breadcrumb([Link(w["today.title"], "/today")] + page.path.dropLast(), w))\
        \(heading(page.place.name, caption: w["visits.title"]))\
        <section><details class="deed"\(if: form.attempt != nil || page.households.isEmpty, " open")>\
        <summary>\(w["visits.atPlace"])</summary><div>\(ofPlace(form, w))</div></details></section>\
        \(if: !page.below.isEmpty, """
            <section><h2>\(w["visits.below"])</h2><ul class="places">\(each: page.below, {
                "<li><a href=\"\(url: $0.address)\">\($0.text)</a></li>"
            })</ul></section>
            """)\
        \(if: !page.households.isEmpty, """
            <section id="households"><h2>\(w["visits.households"])</h2><ul class="cases">\
            \(each: page.households, { household($0, page, w, frame) })</ul>\
            \(pager(next: page.next, w))</section>
            """)
        """)
}

private func household(
    _ row: VisitsPage.Row, _ page: VisitsPage, _ w: Words, _ frame: Frame
) -> Html {
    let form = Form("visit-\(row.id)", to: "/visits", w, frame)
    let fields = VisitForm(
        subject: .household(row.id), noteTypes: page.noteTypes, listedAt: page.place.code.text)
    return """
        <li class="card"><h3 class="card-title">\(row.head)</h3>\
        <p class="card-facts"><span>\(row.address)</span></p>\
        <details class="deed"\(if: form.attempt != nil, " open")>\
        <summary>\(w["today.noteVisit"])</summary><div>\(fields(form, w))</div></details></li>
        """
}
