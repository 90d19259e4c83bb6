import Kernel

/// What an official owes today, and the households that come next.
struct TodayPage: Sendable {
    /// In any order; the page groups them by their day.
    let duties: [DutyShown]
    let households: [HouseholdShown]
    /// Her own households and how many of them the period's visits have met.
    let coverage: Coverage?
    let noteTypes: [Choice]
    /// Her last notes, newest first.
    let notes: [NoteShown]
    /// Who is on at her place today and tomorrow.
    var onDuty: [OnDutyShown] = []

    struct Coverage: Sendable {
        let period: String
        let met: Int
        let reachable: Int
    }

    fileprivate func visitForm(_ household: String) -> VisitForm {
        VisitForm(subject: .household(household), noteTypes: noteTypes)
    }
}

/// One duty in words.
struct DutyShown: Sendable {
    let title: String
    /// The rule that it follows from, in a sentence.
    let rule: String?
    let due: Day
    let standing: Standing
    let progress: Duty.Progress
    /// Where it is done; nil where the page itself is the place.
    let address: String?
    /// What names the duty in the form that reports it done; nil where only visits or deeds of a
    /// case discharge it.
    let discharge: Discharge?
    /// What supervisors said to hurry it, oldest first.
    var urgings: [RemarkShown] = []

    struct Discharge: Sendable {
        let rule: String
        let subject: String
        let period: String
    }
}

struct HouseholdShown: Sendable {
    let id: ID<Household>
    let head: String
    let address: String
    let phone: String
    let lastMet: Day?
    /// The day by which the visit is owed; nil when none is.
    let due: Day?
    let declinesVisits: Bool
    let openCases: Int
}

/// A note of the diary.
struct NoteShown: Sendable {
    let day: Day
    let household: String
    let type: String
    let text: String
    /// The case that it became.
    let serviceCase: CaseNumber?
    /// Where a form makes it a case; nil when it can't be.
    let caseAddress: String?
}

func view(_ page: TodayPage, _ w: Words, _ frame: Frame) -> Html {
    layout(
        w["today.title"], w, frame,
        """
        \(heading(w["today.title"], caption: w.day(frame.today)))\
        <p><a href="/scorecard">\(w["scorecard.title"])</a></p>\
        \(some: page.coverage, { coverage -> Html in
            """
            <section class="panel"><h2>\(w("today.coverage", ["period": coverage.period]))</h2>\
            <p>\(progress(coverage.met, of: coverage.reachable, w["today.coverageLabel"]))</p>\
            <p class="hint">\(w["today.coverageHint"])</p></section>
            """
        })\
        \(if: !page.onDuty.isEmpty, onDutyPart(page.onDuty, w, today: frame.today))\
        \(dutyGroups(page, w, frame))\
        <section id="households"><h2>\(w["today.households"])</h2>\
        \(if: page.households.isEmpty, emptyState(w["today.noHouseholds"], """
            <p>\(w["today.noHouseholdsNext"])</p>
            """), else: """
            <ul class="cases">\(households(page, w, frame))</ul>
            """)\
        <p><a href="/visits/new">\(w["visits.elsewhere"])</a></p></section>\
        \(if: !page.notes.isEmpty, """
            <section><h2>\(w["today.notes"])</h2>\
            <ul class="notes">\(each: page.notes, { note($0, w, frame) })</ul></section>
            """)
        """)
}

private func dutyGroups(_ page: TodayPage, _ w: Words, _ frame: Frame) -> Html {
    let open = page.duties.filter { $0.standing != .met }.sorted { $0.due < $1.due }
    let endOfWeek = Period(.week, containing: frame.today).end
    let groups: [(title: String, duties: [DutyShown])] = [
        (w["today.overdue"], open.filter { $0.standing.name == .overdue }),
        (w["today.dueToday"], open.filter { $0.standing == .due(in: 0) }),
        (
            w["today.thisWeek"],
            open.filter { $0.standing.name == .due && $0.due > frame.today && $0.due <= endOfWeek }
        ),
        (w["today.later"], open.filter { $0.standing.name == .due && $0.due > endOfWeek }),
        (w["today.done"], page.duties.filter { $0.standing == .met }),
    ]
    if page.duties.isEmpty {
        return emptyState(w["today.noDuties"], "<p>\(w["today.noDutiesNext"])</p>")
    }
    return """
        \(each: groups.filter { !$0.duties.isEmpty }, { group -> Html in
            """
            <section><h2>\(group.title) <span class="count">\(group.duties.count)</span></h2>\
            <ul class="cases">\(each: group.duties, { duty($0, w, frame) })</ul></section>
            """
        })
        """
}

