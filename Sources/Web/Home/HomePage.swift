import Kernel

/// The residents' home: three things to come for, and what became of what others brought.
struct HomePage: Sendable {
    /// A number to call instead; empty where there is none.
    let hotline: String
    /// Cases of the last twelve months; nil before there are any.
    let counts: Counts?

    struct Counts: Sendable {
        let raised: Int
        let answered: Int
        /// Of a hundred promises that fell due, how many were kept at their first date; nil
        /// while none has.
        let keptFirstPromise: Int?
    }
}

func view(_ page: HomePage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["home.title"], w, frame,
        """
        <section class="hero"><h1>\(w["home.heading"])</h1>\
        <p class="lead">\(w["home.lead"])</p></section>\
        <ul class="doors">\
        <li class="door door-main"><a href="/report">\(w["nav.report"])</a>\
        <p>\(w["home.report"])</p></li>\
        <li class="door"><a href="/track">\(w["nav.track"])</a><p>\(w["home.track"])</p></li>\
        <li class="door"><a href="/contact">\(w["nav.contact"])</a><p>\(w["home.contact"])</p></li>\
        </ul>\
        \(if: !page.hotline.isEmpty, notice(.plain, """
            <p>\(w["home.hotline"]) \
            <a class="phone" href="\(url: "tel:" + page.hotline)">\(page.hotline)</a></p>
            """))\
        <section><h2>\(w["home.how"])</h2><ol class="steps">\
        <li><strong>\(w["home.step1"])</strong> \(w["home.step1Text"])</li>\
        <li><strong>\(w["home.step2"])</strong> \(w["home.step2Text"])</li>\
        <li><strong>\(w["home.step3"])</strong> \(w["home.step3Text"])</li></ol>\
        <p><a href="/methods">\(w["methods.see"])</a></p></section>\
        \(some: page.counts, { counts -> Html in
            """
            <section><h2>\(w["home.counts"])</h2>\(figures([
                Figure(w["home.raised"], "\(counts.raised)"),
                Figure(w["home.answered"], "\(counts.answered)"),
                counts.keptFirstPromise.map { Figure(w["measure.keptFirstPromise"], "\($0)%") },
            ].compactMap { $0 }))<p><a href="/public">\(w["home.seePublic"])</a></p></section>
            """
        })
        """)
}
