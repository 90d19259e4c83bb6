import Kernel

/// What an official owed in some time and what became of it, rule by rule 交账: no sum of different
/// duties, nothing about anybody else.
struct ScorecardPage: Sendable {
    let person: AccountedPerson
    let methods: [Method]
    let kept: [CaseNumber]
    let broken: [CaseNumber]
    let open: [CaseNumber]
    let ballots: [BallotShown]

    struct Method: Sendable {
        let name: String
        let rules: [Row]
    }

    struct Row: Sendable {
        /// To the duties one by one.
        let rule: Link
        let tally: DutyTally
        /// Missed ones of which nobody has given a reason.
        let unexplained: Int
    }

    struct BallotShown: Sendable {
        let ballot: Link
        let day: Day
        let isCounted: Bool
    }
}

/// Whose account it is and for which days.
struct AccountedPerson: Sendable {
    let code: ID<Official>
    let name: String
    let post: String
    let place: String
    let isOwn: Bool
    let from: Day
    let to: Day

    /// With her name where somebody else reads it.
    var caption: String { isOwn ? post : [name, post, place].joined(separator: " · ") }
    var address: String { "/scorecard/\(code)" }

    var query: [(name: String, value: String)] {
        [("from", from.description), ("to", to.description)]
    }
}

func view(_ page: ScorecardPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["scorecard.title"], w, frame, isWide: true,
        """
        \(heading(w["scorecard.title"], caption: page.person.caption, lead: w["scorecard.lead"]))\
        \(spanForm(page.person, to: page.person.address, w, frame))\
        \(if: page.person.isOwn, """
            <p><a href="\(url: Address.path("/scorecard.csv", page.person.query))">\
            \(w["scorecard.csv"])</a></p>
            """)\
        \(if: page.methods.isEmpty, emptyState(w["scorecard.none"], """
            <p>\(w["scorecard.noneNext"])</p>
            """))\
        \(each: page.methods, { method($0, w) })\
        \(promises(page, w))\(ballots(page, w))
        """)
}

/// The days of the account: this year, a half-year, a month, or any.
func spanForm(_ person: AccountedPerson, to address: String, _ w: Words, _ frame: Frame) -> Html {
    let form = QueryForm("span", to: address, w, frame)
    let today = frame.today
    let spans = [
        Period(.year, containing: today), Period(.halfYear, containing: today),
        Period(.month, containing: today), Period(.month, containing: today.adding(months: -1)),
        Period(.year, containing: today.adding(months: -12)),
    ]
    return """
        <nav class="spans" aria-label="\(w["scorecard.span"])"><p class="tags">\
        \(each: spans, { span -> Html in
            let query = [("from", span.start.description), ("to", span.end.description)]
            let isHere = span.days == person.from...person.to
            return """
                <a href="\(url: Address.path(address, query))"\
                \(if: isHere, " aria-current=\"page\"")>\(w.period(span))</a>
                """
        })</p></nav>\
        \(details(w["scorecard.otherSpan"], form("""
            \(form.fields.field("from", w["scorecard.from"], .date, value: person.from.description,
                width: .long))\
            \(form.fields.field("to", w["scorecard.to"], .date, value: person.to.description,
                width: .long))\
            \(form.fields.button(w["place.show"], .second))
            """)))
        """
}

private func method(_ method: ScorecardPage.Method, _ w: Words) -> Html {
    let columns = [
        Column(w["scorecard.rule"]), Column(w["scorecard.periods"], isNumber: true),
        Column(w["scorecard.owed"], isNumber: true), Column(w["scorecard.met"], isNumber: true),
        Column(w["scorecard.late"], isNumber: true), Column(w["scorecard.missed"], isNumber: true),
        Column(w["scorecard.open"], isNumber: true),
    ]
    return """
        <section><h2>\(method.name)</h2>\
        \(table(method.name, columns, method.rules.map { row in
            let tally = row.tally
            return [
                """
                \(link(row.rule))\(if: row.unexplained > 0, """
                     <span class="hint">\(w("scorecard.unexplained", ["n": row.unexplained]))</span>
                    """)
                """, tally.periods == 0 ? "–" : "\(tally.periods)", "\(tally.owed)",
                "\(tally.met)", "\(tally.late)",
                tally.missed > 0 ? "<strong class=\"alarm\">\(tally.missed)</strong>" : "0",
                "\(tally.open)",
            ]
        }, hidesCaption: true))</section>
        """
}

private func promises(_ page: ScorecardPage, _ w: Words) -> Html {
    if page.kept.isEmpty && page.broken.isEmpty && page.open.isEmpty { return "" }
    return """
        <section><h2>\(w["scorecard.promises"])</h2>\
        <p class="hint">\(w["scorecard.promisesHint"])</p>\
        \(summaryList([
            SummaryRow(w["scorecard.promisesKept"], numbers(page.kept, w)),
            SummaryRow(w["scorecard.promisesBroken"], numbers(page.broken, w)),
            SummaryRow(w["scorecard.promisesOpen"], numbers(page.open, w)),
        ]))</section>
        """
}

/// How many, and which.
private func numbers(_ cases: [CaseNumber], _ w: Words) -> Html {
    """
    \(cases.count)\(if: !cases.isEmpty, details(w["scorecard.which"], """
        <ul class="reasons">\(each: cases, {
            "<li><a href=\"/cases/\($0.description)\">\($0.spoken)</a></li>"
        })</ul>
        """))
    """
}

private func ballots(_ page: ScorecardPage, _ w: Words) -> Html {
    if page.ballots.isEmpty { return "" }
    return """
        <section><h2>\(w["scorecard.ballots"])</h2><ul class="reasons">\
        \(each: page.ballots, { ballot -> Html in
            """
            <li>\(link(ballot.ballot)) \(time(ballot.day, w))\
            \(if: !ballot.isCounted, " \(tag(w["scorecard.noResult"], .still))")</li>
            """
        })</ul></section>
        """
}
