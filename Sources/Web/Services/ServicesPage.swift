/// The catalogue of services; until a place has loaded one, where to ask instead.
struct ServicesPage: Sendable {
    let hotline: String
}

func view(_ page: ServicesPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["services.title"], w, frame,
        """
        \(heading(w["services.title"]))\
        \(emptyState(w["services.none"], """
            <p>\(w["services.noneNext"])</p><p class="actions">\
            <a class="button" href="/report">\(w["services.ask"])</a>\
            <a class="button button-second" href="/contact">\(w["nav.contact"])</a></p>\
            \(if: !page.hotline.isEmpty, """
                <p>\(w["home.hotline"]) \
                <a class="phone" href="\(url: "tel:" + page.hotline)">\(page.hotline)</a></p>
                """)
            """))
        """)
}
