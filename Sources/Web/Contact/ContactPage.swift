import Kernel

/// A person whom a resident can turn to, as on the card at her door 联系卡.
struct ContactCard: Sendable {
    let name: String
    let post: String
    /// The number that residents may call; empty when none is given out.
    let phone: String
    let unit: String?
    /// What she answers for: 娜允镇 · 贺雅村.
    let place: String

    init(name: String, post: String, phone: String, unit: String? = nil, place: String) {
        self.name = name
        self.post = post
        self.phone = phone
        self.unit = unit
        self.place = place
    }
}

func contactCard(_ card: ContactCard, _ w: Words) -> Html {
    """
    <div class="contact"><p class="contact-name">\(card.name)</p>\
    <p class="contact-post">\(card.post)\(some: card.unit, { " · \($0)" })</p>\
    <p class="hint">\(card.place)</p>\
    \(if: card.phone.isEmpty, "<p class=\"hint\">\(w["contact.noPhone"])</p>", else: """
        <p><a class="phone" href="\(url: "tel:" + card.phone.filter { $0 != " " })">\
        <span class="unseen">\(w["contact.call"]) </span>\(card.phone)</a></p>
        """)</div>
    """
}

/// Who is my contact person: by going down the places, or by typing a name.
struct ContactPage: Sendable {
    /// What was typed; empty before.
    let q: String
    /// Where the reader has gone down to, outermost first; the last is the place shown.
    let path: [Link]
    /// The places one level down, or those whose name was typed; each with its address.
    let places: [Link]
    let cards: [ContactCard]
    /// Who is on today by the rotas of the place.
    var onDuty: [ContactCard] = []
}

func view(_ page: ContactPage, _ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("find", to: "/contact", w, frame)
    return layout(
        w["contact.title"], w, frame,
        """
        \(if: page.path.count > 1, breadcrumb([Link(w["contact.title"], "/contact")]
            + page.path.dropLast(), w))\
        \(heading(page.path.last?.text ?? w["contact.title"], lead: w["contact.lead"]))\
        \(form("""
            <div class="with-button">\
            \(form.fields.field(
                "q", w["contact.find"], .search, hint: w["contact.findHint"], value: page.q))\
            \(form.fields.button(w["contact.search"], .second))</div>
            """))\
        \(if: !page.onDuty.isEmpty, """
            <section><h2>\(w["contact.onDuty"])</h2><ul class="contacts">\
            \(each: page.onDuty, { "<li>\(contactCard($0, w))</li>" })</ul></section>
            """)\
        \(if: !page.cards.isEmpty, """
            <section><h2>\(w["contact.cards"])</h2><ul class="contacts">\
            \(each: page.cards, { "<li>\(contactCard($0, w))</li>" })</ul>\
            <p class="hint">\(w["contact.note"])</p></section>
            """)\
        \(if: !page.places.isEmpty, """
            <section><h2>\(page.path.isEmpty ? w["contact.choose"] : w["contact.narrow"])</h2>\
            <ul class="places">\(each: page.places, {
                "<li><a href=\"\(url: $0.address)\">\($0.text)</a></li>"
            })</ul></section>
            """)\
        \(if: page.cards.isEmpty && page.places.isEmpty, emptyState(w["contact.none"], """
            <p>\(w["contact.noneNext"])</p>\
            <p><a class="button" href="/report">\(w["nav.report"])</a></p>
            """))
        """)
}
