import Kernel

/// The methods: which are in force where, and for those who may adopt them, all there are.
struct MethodsPage: Sendable {
    /// Where the links of its rows lead: `/methods` or `/admin/methods`.
    let base: String
    let inForce: [InForce]
    /// All packs by the level of the places that they are for; empty for residents.
    let packs: [Group]
    let q: String
    /// For residents: a place to look at.
    let places: [ChoiceGroup]
    let place: String

    /// A pack that some places work by.
    struct InForce: Sendable {
        let id: ID<MethodPack>
        let name: String
        /// The first few.
        let places: [String]
        let morePlaces: Int
        let since: Day
        let versions: [Int]
        let rules: Int
        /// Rules that wait for figures.
        let waiting: Int
    }

    struct Group: Sendable {
        let level: TerritoryLevel
        let packs: [PackRow]
    }

    struct PackRow: Sendable {
        let id: ID<MethodPack>
        let name: String
        let source: String
        let mechanisms: Int
        let rules: Int
        let parameters: Int
        let isInForce: Bool
    }

    var isForAdmins: Bool { base.hasPrefix("/admin") }
}

func view(_ page: MethodsPage, _ w: Words, _ frame: Frame) -> Html {
    let title = w["methods.title"]
    return layout(
        title, w, frame, isWide: true,
        """
        \(if: page.isForAdmins, breadcrumb([Link(w["nav.admin"], "/admin")], w))\
        \(heading(title, lead: page.isForAdmins ? w["methods.leadAdmin"] : w["methods.lead"]))\
        \(if: page.isForAdmins, """
            <p><a href="/admin/methods/check">\(w["methods.checkOwn"])</a></p>
            """)\
        \(if: !page.isForAdmins, placeForm(page, w, frame))\
        <section id="in-force"><h2>\(w["methods.inForce"]) \
        <span class="count">\(page.inForce.count)</span></h2>\(inForce(page, w))</section>\
        \(if: page.isForAdmins, all(page, w, frame))
        """)
}

private func placeForm(_ page: MethodsPage, _ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("where", to: page.base, w, frame)
    return form(
        """
        <div class="with-button">\
        \(form.fields.select(
            "place", w["case.place"], groups: page.places, chosen: page.place,
            empty: w["methods.everywhere"]))\
        \(form.fields.button(w["place.show"], .second))</div>
        """)
}

private func inForce(_ page: MethodsPage, _ w: Words) -> Html {
    if page.inForce.isEmpty {
        return emptyState(
            w["methods.none"],
            "<p>\(page.isForAdmins ? w["methods.noneAdmin"] : w["methods.noneNext"])</p>")
    }
    let columns = [
        Column(w["methods.name"]), Column(w["methods.where"]), Column(w["methods.since"]),
        Column(w["methods.version"], isNumber: true), Column(w["methods.rules"], isNumber: true),
        Column(w["methods.waiting"], isNumber: true),
    ]
    return table(
        w["methods.inForce"], columns,
        page.inForce.map { row in
            let places = w.list(row.places)
            return [
                "<a href=\"\(url: "\(page.base)/\(row.id)")\">\(row.name)</a>",
                """
                \(places)\(if: row.morePlaces > 0, " \(w("methods.more", ["n": row.morePlaces]))")
                """,
                time(row.since, w),
                "\(w.list(row.versions.map(String.init)))",
                "\(row.rules)", "\(row.waiting)",
            ]
        }, hidesCaption: true)
}

private func all(_ page: MethodsPage, _ w: Words, _ frame: Frame) -> Html {
    let find = QueryForm("find", to: page.base, w, frame)
    let columns = [
        Column(w["methods.name"]), Column(w["methods.source"]),
        Column(w["methods.mechanisms"], isNumber: true),
        Column(w["methods.rules"], isNumber: true),
        Column(w["methods.parameters"], isNumber: true),
    ]
    return """
        <section id="all"><h2>\(w["methods.all"])</h2>\
        \(find("""
            <div class="with-button">\
            \(find.fields.field("q", w["methods.find"], .search, value: page.q))\
            \(find.fields.button(w["cases.search"], .second))</div>
            """))\
        \(if: page.packs.isEmpty, emptyState(w["methods.notFound"], """
            <p>\(w["methods.notFoundNext"])</p>
            """))\
        \(each: page.packs, { group -> Html in
            """
            <h3>\(w("methods.forLevel", ["level": w.level(group.level)]))</h3>\
            \(table(w.level(group.level), columns, group.packs.map { pack in
                [
                    """
                    <a href="\(url: "\(page.base)/\(pack.id)")">\(pack.name)</a>\
                    \(if: pack.isInForce, " \(tag(w["methods.isInForce"], .done))")
                    """,
                    "<span class=\"hint\">\(pack.source)</span>", "\(pack.mechanisms)",
                    "\(pack.rules)", "\(pack.parameters)",
                ]
            }, hidesCaption: true))
            """
        })</section>
        """
}
