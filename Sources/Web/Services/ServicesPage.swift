import Kernel

/// The catalogue of services at a place; where none is in force, where to ask instead.
struct ServicesPage: Sendable {
    let hotline: String
    /// The name of the place shown; nil for all that the office serves.
    let place: String?
    let chosenPlace: String
    let places: [ChoiceGroup]
    let groups: [Group]

    /// The services of one method.
    struct Group: Sendable {
        let name: Link
        let services: [CatalogueService]
    }
}

func view(_ page: ServicesPage, _ terms: ServiceTerms, _ frame: Frame) -> Html {
    let w = terms.w
    return layout(
        w["services.title"], w, frame,
        """
        \(heading(w["services.title"], caption: page.place,
            lead: page.groups.isEmpty ? nil : w["services.lead"]))\
        \(if: page.places.contains { $0.choices.count > 1 },
            placeForm("/services", page.places, page.chosenPlace, w, frame))\
        \(if: page.groups.isEmpty, nothing(page, w), else: """
            \(each: page.groups, { group($0, page, terms) })
            """)
        """)
}

private func nothing(_ page: ServicesPage, _ w: Words) -> Html {
    emptyState(
        w["services.none"],
        """
        <p>\(w["services.noneNext"])</p><p class="actions">\
        <a class="button" href="/report">\(w["services.ask"])</a>\
        <a class="button button-second" href="/contact">\(w["nav.contact"])</a></p>\
        \(if: !page.hotline.isEmpty, """
            <p>\(w["home.hotline"]) \
            <a class="phone" href="\(url: "tel:" + page.hotline)">\(page.hotline)</a></p>
            """)
        """)
}

private func group(
    _ group: ServicesPage.Group, _ page: ServicesPage, _ terms: ServiceTerms
) -> Html {
    """
    <section><h2>\(link(group.name))</h2><ul class="cases">\
    \(each: group.services, { service -> Html in
        let details = terms.details(service)
        return """
            <li class="card"><h3 class="card-title">\(name(of: service, page, terms))</h3>\
            \(summaryList(terms.facts(service)))\
            \(if: !details.bytes.isEmpty, Web.details(terms.w["services.more"], details))</li>
            """
    })</ul></section>
    """
}

private func name(
    of service: CatalogueService, _ page: ServicesPage, _ terms: ServiceTerms
) -> Html {
    guard service.isAskedFor else { return "\(terms.name(of: service))" }
    return link(
        Link(terms.name(of: service), ServiceRoutes.address(service.id, at: page.chosenPlace)))
}

/// One service, with the form to ask for it.
struct ServicePage: Sendable {
    let service: CatalogueService
    let method: Link
    let places: [ChoiceGroup]
    /// The code of the place that she came from; empty for none.
    let chosenPlace: String
    /// The hours of a day in which something can be appointed; empty where nothing is.
    let hours: [Choice]
}

func view(_ page: ServicePage, _ terms: ServiceTerms, _ frame: Frame) -> Html {
    let (w, service) = (terms.w, page.service)
    return layout(
        terms.name(of: service), w, frame,
        """
        \(breadcrumb([Link(w["services.title"], ServiceRoutes.catalogue(at: page.chosenPlace))], w))\
        \(heading(terms.name(of: service), caption: page.method.text))\
        <section>\(summaryList(terms.facts(service)))\(terms.details(service))</section>\
        \(if: service.isAskedFor, """
            <section id="ask-for-it"><h2>\(w["services.askForIt"])</h2>\(askForm(page, terms, frame))</section>
            """)
        """)
}

private func askForm(_ page: ServicePage, _ terms: ServiceTerms, _ frame: Frame) -> Html {
    let (w, service) = (terms.w, page.service)
    let form = Form(
        "ask", to: ServiceRoutes.address(service.id, at: page.chosenPlace), w, frame)
    let items = service.items.map { Choice($0, terms.term($0, service.id)) }
    let ways = service.rule.ways.map { Choice($0.rawValue, w.way($0)) }
    return form(
        """
        \(if: !items.isEmpty, form.radios("item", w["services.item"], items))\
        \(if: ways.count > 1, form.radios(
            "way", w["services.way"], ways, chosen: ways.first?.value ?? ""))\
        \(form.select(
            "place", w["report.place"], groups: page.places, hint: w["report.placeHint"],
            chosen: page.chosenPlace, empty: w["field.choose"]))\
        \(if: !page.hours.isEmpty, appointmentFields(form, page.hours, w))\
        \(form.textarea("text", w["services.text"], hint: w["services.textHint"], rows: 4))\
        <fieldset class="group"><legend class="label label-big">\(w["report.you"])</legend>\
        <p class="hint">\(w["report.youHint"])</p>\
        \(form.field("name", w["report.name"], .name, width: .long))\
        \(form.field("phone", w["report.phone"], .phone, hint: w["report.phoneHint"], width: .long))\
        \(form.checkbox("keepPrivate", w["report.keepPrivate"], hint: w["report.keepPrivateHint"]))\
        </fieldset>\
        \(form.button(w["services.send"]))
        """)
}

/// A day and an hour of it.
func appointmentFields(_ form: Form, _ hours: [Choice], _ w: Words) -> Html {
    form.field("day", w["appointment.day"], .date, hint: w["appointment.dayHint"], width: .short)
        + form.select("hours", w["appointment.hours"], hours, empty: w["field.choose"])
}
