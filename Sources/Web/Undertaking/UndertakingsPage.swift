import Kernel
import Store

/// All of one kind in the reader's territory, and the forms to begin one.
struct UndertakingsPage: Sendable {
    let kind: Undertaking.Kind
    let rules: [RuleShown]
    let items: [Undertaking]
    let places: [ID<Place>: String]
    let next: String?
    /// Where the reader may begin one: her place and those below it.
    let territory: [ChoiceGroup]
    /// The reader's own place.
    let home: ID<Place>
    /// What the reader looks for; empty for all.
    let q: String
    /// Wishes that nobody has taken up, and the rules under which the reader may.
    var wishes: [OpenWish] = []
    var takesUp: [Rule] = []

    struct RuleShown: Sendable {
        let rule: Rule
        /// The role of the pack that it binds: two rules of a county and its townships may be called
        /// the same.
        let of: PackRole?
        /// Whether the reader may begin one.
        let isHers: Bool
    }
}

/// The kinds, and how many rules in force there are of each.
func overviewPage(
    _ counts: [(kind: Undertaking.Kind, rules: Int)], _ w: Words, _ frame: Frame
) -> Html {
    layout(
        w["undertaking.title"], w, frame,
        """
        \(heading(w["undertaking.title"], lead: w["undertaking.lead"]))\
        <ul class="cards">\(each: counts, { kind, rules -> Html in
            """
            <li class="card"><h2 class="card-title"><a href="\(url: kind.address)">\(kind.title(w))</a>\
            </h2><p class="card-facts">\(w("undertaking.rulesInForce", ["n": rules]))</p></li>
            """
        })</ul>
        """)
}

func view(_ page: UndertakingsPage, _ words: PackWords, _ frame: Frame) -> Html {
    let w = words.w
    let mine = page.rules.filter(\.isHers)
    return layout(
        page.kind.title(w), w, frame, isWide: true,
        """
        \(breadcrumb([Link(w["undertaking.title"], "/undertakings")], w))\
        \(heading(page.kind.title(w)))\
        \(if: page.isLong, search(page, w, frame))\
        \(if: page.items.isEmpty, nothing(page, w), else: list(page, words))\
        \(pager(next: page.next, w))\
        \(wishList(page.wishes, under: page.takesUp, words, frame))\
        \(if: !mine.isEmpty, "<h2>\(page.kind.shown.beginning(w))</h2>")\
        \(each: mine, { beginning($0, page, words, frame) })
        """)
}

extension UndertakingsPage {
    /// Whether looking for a name is worth a field.
    fileprivate var isLong: Bool { !q.isEmpty || next != nil || items.count > 10 }
}

private func search(_ page: UndertakingsPage, _ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("find", to: page.kind.address, w, frame)
    return form(
        """
        <div class="with-button">\
        \(form.fields.field("q", w["undertaking.find"], .search, value: page.q))\
        \(form.fields.button(w["cases.search"], .second))</div>
        """)
}

private func nothing(_ page: UndertakingsPage, _ w: Words) -> Html {
    if !page.q.isEmpty {
        return emptyState(
            w["undertaking.noneFound"],
            "<p><a href=\"\(url: page.kind.address)\">\(w["undertaking.showAll"])</a></p>")
    }
    return emptyState(
        w["undertaking.none"],
        "<p>\(page.rules.isEmpty ? w["undertaking.noRule"] : w["undertaking.noneNext"])</p>")
}

private func list(_ page: UndertakingsPage, _ words: PackWords) -> Html {
    let w = words.w
    let columns = [
        Column(w["undertaking.what"]), Column(w["undertaking.under"]), Column(w["cases.place"]),
        Column(w["undertaking.day"]), Column(w["cases.state"]),
    ]
    return table(
        page.kind.title(w), columns,
        page.items.map { it in
            let state = it.kind.shown.state(of: it, words)
            return [
                "<a href=\"\(url: "\(page.kind.address)/\(it.id)")\">\(it.title)</a>",
                "\(words.name(of: it.rule))", "\(page.places[it.place] ?? it.place.text)",
                "\(w.shortDay(it.day))", tag(state.text, state.look),
            ]
        }, hidesCaption: true)
}

private func beginning(
    _ shown: UndertakingsPage.RuleShown, _ page: UndertakingsPage, _ words: PackWords,
    _ frame: Frame
) -> Html {
    let (rule, kind) = (shown.rule, page.kind)
    let namesakes = page.rules.filter { words.name(of: $0.rule) == words.name(of: rule) }
    let apart =
        shown.of?.name.text(in: words.w.language)
        ?? (namesakes.count > 1 ? words.sentence(rule) : nil)
    let hasChoice = page.territory.reduce(0) { $0 + $1.choices.count } > 1
    let form = Form("begin-" + rule.id.text, to: kind.address, words.w, frame)
    let fields = kind.shown.opening(rule, words, today: frame.today)
    return """
        <details class="deed"\(if: form.attempt != nil, " open")>\
        <summary>\(words.name(of: rule))\
        \(some: apart, { " <span class=\"hint\">\($0)</span>" })</summary><div>\
        \(some: words.sentence(rule), { "<p class=\"hint\">\($0)</p>" })\(form("""
            \(form.hidden("rule", rule.id.text))\
            \(each: fields, { $0.html(in: form) })\
            \(if: hasChoice, form.select(
                "place", words.w["cases.place"], groups: page.territory, chosen: page.home.text,
                empty: words.w["undertaking.ownPlace"]))\
            \(form.button(kind.shown.beginning(words.w)))
            """))</div></details>
        """
}
