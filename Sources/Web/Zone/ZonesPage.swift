import Kernel

/// The responsibility zones of a place: who leads each, who is responsible, how many households.
struct ZonesPage: Sendable {
    let rows: [Row]
    let total: Int
    let q: String
    let places: [ChoiceGroup]
    /// The code of the place shown; empty for the reader's whole territory.
    let chosenPlace: String
    let next: String?

    struct Row: Sendable {
        let id: ID<ResponsibilityZone>
        let name: String
        let place: String
        let leader: Person?
        let responsible: [Person]
        let households: Int
    }

    struct Person: Sendable {
        let name: String
        let isActive: Bool
    }
}

func view(_ page: ZonesPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["zones.title"], w, frame, isWide: true,
        """
        \(breadcrumb([zonesParent(w, frame)], w))\
        \(heading(w["zones.title"], lead: w["zones.lead"]))\
        \(findForm(page, w, frame))\
        <h2>\(w("zones.found", ["n": page.total]))</h2>\
        \(if: page.rows.isEmpty, emptyState(w["zones.none"], "<p>\(w["zones.noneNext"])</p>"),
            else: zones(page.rows, w))\
        \(pager(next: page.next, w))
        """)
}

/// Where the reader came from: administrators run the zones, supervisors only hand them over.
func zonesParent(_ w: Words, _ frame: Frame) -> Link {
    frame.reader?.roles.contains(.admin) == true
        ? Link(w["nav.admin"], "/admin") : Link(w["nav.supervision"], "/supervision")
}

private func findForm(_ page: ZonesPage, _ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("find", to: "/admin/zones", w, frame)
    return form(
        """
        <div class="with-button">\
        \(form.fields.field("q", w["zones.find"], .search, value: page.q))\
        \(form.fields.select(
            "place", w["cases.place"], groups: page.places, chosen: page.chosenPlace,
            empty: w["field.wholePlace"]))\
        \(form.fields.button(w["cases.search"], .second))</div>
        """)
}

private func zones(_ rows: [ZonesPage.Row], _ w: Words) -> Html {
    let columns = [
        Column(w["zones.name"]), Column(w["cases.place"]), Column(w["zones.leader"]),
        Column(w["zones.responsible"]), Column(w["coverage.households"], isNumber: true),
    ]
    return table(
        w["zones.title"], columns,
        rows.map { row in
            [
                """
                <a href="\(url: "/admin/zones/\(row.id)")">\(row.name)</a> \
                <code>\(row.id.text)</code>
                """, "\(row.place)", names(row.leader.map { [$0] } ?? [], w),
                names(row.responsible, w), "\(row.households)",
            ]
        }, hidesCaption: true)
}

private func names(_ people: [ZonesPage.Person], _ w: Words) -> Html {
    if people.isEmpty { return "\(w["field.none"])" }
    return """
        \(each: people.enumerated().map { ($0, $1) }, { index, person in
            """
            \(if: index > 0, w.language == .zhHans ? "、" : ", ")\(person.name)\
            \(if: !person.isActive, " \(tag(w["admin.disabled"], .still))")
            """
        })
        """
}
