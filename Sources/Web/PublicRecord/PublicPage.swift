import Kernel

/// What was promised and whether it was kept, for anyone to read: counts only, none so small that
/// it points to a person.
struct PublicPage: Sendable {
    /// In words: 近12个月.
    let period: String
    let total: BoardPage.Measures
    let byPlace: [BoardPage.Row]
    let kinds: [BoardPage.KindCount]
}

func view(_ page: PublicPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["public.title"], w, frame, isWide: true,
        """
        \(heading(w["public.title"], caption: page.period, lead: w["public.lead"]))\
        \(figures([
            Figure(w["measure.intake"], "\(page.total.intake)"),
            Figure(w["measure.backlog"], "\(page.total.backlog)"),
            Figure(w["measure.overdue"], "\(page.total.overdue)"),
            Figure(
                w["measure.keptFirstPromise"], page.total.keptOfHundred.map { "\($0)%" } ?? "–",
                hint: w("public.keptOf", [
                    "kept": page.total.promisesKept, "due": page.total.promisesDue,
                ])),
        ]))\
        <section><h2>\(w["board.byPlace"])</h2>\(measures(page.byPlace, w, w["board.byPlace"]))\
        </section><section><h2>\(w["board.kinds"])</h2>\(kinds(page.kinds, w))</section>\
        <section><h2>\(w["public.how"])</h2><p>\(w["public.howText"])</p>\
        <p class="hint">\(w["board.definitions"])</p>\
        <p><a href="/methods">\(w["methods.see"])</a></p></section>
        """)
}
