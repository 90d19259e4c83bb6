import Kernel

/// What adopting would come to, before anything is recorded.
struct MethodCheckShown: Sendable {
    let place: String
    let from: Day
    /// Two files each, that say different things about the same.
    let conflicts: [Conflict]
    let inForce: Int
    let waiting: [ID<Rule>]
    /// The version that the place works by now; nil where the pack is new there.
    let before: Int?
    let added: [String]
    let removed: [String]
    let changed: [Changed]
    let holders: [Holders]
    /// What is going to be due, in the pack's sentences.
    let due: [String]

    struct Conflict: Sendable {
        let subject: String
        let first: String
        let second: String
    }

    struct Changed: Sendable {
        let rule: String
        /// `>= 1 visits/year`; nil where no number changed, but something else.
        let old: String?
        let new: String?
    }

    struct Holders: Sendable {
        let role: String
        let count: Int
    }
}

/// The form to adopt a pack: its figures, where, from when; first to look, then to do it.
func form(
    _ adopting: MethodPage.Adopting, _ page: MethodPage, _ w: Words, _ frame: Frame
) -> Html {
    let form = Form("adoption-\(page.id)", to: "/admin/methods/\(page.id)/adoption", w, frame)
    return """
        <section id="adopt"><h2>\(w["methods.adopt"])</h2>\
        <p>\(w["methods.oldRules"])</p>\
        \(form("""
            \(some: adopting.ownText, { form.hidden("text", $0) })\
            \(form.select(
                "place", w["case.place"], groups: adopting.places,
                hint: w("methods.placeHint", ["level": w.level(page.level)]),
                empty: w["field.choose"]))\
            \(form.field(
                "from", w["methods.from"], .date, value: adopting.today.description, width: .short))\
            \(if: !adopting.parameters.isEmpty, "<h3>\(w["methods.figuresToGive"])</h3>")\
            \(each: adopting.parameters, { parameter in
                form.field(
                    "parameter.\(parameter.name)", parameter.label, .text,
                    hint: "\(parameter.hint) · \(w("methods.forRules", ["n": parameter.rules]))",
                    width: .short)
            })\
            \(if: !adopting.parameters.isEmpty, form.checkbox(
                "leaveOpen", w["methods.leaveOpen"], hint: w["methods.leaveOpenHint"]))\
            <div class="actions">\
            <button class="button button-second" type="submit" name="step" value="check">\
            \(w["methods.check"])</button>\
            <button class="button" type="submit" name="step" value="adopt">\
            \(w["methods.adoptButton"])</button></div>
            """))</section>
        """
}

/// What the look before adopting found.
func result(_ check: MethodCheckShown, _ w: Words) -> Html {
    let rules = ["n": "\(check.inForce)", "waiting": "\(check.waiting.count)"]
    return """
        <section class="panel" id="check"><h2>\(w("methods.checked", ["place": check.place]))</h2>\
        <p>\(time(check.from, w)) · \(w("methods.checkedRules", rules))</p>\
        \(if: check.conflicts.isEmpty, "<p>\(w["methods.noConflict"])</p>", else: conflicts(check, w))\
        \(some: check.before, { changes($0, check, w) })\
        \(if: !check.due.isEmpty, """
            <h3>\(w["methods.due"])</h3>\
            <ul class="rules">\(each: check.due, { "<li>\($0)</li>" })</ul>
            """)\
        \(if: !check.holders.isEmpty, """
            <h3>\(w["methods.holders"])</h3>\(summaryList(check.holders.map {
                SummaryRow(
                    $0.role,
                    text: $0.count == 0 ? w["methods.nobody"] : w("methods.persons", ["n": $0.count]))
            }))
            """)</section>
        """
}

private func conflicts(_ check: MethodCheckShown, _ w: Words) -> Html {
    notice(
        .danger,
        """
        <p class="strong">\(w["methods.conflicts"])</p>\
        <ul>\(each: check.conflicts, { "<li>\($0.subject): \($0.first) · \($0.second)</li>" })</ul>
        """)
}

private func changes(_ before: Int, _ check: MethodCheckShown, _ w: Words) -> Html {
    """
    <h3>\(w("methods.changes", ["version": before]))</h3>\
    \(if: check.added.isEmpty && check.removed.isEmpty && check.changed.isEmpty, """
        <p>\(w["methods.noChange"])</p>
        """)\
    <ul>\(each: check.added, { "<li>\(w["methods.added"]) \($0)</li>" })\
    \(each: check.removed, { "<li>\(w["methods.removed"]) \($0)</li>" })\
    \(each: check.changed, { change -> Html in
        """
        <li>\(w["methods.changed"]) \(change.rule)\(some: change.old, { old in
            ": \(old) → \(change.new)"
        })</li>
        """
    })</ul>
    """
}

/// Checking a text of one's own: what is wrong with it, line by line.
struct MethodTextPage: Sendable {
    let faults: [MethodTextFaults.Fault]
}

func view(_ page: MethodTextPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("text", to: "/admin/methods/check", w, frame)
    return layout(
        w["methods.checkOwn"], w, frame,
        """
        \(breadcrumb([
            Link(w["nav.admin"], "/admin"), Link(w["methods.title"], "/admin/methods"),
        ], w))\
        \(heading(w["methods.checkOwn"], lead: w["methods.checkLead"]))\
        \(if: !page.faults.isEmpty, notice(.danger, """
            <h2>\(w("methods.faults", ["n": page.faults.count]))</h2>\
            <ol class="faults">\(each: page.faults, { fault -> Html in
                """
                <li><strong>\(w("methods.spot", ["line": fault.line, "column": fault.column]))\
                </strong> \(fault.message)</li>
                """
            })</ol>
            """))\
        \(form("""
            \(form.textarea("text", w["methods.ownText"], hint: w["methods.ownHint"], rows: 18))\
            \(form.button(w["methods.checkButton"]))
            """))
        """)
}
