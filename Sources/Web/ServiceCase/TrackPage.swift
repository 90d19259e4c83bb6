import Kernel

/// Number and pick-up code, for a resident who wants to see her case.
struct TrackPage: Sendable {
    /// As it came in the address, e.g. from the QR code on a card; else empty.
    let number: String

    init(number: String = "") { self.number = number }
}

func view(_ page: TrackPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("track", to: "/track", w, frame)
    return layout(
        w["track.title"], w, frame,
        """
        \(heading(w["track.title"], lead: w["track.lead"]))\
        \(form("""
            \(form.field(
                "number", w["track.number"], .number, hint: w["track.numberHint"],
                value: page.number, width: .long))\
            \(form.field("code", w["track.code"], hint: w["track.codeHint"], width: .short))\
            \(form.button(w["track.show"]))
            """))\
        \(details(w["track.lost"], "<p>\(w["track.lostText"])</p>"))
        """)
}

/// A case before the resident who raised it.
struct TrackedCasePage: Sendable {
    let shown: CaseShown
    /// What she may do now, of signature, rating, reopening, review, closure and note.
    let allowed: Set<Deed.Name>
    /// Sent with every form where no session carries it; else nil.
    let code: String?
    /// Whom she can call about it.
    let contact: ContactCard?
}

func view(_ page: TrackedCasePage, _ w: Words, _ frame: Frame) -> Html {
    let shown = page.shown
    return layout(
        shown.title, w, frame,
        """
        \(heading(shown.title, caption: w("case.caption", ["number": shown.number.spoken])))\
        <p class="tags">\(stateTag(shown.state, shown.outcome, w))</p>\
        <p class="lead">\(standsNow(shown, w))</p>\
        \(promisePart(shown, w, today: frame.today))\
        \(some: shown.reply, { replyPart($0, w) })\
        \(servicePart(shown.service, w))\(signOff(page, w, frame))\
        \(some: shown.answer, { answerPart($0, w) })\
        \(some: page.contact, {
            "<section><h2>\(w["track.contact"])</h2>\(contactCard($0, w))</section>"
        })\
        \(if: !shown.dueDates.isEmpty, """
            <section><h2>\(w["case.dueDates"])</h2>\(dueDates(shown.dueDates, w))</section>
            """)\
        \(history(shown, w, frame))\
        <section class="words"><h2>\(w["track.yourWords"])</h2><p>\(shown.text)</p></section>\
        <section><h2>\(w["case.facts"])</h2>\(summaryList(facts(shown, w)))</section>\
        \(otherDeeds(page, w, frame))
        """)
}

/// What the state means for her, and what comes next.
private func standsNow(_ shown: CaseShown, _ w: Words) -> String {
    shown.outcome.map { w["ended." + $0.rawValue] } ?? w["now." + shown.state.rawValue]
}

extension Words {
    /// The keys that `standsNow` asks for.
    static var standingKeys: Set<String> {
        Set(
            Outcome.allCases.map { "ended." + $0.rawValue }
                + ServiceCase.State.Name.allCases.map { "now." + $0.rawValue })
    }
}

private func form(_ deed: Deed.Name, _ page: TrackedCasePage, _ w: Words, _ frame: Frame) -> Form {
    Form(deed.rawValue, to: "/track/\(page.shown.number)/\(deed.rawValue)", w, frame)
}

private func code(_ page: TrackedCasePage, _ form: Form) -> Html {
    page.code.map { form.hidden("code", $0) } ?? .none
}

private func signOff(_ page: TrackedCasePage, _ w: Words, _ frame: Frame) -> Html {
    guard page.allowed.contains(.signature) else { return .none }
    let form = form(.signature, page, w, frame)
    return """
        <section class="panel panel-ask"><h2>\(w["track.sign"])</h2><p>\(w["track.signLead"])</p>\
        \(form("""
            \(code(page, form))\(answerFields(form, w))\(form.button(w["track.signButton"]))
            """))</section>
        """
}

private func otherDeeds(_ page: TrackedCasePage, _ w: Words, _ frame: Frame) -> Html {
    let deeds: [Deed.Name] = [
        .rating, .note, .appointment, .appointmentCancellation, .reopening, .review, .closure,
    ]
    let allowed = deeds.filter(page.allowed.contains)
    if allowed.isEmpty { return .none }
    return """
        <section class="deeds"><h2>\(w["track.more"])</h2>\(each: allowed, { deed -> Html in
            let form = form(deed, page, w, frame)
            return """
                <details class="deed"\(if: form.attempt != nil, " open")>\
                <summary>\(summary(of: deed, w))</summary>\
                <div>\(form(code(page, form) + fields(of: deed, form, page, w)))</div></details>
                """
        })</section>
        """
}

private func summary(of deed: Deed.Name, _ w: Words) -> String {
    switch deed {
    case .rating: w["track.rate"]
    case .note: w["track.add"]
    case .appointment, .appointmentCancellation: w.deed(deed)
    case .reopening: w["track.reopen"]
    case .review: w["track.review"]
    default: w["track.withdraw"]
    }
}

private func fields(of deed: Deed.Name, _ form: Form, _ page: TrackedCasePage, _ w: Words) -> Html {
    switch deed {
    case .rating:
        form.radios(
            "satisfied", w["answer.satisfied"],
            [Choice("true", w.satisfied(true)), Choice("false", w.satisfied(false))],
            inline: true)
            + form.radios(
                "score", w["track.score"],
                (1...5).reversed().map {
                    Choice("\($0)", w("track.points", ["n": $0]))
                }, inline: true)
            + form.textarea("text", w["answer.text"], rows: 3) + form.button(w["track.rate"])
    case .note:
        form.textarea("text", w["track.addText"], rows: 3) + form.button(w["track.add"])
    case .appointment:
        appointmentFields(form, page.shown.service?.hours ?? [], w)
            + form.button(w.deed(.appointment))
    case .appointmentCancellation:
        form.textarea("reason", w["deedField.reasonOptional"], rows: 2)
            + form.button(w.deed(.appointmentCancellation), .warning)
    case .reopening:
        form.textarea("reason", w["track.reopenReason"], rows: 3)
            + form.button(w["track.reopen"])
    case .review:
        form.textarea("reason", w["track.reviewReason"], rows: 3) + form.button(w["track.review"])
    default:
        form.hidden("outcome", Outcome.withdrawn.rawValue)
            + form.textarea("reason", w["deedField.reasonOptional"], rows: 2)
            + form.button(w["track.withdraw"], .warning)
    }
}
