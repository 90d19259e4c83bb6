import Kernel

/// One method: what it says in plain sentences, where it is in force, and its own text.
struct MethodPage: Sendable {
    let id: ID<MethodPack>
    let name: String
    let level: TerritoryLevel
    let version: Int
    let source: String
    let mechanisms: [MechanismShown]
    let roles: [RoleShown]
    let adoptions: [AdoptedShown]
    let text: String
    /// What somebody who may adopt it sees besides; nil for residents.
    let adopting: Adopting?

    struct MechanismShown: Sendable {
        let name: String
        let about: String?
        let detail: Mechanism.Detail
        let rules: [RuleShown]
    }

    struct RuleShown: Sendable {
        let id: ID<Rule>
        let sentence: String
        /// The line of the text on which it stands.
        let line: Int
        /// What the parameters are called that it waits for; empty where it waits for none.
        let waitsFor: [String]
    }

    struct RoleShown: Sendable {
        let name: String
        let role: Role
        let level: TerritoryLevel?
    }

    /// That a place works by it, or stopped, or is going to.
    struct AdoptedShown: Sendable {
        let place: ID<Place>
        let placeName: String
        let version: Int
        let from: Day
        let standing: Standing
        let rules: Int
        let figures: [(label: String, value: String)]
        let waiting: [ID<Rule>]
        let waitsFor: [String]
        /// Whether the reader may suspend it.
        let isOwn: Bool

        enum Standing: Sendable {
            case inForce, toCome, suspended
        }
    }

    struct Adopting: Sendable {
        let parameters: [Parameter]
        let places: [ChoiceGroup]
        /// The text of a pack that isn't in the folder: it goes with the form.
        let ownText: String?
        let check: MethodCheckShown?
        let today: Day
    }

    /// What the place decides for itself.
    struct Parameter: Sendable {
        let name: String
        let label: String
        /// `1–40 working days`; says what may be put in.
        let hint: String
        /// The rules that take it.
        let rules: Int
    }
}

func view(_ page: MethodPage, _ w: Words, _ frame: Frame) -> Html {
    let isForAdmins = page.adopting != nil
    let back =
        isForAdmins
        ? [Link(w["nav.admin"], "/admin"), Link(w["methods.title"], "/admin/methods")]
        : [Link(w["methods.title"], "/methods")]
    return layout(
        page.name, w, frame, isWide: true,
        """
        \(breadcrumb(back, w))\
        \(heading(
            page.name, caption: w("methods.forLevel", ["level": w.level(page.level)]),
            lead: page.source.isEmpty ? nil : page.source))\
        \(some: page.adopting, { $0.check.map { result($0, w) } ?? .none })\
        \(if: !page.adoptions.isEmpty, adopted(page, w, frame))\
        \(some: page.adopting, { form($0, page, w, frame) })\
        <section id="rules"><h2>\(w["methods.says"])</h2>\
        \(each: page.mechanisms, { mechanism($0, w) })</section>\
        \(if: !page.roles.isEmpty, responsible(page, w))\
        <section id="text"><h2>\(w["methods.text"])</h2><p>\(w["methods.textLead"])</p>\
        \(if: page.adopting?.ownText == nil, """
            <p><a href="\(url: "/methods/\(page.id)/text")">\(w["methods.download"])</a></p>
            """)\
        \(details(w["methods.textShown"], "<pre class=\"pack-text\">\(page.text)</pre>"))</section>
        """)
}

private func mechanism(_ shown: MethodPage.MechanismShown, _ w: Words) -> Html {
    """
    <h3>\(shown.name)\(if: shown.detail != .detailed, " \(tag(detail(shown.detail, w), .plain))")</h3>\
    \(some: shown.about, { "<p>\($0)</p>" })\
    \(if: !shown.rules.isEmpty, """
        <ul class="rules">\(each: shown.rules, { rule($0, w) })</ul>
        """)
    """
}

private func detail(_ detail: Mechanism.Detail, _ w: Words) -> String {
    switch detail {
    case .detailed: w["methods.detailed"]
    case .clause: w["methods.clause"]
    case .nameOnly: w["methods.nameOnly"]
    }
}

private func rule(_ rule: MethodPage.RuleShown, _ w: Words) -> Html {
    """
    <li>\(rule.sentence)\(if: !rule.waitsFor.isEmpty, """
        <br>\(tag(w("methods.waitsFor", [
            "figures": w.list(rule.waitsFor),
        ]), .soon))
        """) <span class="hint">\(w("methods.line", ["id": rule.id, "line": rule.line]))</span></li>
    """
}

private func responsible(_ page: MethodPage, _ w: Words) -> Html {
    """
    <section id="responsible"><h2>\(w["methods.responsible"])</h2>\
    \(summaryList(page.roles.map { role in
        let level = role.level.map { "\(w.level($0)) · " } ?? ""
        return SummaryRow(role.name, text: level + w.role(role.role))
    }))<p><a href="/contact">\(w["nav.contact"])</a></p></section>
    """
}

private func adopted(_ page: MethodPage, _ w: Words, _ frame: Frame) -> Html {
    let isForAdmins = page.adopting != nil
    var columns = [
        Column(w["case.place"]), Column(w["methods.since"]),
        Column(w["methods.version"], isNumber: true), Column(w["methods.rules"], isNumber: true),
        Column(w["methods.figures"]), Column(w["methods.waiting"]),
    ]
    if isForAdmins { columns.append(Column(w["methods.suspend"])) }
    return """
        <section id="in-force"><h2>\(w["methods.inForce"])</h2>\
        \(table(w["methods.inForce"], columns, page.adoptions.map { shown in
            [
                "\(shown.placeName) \(standing(shown.standing, w))", time(shown.from, w),
                "\(shown.version)", "\(shown.rules)",
                """
                \(each: shown.figures, { "<div>\($0.label): \($0.value)</div>" })\
                \(if: shown.figures.isEmpty, "–")
                """, waiting(shown, w),
            ] + (isForAdmins ? [suspension(shown, page, w, frame)] : [])
        }, hidesCaption: true))</section>
        """
}

private func standing(_ standing: MethodPage.AdoptedShown.Standing, _ w: Words) -> Html {
    switch standing {
    case .inForce: tag(w["methods.isInForce"], .done)
    case .toCome: tag(w["methods.toCome"], .waiting)
    case .suspended: tag(w["methods.suspended"], .still)
    }
}

private func waiting(_ shown: MethodPage.AdoptedShown, _ w: Words) -> Html {
    if shown.waiting.isEmpty { return "–" }
    return """
        \(w("methods.waitingRules", ["n": shown.waiting.count])) \
        <span class="hint">\(w("methods.waitsFor", [
            "figures": w.list(shown.waitsFor),
        ]))</span>
        """
}

private func suspension(
    _ shown: MethodPage.AdoptedShown, _ page: MethodPage, _ w: Words, _ frame: Frame
) -> Html {
    guard shown.isOwn, shown.standing == .inForce, let adopting = page.adopting else {
        return "–"
    }
    let form = Form(
        "suspension-\(shown.place)", to: "/admin/methods/\(page.id)/suspension", w, frame)
    return """
        <details class="deed"\(if: form.attempt != nil, " open")>\
        <summary>\(w["methods.suspend"])</summary><div>\
        \(form("""
            \(form.hidden("place", shown.place.text))\
            \(form.field(
                "from", w["methods.suspendFrom"], .date, hint: w["methods.suspendHint"],
                value: adopting.today.description, width: .short))\
            \(form.button(w["methods.suspend"], .warning))
            """))</div></details>
        """
}
