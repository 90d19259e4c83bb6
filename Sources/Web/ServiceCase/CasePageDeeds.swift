import Kernel

/// The deeds that the reader may do, each a small form; what usually comes next stands open.
func deedsPart(_ page: CasePage, _ w: Words, _ frame: Frame) -> Html {
    let allowed = deedOrder.filter(page.allowed.contains)
    if allowed.isEmpty { return .none }
    return """
        <section class="deeds"><h2>\(w["case.deeds"])</h2>\
        \(each: allowed, { deed -> Html in
            let isOpen = deed == allowed.first || frame.attempt?.form == deed.rawValue
            return """
                <details class="deed"\(if: isOpen, " open")>\
                <summary>\(w.deed(deed))</summary><div>\(deedForm(deed, page, w, frame))</div>\
                </details>
                """
        })</section>
        """
}

/// By what the reader most likely came for. A registration and a hand-over of a zone have pages of
/// their own; a signature and a rating are the resident's.
private let deedOrder: [Deed.Name] = [
    .acceptance, .ruling, .assignment, .promise, .reply, .revisit, .resumption, .closure, .answer,
    .promiseMove, .jointHandling, .note, .urging, .extension, .suspension, .escalation, .dispute,
    .appointment, .appointmentCancellation, .attendance, .reopening, .review, .merger, .refusal,
]

private func deedForm(_ deed: Deed.Name, _ page: CasePage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form(deed.rawValue, to: "/cases/\(page.shown.number)/\(deed.rawValue)", w, frame)
    let look: ButtonLook = deed == .refusal || deed == .closure ? .warning : .main
    let stations = deed == .assignment ? stationForms(page, w, frame) : .none
    return stations
        + form(
            """
            \(some: hint(of: deed, w), { "<p class=\"hint\">\($0)</p>" })\
            \(fields(of: deed, form, page, w))\
            \(form.hidden("version", "\(page.version)"))\(form.button(w.deed(deed), look))
            """)
}

private func hint(of deed: Deed.Name, _ w: Words) -> String? {
    switch deed {
    case .reply: w["deedHint.reply"]
    case .revisit: w["deedHint.revisit"]
    case .refusal: w["deedHint.refusal"]
    case .promiseMove: w["deedHint.promise-move"]
    case .suspension: w["deedHint.suspension"]
    case .jointHandling: w["deedHint.joint-handling"]
    case .answer: w["deedHint.answer"]
    default: nil
    }
}

private func fields(of deed: Deed.Name, _ form: Form, _ page: CasePage, _ w: Words) -> Html {
    switch deed {
    case .acceptance, .resumption, .registration, .signature, .rating, .handOver: .none
    case .answer, .urging, .note: form.textarea("text", w["deedField.text"], rows: 3)
    case .assignment:
        form.select("unit", w["deedField.unit"], groups: [page.units], empty: w["field.choose"])
            + (page.officials.isEmpty
                ? .none
                : form.select(
                    "official", w["deedField.official"], page.officials,
                    empty: w["field.unitDecides"]))
    case .promise:
        form.field("due", w["deedField.due"], .date, width: .short)
            + form.textarea("text", w["deedField.promiseText"], rows: 2)
    case .promiseMove, .extension:
        form.field("due", w["deedField.newDue"], .date, width: .short)
            + form.textarea("reason", w["deedField.reasonTold"], rows: 3)
    case .reply:
        form.textarea("text", w["deedField.replyText"], rows: 6)
            + form.radios("solved", w["deedField.claim"], solvedChoices(w), inline: true)
            + serviceFields(form, page.shown.service, w)
    case .revisit: answerFields(form, w)
    case .closure:
        form.radios(
            "outcome", w["deedField.outcome"],
            page.closureOutcomes.map { Choice($0.rawValue, w.outcome($0)) })
            + form.textarea("reason", w["deedField.reasonOptional"], rows: 2)
    case .refusal:
        form.textarea("reason", w["deedField.reasonTold"], rows: 3)
            + form.field("legalBasis", w["deedField.legalBasis"])
    case .escalation:
        form.textarea("reason", w["deedField.reason"], rows: 3)
            + form.select(
                "to", w["deedField.to"], groups: [page.units], empty: w["field.levelAbove"])
    case .suspension:
        form.radios(
            "reason", w["deedField.reason"],
            page.suspensionReasons.map { Choice($0, w.suspensionReason($0)) })
    case .ruling:
        form.select("unit", w["deedField.unit"], groups: [page.units], empty: w["field.choose"])
            + form.textarea("reason", w["deedField.reason"], rows: 3)
    case .merger: form.field("into", w["deedField.into"], .number, width: .long)
    case .jointHandling: form.checkboxes("units", w["deedField.units"], page.unitsNearby.choices)
    case .dispute, .reopening, .review: form.textarea("reason", w["deedField.reason"], rows: 3)
    case .appointment:
        appointmentFields(form, page.shown.service?.hours ?? [], w)
            + form.textarea("reason", w["appointment.reason"], rows: 2)
    case .appointmentCancellation: form.textarea("reason", w["deedField.reasonTold"], rows: 2)
    case .attendance:
        form.radios(
            "kept", w["appointment.title"],
            [
                Choice("true", w.appointment(.kept)), Choice("false", w.appointment(.missed)),
            ], inline: true)
    }
}

/// The steps that are left to be gone through, and how often the resident had to come.
private func serviceFields(_ form: Form, _ service: ServiceShown?, _ w: Words) -> Html {
    guard let service else { return .none }
    let ticked = Set((form.value("checked") ?? "").split(separator: ",").map(String.init))
    let steps =
        service.stepsLeft.isEmpty
        ? Html.none
        : form.checkboxes(
            "checked", w["service.stepsDone"], service.stepsLeft, hint: w["service.stepsHint"],
            chosen: ticked)
    return """
        \(steps)\
        \(some: service.windows, {
            form.field(
                "windows", w["service.windows"], .number,
                hint: w("service.limitHint", ["limit": $0]), width: .short)
        })\
        \(some: service.visits, {
            form.field(
                "visits", w["service.visits"], .number,
                hint: w("service.limitHint", ["limit": $0]), width: .short)
        })
        """
}

func solvedChoices(_ w: Words) -> [Choice] {
    Solved.allCases.map { Choice($0.rawValue, w.solved($0)) }
}

/// What the resident says: whether it is solved and whether she is satisfied are two questions.
func answerFields(_ form: Form, _ w: Words) -> Html {
    form.radios("solved", w["answer.solved"], solvedChoices(w), inline: true)
        + form.radios(
            "satisfied", w["answer.satisfied"],
            [Choice("true", w.satisfied(true)), Choice("false", w.satisfied(false))],
            inline: true)
        + form.textarea("text", w["answer.text"], rows: 3)
}
