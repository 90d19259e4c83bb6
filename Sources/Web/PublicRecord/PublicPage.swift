import Kernel

/// What was promised and whether it was kept, for anyone to read: counts only, none so small that
/// it points to a person.
struct PublicPage: Sendable {
    /// In words: 近12个月.
    let period: String
    let total: BoardPage.Measures
    let byPlace: [BoardPage.Row]
    let kinds: [BoardPage.KindCount]
    /// Nil where nothing was promised in public.
    var promises: PromisesShown?
}

/// What was promised in public: how much of it was kept at its first date, and the next lines.
struct PromisesShown: Sendable {
    let made: Int
    let due: Int
    let keptInTime: Int
    let lines: [Line]

    struct Line: Sendable {
        let text: String
        /// Of the commitment, with its place: never a person's.
        let of: String
        let due: Day?
        let dueNow: Day?
        let state: Commitment.Line.State
    }
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
        \(some: page.promises, { promises($0, w) })\
        <section><h2>\(w["public.how"])</h2><p>\(w["public.howText"])</p>\
        <p class="hint">\(w["board.definitions"])</p>\
        <p><a href="/methods">\(w["methods.see"])</a></p></section>
        """)
}

private func promises(_ promises: PromisesShown, _ w: Words) -> Html {
    """
    <section id="promises"><h2>\(w["public.promises"])</h2>\
    <p>\(w("public.promisesKept", [
        "made": promises.made, "due": promises.due, "kept": promises.keptInTime,
    ]))</p>\
    \(if: !promises.lines.isEmpty, table(
        w["public.promises"],
        [
            Column(w["commitment.line"]), Column(w["undertaking.under"]),
            Column(w["commitment.firstDay"]), Column(w["cases.state"]),
        ],
        promises.lines.map { line in
            [
                "\(line.text)", "\(line.of)", day(of: line, w), promiseTag(line.state, w),
            ]
        }, hidesCaption: true))</section>
    """
}

private func day(of line: PromisesShown.Line, _ w: Words) -> Html {
    guard let due = line.due else { return "\(w["commitment.noDay"])" }
    guard let now = line.dueNow, now != due else { return "\(w.day(due))" }
    return "\(w.day(due)) <span class=\"hint\">\(w("public.movedTo", ["day": w.day(now)]))</span>"
}
