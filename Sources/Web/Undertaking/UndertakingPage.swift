import Kernel
import Store

/// One undertaking: what it is, how far, what came of it, and what may happen next.
struct UndertakingPage: Sendable {
    let it: Undertaking
    let place: String
    let mayRun: Bool
    let agenda: [AgendaShown]
    let deadlines: Deadlines
    let today: Day
    /// Whose it is, by name; nil where it is nobody's, or she isn't known any more.
    let official: Official?

    /// `林海 G0001`: who took it up, made it, or whom it concerns.
    func person(_ code: ID<Official>) -> Html {
        let name = official.flatMap { $0.code == code ? $0.name : nil }
        return "\(some: name, { "\($0) " })<code>\(code.text)</code>"
    }

    /// The last days of a meeting's minutes and of its publicity.
    struct Deadlines: Sendable {
        var minutes: Day?
        var publicity: Day?
    }
}

func view(_ page: UndertakingPage, _ words: PackWords, _ frame: Frame) -> Html {
    let w = words.w
    let it = page.it
    let shown = it.kind.shown
    let state = shown.state(of: it, words)
    let steps = page.mayRun ? shown.steps(of: it, words, today: frame.today) : []
    let place = SummaryRow(w["cases.place"], text: page.place)
    let address = "\(it.kind.address)/\(it.id)"
    return layout(
        it.title, w, frame, isWide: true,
        """
        \(breadcrumb([Link(it.kind.title(w), it.kind.address)], w))\
        \(heading(it.title, caption: words.name(of: it.rule)))\
        <p>\(tag(state.text, state.look))</p>\
        \(some: words.sentence(it.rule), { "<p class=\"lead\">\($0)</p>" })\
        \(summaryList([place] + shown.facts(of: page, words)))\
        \(each: page.agenda, { agenda($0, address, w, frame) })\
        \(each: shown.tables(of: it, words), { $0 })\
        \(if: !steps.isEmpty, "<h2>\(w["undertaking.next"])</h2>")\
        \(each: steps, { $0.html(at: address, w, frame, isOpen: false) })
        """)
}

func caseLink(_ number: CaseNumber) -> Html {
    "<a href=\"\(url: "/cases/\(number)")\">\(number.spoken)</a>"
}
