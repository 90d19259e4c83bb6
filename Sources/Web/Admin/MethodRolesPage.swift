import Kernel

/// Which roles of the methods in force an official holds: a form for each method.
struct MethodRolesPage: Sendable {
    let code: ID<Official>
    let name: String
    let post: String
    let place: String
    let methods: [Method]

    struct Method: Sendable {
        let id: ID<MethodPack>
        let name: String
        /// Those that fit her role in the product and the level of her place.
        let roles: [Choice]
        /// Whether somebody named her; else she holds all that fit.
        let isNamed: Bool
        let held: Set<String>
    }
}

func view(_ page: MethodRolesPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["methodRoles.title"], w, frame,
        """
        \(breadcrumb([Link(w["admin.title"], "/admin")], w))\
        \(heading(w["methodRoles.title"], caption: "\(page.name) · \(page.post) · \(page.place)",
            lead: w["methodRoles.lead"]))\
        \(if: page.methods.isEmpty, emptyState(w["methodRoles.none"], """
            <p>\(w["methodRoles.noneNext"])</p>
            """))\
        \(each: page.methods, { method($0, page, w, frame) })
        """)
}

private func method(
    _ method: MethodRolesPage.Method, _ page: MethodRolesPage, _ w: Words, _ frame: Frame
) -> Html {
    let form = Form(
        "method-\(method.id)", to: "/admin/officials/\(page.code)/methods/\(method.id)", w, frame)
    return """
        <section class="panel"><h2>\(method.name)</h2>\
        <p class="hint">\(method.isNamed ? w["methodRoles.named"] : w["methodRoles.unnamed"])</p>\
        \(if: method.roles.isEmpty, "<p>\(w["methodRoles.noneFits"])</p>", else: form("""
            \(form.radios("holds", w["methodRoles.holds"], [
                Choice("all", w["methodRoles.all"]), Choice("some", w["methodRoles.some"]),
            ], chosen: method.isNamed ? "some" : "all"))\
            \(form.checkboxes("roles", w["methodRoles.roles"], method.roles, chosen: method.held))\
            \(form.button(w["methodRoles.save"]))
            """))</section>
        """
}
