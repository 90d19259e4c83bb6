import Kernel

/// Who may sign in with which roles.
struct AdminPage: Sendable {
    let officials: [OfficialRow]
    let total: Int
    let q: String
    let next: String?
    let places: [ChoiceGroup]
    let units: [Choice]

    struct OfficialRow: Sendable {
        let code: ID<Official>
        let name: String
        let post: String
        let unit: String?
        let place: String
        let roles: Set<Role>
        let isActive: Bool
    }
}

func view(_ page: AdminPage, _ w: Words, _ frame: Frame) -> Html {
    let find = QueryForm("find", to: "/admin", w, frame)
    return layout(
        w["admin.title"], w, frame, isWide: true,
        """
        \(heading(w["admin.title"]))\
        <p><a href="/admin/methods">\(w["methods.title"])</a> · \
        <a href="/admin/zones">\(w["zones.title"])</a> · \
        <a href="/admin/calendar">\(w["calendar.title"])</a></p>\
        <section id="officials"><h2>\(w["admin.officials"]) \
        <span class="count">\(page.total)</span></h2>\
        \(find("""
            <div class="with-button">\
            \(find.fields.field("q", w["admin.find"], .search, value: page.q))\
            \(find.fields.button(w["cases.search"], .second))</div>
            """))\
        \(if: page.officials.isEmpty, emptyState(w["admin.noOfficials"], """
            <p>\(w["admin.noOfficialsNext"])</p>
            """), else: officials(page, w, frame))\(pager(next: page.next, w))\
        <details class="deed"\(if: frame.attempt?.form == "official", " open")>\
        <summary>\(w["admin.add"])</summary><div>\(officialForm(page, w, frame))</div></details>\
        </section>
        """)
}

private func officials(_ page: AdminPage, _ w: Words, _ frame: Frame) -> Html {
    let columns = [
        Column(w["admin.name"]), Column(w["admin.code"]), Column(w["case.unit"]),
        Column(w["case.place"]), Column(w["admin.roles"]), Column(w["admin.change"]),
    ]
    return table(
        w["admin.officials"], columns,
        page.officials.map { official in
            [
                """
                \(official.name) <span class="hint">\(official.post)</span>\
                \(if: !official.isActive, " \(tag(w["admin.disabled"], .still))")
                """, "<code>\(official.code.text)</code>", "\(official.unit)",
                "\(official.place)",
                "\(each: official.roles.sorted(), { "\(tag(w.role($0))) " })",
                changes(official, w, frame),
            ]
        }, hidesCaption: true)
}

private func changes(_ official: AdminPage.OfficialRow, _ w: Words, _ frame: Frame) -> Html {
    let base = "/admin/officials/\(official.code)"
    let roles = Form("roles-\(official.code)", to: base + "/roles", w, frame)
    let password = Form("password-\(official.code)", to: base + "/password", w, frame)
    let end = official.isActive ? "disabling" : "enabling"
    let ending = Form("\(end)-\(official.code)", to: base + "/" + end, w, frame)
    return """
        <details class="deed"\(if: roles.attempt != nil, " open")>\
        <summary>\(w["admin.change"])</summary><div>\
        \(roles(rolesField(roles, official.roles, w) + roles.button(w["admin.saveRoles"])))\
        <p><a href="\(url: base)">\(w["methodRoles.title"])</a></p>\
        \(password(password.button(w["admin.newPassword"], .second)))\
        \(ending(ending.button(
            official.isActive ? w["admin.disable"] : w["admin.enable"],
            official.isActive ? .warning : .second)))</div></details>
        """
}

private func rolesField(_ form: Form, _ roles: Set<Role>, _ w: Words) -> Html {
    form.checkboxes(
        "roles", w["admin.roles"], Role.allCases.map { Choice($0.rawValue, w.role($0)) },
        chosen: Set(roles.map(\.rawValue)))
}

private func officialForm(_ page: AdminPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("official", to: "/admin/officials", w, frame)
    return form(
        """
        \(form.field("code", w["admin.code"], hint: w["admin.codeHint"], width: .long))\
        \(form.field("name", w["admin.name"], width: .long))\
        \(form.field("post", w["admin.post"], hint: w["admin.postHint"], width: .long))\
        \(form.field("phone", w["admin.phone"], .phone, hint: w["admin.phoneHint"], width: .long))\
        \(form.select("unit", w["case.unit"], page.units, empty: w["field.none"]))\
        \(form.select(
            "place", w["admin.place"], groups: page.places, hint: w["admin.placeHint"],
            empty: w["field.choose"]))\
        \(rolesField(form, [], w))\
        \(form.checkbox("leadsUnit", w["admin.leadsUnit"], hint: w["admin.leadsUnitHint"]))\
        \(form.button(w["admin.addButton"]))
        """)
}
