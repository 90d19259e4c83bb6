import Kernel

/// A responsibility zone: what each official has there, and handing it over to somebody else.
struct ZonePage: Sendable {
    let id: ID<ResponsibilityZone>
    let name: String
    let level: TerritoryLevel
    /// From the county down.
    let place: String
    let households: Int
    let officials: [OfficialRow]
    /// Who may take over; empty where they are too many to choose from.
    let successors: [Choice]
    /// A hand-over to confirm, or one that was just made; nil before any was asked for.
    var handOver: HandOverShown?
    var kind: ResponsibilityZone.Kind = .territory

    struct OfficialRow: Sendable {
        let person: Person
        let isLeader: Bool
        let isActive: Bool
        let work: Work
    }

    struct Person: Sendable {
        let code: ID<Official>
        let name: String
        let post: String
    }

    /// What an official has in the zone.
    struct Work: Sendable {
        let households: Int
        let openCases: Int
        let promises: Int

        var isNothing: Bool { households == 0 && openCases == 0 && promises == 0 }
    }

    struct HandOverShown: Sendable {
        let step: Step
        let from: Person
        let to: Person
        let on: Day
        let movesLead: Bool
        /// What the predecessor had, what the successor has then, what is left to the units.
        let before, after, left: Work

        enum Step: Sendable { case toConfirm, done }
    }

    /// The form that hands over what `official` has.
    static func formName(_ official: String) -> String { "hand-over-\(official)" }
}

func view(_ page: ZonePage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        page.name, w, frame, isWide: true,
        """
        \(breadcrumb([zonesParent(w, frame), Link(w["zones.title"], "/admin/zones")], w))\
        \(heading(page.name, caption: page.place))\
        \(some: page.handOver, { handOver($0, page, w, frame) })\
        \(summaryList([
            SummaryRow(w["zones.code"], "<code>\(page.id.text)</code>"),
            SummaryRow(w["zone.level"], text: w.level(page.level)),
            SummaryRow(w["zone.kind"], text: w.zoneKind(page.kind)),
            SummaryRow(w["coverage.households"], text: String(page.households)),
        ]))\
        <section id="officials"><h2>\(w["zone.officials"])</h2>\
        \(if: page.officials.isEmpty, emptyState(w["zone.noOfficials"], """
            <p>\(w["zone.noOfficialsNext"])</p>
            """), else: officials(page, w, frame))</section>
        """)
}

private func workColumns(_ first: String, _ w: Words) -> [Column] {
    [
        Column(first), Column(w["coverage.households"], isNumber: true),
        Column(w["zone.openCases"], isNumber: true), Column(w["zone.promises"], isNumber: true),
    ]
}

private func cells(_ work: ZonePage.Work) -> [Html] {
    ["\(work.households)", "\(work.openCases)", "\(work.promises)"]
}

// MARK: The officials

private func officials(_ page: ZonePage, _ w: Words, _ frame: Frame) -> Html {
    table(
        w["zone.officials"], workColumns(w["admin.name"], w) + [Column(w["zone.handOver"])],
        page.officials.map { official in
            let person = official.person
            let name: Html = """
                \(person.name) <code>\(person.code.text)</code> \
                <span class="hint">\(person.post)</span>\
                \(if: official.isLeader, " \(tag(w["zones.leader"]))")\
                \(if: !official.isActive, " \(tag(w["admin.disabled"], .still))")
                """
            return [name] + cells(official.work) + [handOverForm(official, page, w, frame)]
        }, hidesCaption: true)
}

private func handOverForm(
    _ official: ZonePage.OfficialRow, _ page: ZonePage, _ w: Words, _ frame: Frame
) -> Html {
    let code = official.person.code.text
    let form = Form(
        ZonePage.formName(code), to: "/admin/zones/\(page.id)/hand-over", w, frame)
    let others = page.successors.filter { $0.value != code }
    return """
        <details class="deed"\(if: form.attempt != nil, " open")>\
        <summary>\(w["zone.handOver"])</summary><div>\(form("""
            \(form.hidden("from", code))\
            \(if: others.isEmpty,
                form.field("to", w["zone.to"], hint: w["zone.toHint"], width: .long),
                else: form.select("to", w["zone.to"], others, empty: w["field.choose"]))\
            \(form.field(
                "on", w["zone.on"], .date, hint: w["zone.onHint"],
                value: frame.today.description, width: .short))\
            \(form.button(w["zone.look"], .second))
            """))</div></details>
        """
}

// MARK: The hand-over

private func handOver(
    _ handOver: ZonePage.HandOverShown, _ page: ZonePage, _ w: Words, _ frame: Frame
) -> Html {
    let (from, to) = (handOver.from, handOver.to)
    let isDone = handOver.step == .done
    var rows = [
        (w("zone.before", ["name": from.name]), handOver.before),
        (w("zone.after", ["name": to.name]), handOver.after),
    ]
    if !handOver.left.isNothing { rows.append((w["zone.left"], handOver.left)) }
    return """
        <section class="\(isDone ? "panel" : "panel panel-ask")" id="what-moves">\
        <h2>\(isDone ? w["zone.moved"] : w["zone.confirm"])</h2>\
        <p>\(w("zone.planned", [
            "from": named(from, w), "to": named(to, w), "day": w.day(handOver.on),
        ]))\
        \(if: handOver.movesLead, " \(w["zone.movesLead"])")</p>\
        \(table(
            w["zone.officials"], workColumns(w["zone.whose"], w),
            rows.map { ["\($0)"] + cells($1) }, hidesCaption: true))\
        \(if: !handOver.left.isNothing, "<p class=\"hint\">\(w["zone.leftHint"])</p>")\
        \(if: !isDone, confirmation(handOver, page, w, frame))</section>
        """
}

/// `岩温（G0012、驻村干部）`: nobody is taken for another of the same name.
private func named(_ person: ZonePage.Person, _ w: Words) -> String {
    let facts = [person.code.text, person.post].filter { !$0.isEmpty }
    return w("zone.person", ["name": person.name, "facts": w.list(facts)])
}

private func confirmation(
    _ handOver: ZonePage.HandOverShown, _ page: ZonePage, _ w: Words, _ frame: Frame
) -> Html {
    let form = Form("confirmation", to: "/admin/zones/\(page.id)/hand-over", w, frame)
    return form(
        """
        \(form.hidden("from", handOver.from.code.text))\(form.hidden("to", handOver.to.code.text))\
        \(form.hidden("on", handOver.on.description))\(form.hidden("confirmed", "yes"))\
        <div class="actions">\(form.button(w["zone.confirmButton"]))\
        <a class="button button-second" href="\(url: "/admin/zones/\(page.id)")">\
        \(w["zone.back"])</a></div>
        """)
}