private func duty(_ duty: DutyShown, _ w: Words, _ frame: Frame) -> Html {
    """
    <li class="card\(if: duty.standing.name == .overdue, " card-overdue")">\
    <p class="card-tags">\(standingTag(duty.standing, w))</p>\
    <h3 class="card-title">\(some: duty.address, {
        "<a href=\"\(url: $0)\">\(duty.title)</a>"
    })\(if: duty.address == nil, "\(duty.title)")</h3>\
    \(if: duty.progress.needed > 1, """
        <p>\(progress(duty.progress.done, of: duty.progress.needed, duty.title))</p>
        """)\
    <p class="card-due">\(w("today.dueBy", ["day": w.day(duty.due)]))</p>\
    \(some: duty.rule, { "<p class=\"hint\">\($0)</p>" })\
    \(urgings(duty.urgings, w))\(some: duty.discharge, { discharge($0, w, frame) })</li>
    """
}

private func discharge(_ duty: DutyShown.Discharge, _ w: Words, _ frame: Frame) -> Html {
    let name = "duty-\(duty.rule)-\(duty.period)"
    let form = Form(name, to: "/duties/discharge", w, frame)
    return """
        <details class="deed"\(if: form.attempt != nil, " open")>\
        <summary>\(w["today.discharge"])</summary><div>\(form("""
            \(form.hidden("rule", duty.rule))\(form.hidden("subject", duty.subject))\
            \(form.hidden("period", duty.period))\
            \(form.textarea("text", w["today.dischargeText"], rows: 2))\
            \(form.button(w["today.dischargeButton"]))
            """))</div></details>
        """
}

private func households(_ page: TodayPage, _ w: Words, _ frame: Frame) -> Html {
    let template = HtmlTemplate(values: 3) { marks in
        let form = Form(marks[0], to: "/visits", w, frame, digest: marks[1])
        return page.visitForm(marks[2])(form, w)
    }
    return Html.joined(
        page.households.map { household in
            let id = household.id.text
            let form = Form("visit-\(id)", to: "/visits", w, frame)
            let hasComeBack = form.attempt != nil
            return card(
                household, isOpen: hasComeBack,
                form: hasComeBack
                    ? page.visitForm(id)(form, w)
                    : template(form.name, form.digest, id),
                w, frame)
        })
}

private func card(
    _ household: HouseholdShown, isOpen: Bool, form: Html, _ w: Words, _ frame: Frame
) -> Html {
    """
    <li class="card"><p class="card-tags">\
    \(if: household.declinesVisits, tag(w["today.declines"], .still))\
    \(some: household.due, {
        standingTag(Standing(on: frame.today, dueDate: $0), w)
    })\(if: household.openCases > 0, tag(w("today.openCases", ["n": household.openCases]), .active))</p>\
    <h3 class="card-title">\(household.head)</h3>\
    <p class="card-facts"><span>\(household.address)</span>\
    \(if: !household.phone.isEmpty, """
        <a class="phone" href="\(url: "tel:" + household.phone)">\(household.phone)</a>
        """)</p>\
    <p class="hint">\(household.lastMet.map { w("today.lastMet", ["day": w.day($0)]) }
        ?? w["today.neverMet"])</p>\
    <details class="deed"\(if: isOpen, " open")>\
    <summary>\(w["today.noteVisit"])</summary><div>\(form)</div></details></li>
    """
}

private func note(_ note: NoteShown, _ w: Words, _ frame: Frame) -> Html {
    """
    <li><p class="hint">\(time(note.day, w)) · \(note.household) · \(note.type)</p>\
    <p>\(note.text)</p>\
    \(some: note.serviceCase, {
        "<p><a href=\"/cases/\($0.description)\">\(w["today.noteCase"]) \($0.spoken)</a></p>"
    })\
    \(some: note.caseAddress, { address -> Html in
        let form = Form("case-of-" + address.split(separator: "/").joined(separator: "-"),
            to: address, w, frame)
        return form(form.button(w["today.makeCase"], .second))
    })</li>
    """
}
