import Kernel

/// One case as a line of a list.
struct CaseRow: Sendable {
    let number: CaseNumber
    let title: String
    let kind: CaseKind
    let state: ServiceCase.State.Name
    let outcome: Outcome?
    let place: String
    let unit: String?
    let registeredAt: Moment
    /// The date that comes next, of the clock that waits for it; nil when nothing is owed.
    let due: NextDue?
    let isDanger: Bool

    init(
        number: CaseNumber, title: String, kind: CaseKind, state: ServiceCase.State.Name,
        outcome: Outcome? = nil, place: String, unit: String? = nil, registeredAt: Moment,
        due: NextDue? = nil, isDanger: Bool = false
    ) {
        self.number = number
        self.title = title
        self.kind = kind
        self.state = state
        self.outcome = outcome
        self.place = place
        self.unit = unit
        self.registeredAt = registeredAt
        self.due = due
        self.isDanger = isDanger
    }

    struct NextDue: Sendable {
        let clock: ClockName
        let day: Day
        let standing: Standing
    }
}

/// The state of a case in its word, or how it ended.
func stateTag(_ state: ServiceCase.State.Name, _ outcome: Outcome?, _ w: Words) -> Html {
    let look: TagLook =
        switch state {
        case .registered, .accepted: .new
        case .assigned, .promised, .escalated, .disputed: .active
        case .replied, .revisited: .waiting
        case .suspended: .still
        case .declined, .merged: .plain
        case .closed: outcome == .signed || outcome == .satisfied ? .done : .plain
        }
    return tag(outcome.map(w.outcome) ?? w.state(state), look)
}

/// How something that is due stands, in words and colour.
func standingTag(_ standing: Standing, _ w: Words) -> Html {
    switch standing {
    case .met: tag(w["standing.met"], .done)
    case .overdue(by: 0): tag(w["standing.overdueToday"], .overdue)
    case .overdue(let days): tag(w("standing.overdue", ["n": days]), .overdue)
    case .due(in: 0): tag(w["standing.today"], .soon)
    case .due(let days): tag(w("standing.due", ["n": days]), days <= 2 ? .soon : .plain)
    }
}

/// Cases as cards, each a link to its page.
func caseList(_ rows: [CaseRow], _ w: Words) -> Html {
    """
    <ul class="cases">\(each: rows, { row -> Html in
        let isOverdue = row.due?.standing.name == .overdue
        return """
            <li class="card\(if: isOverdue, " card-overdue")">\(caseCard(row, w))</li>
            """
    })</ul>
    """
}

func caseCard(_ row: CaseRow, _ w: Words) -> Html {
    """
    <p class="card-tags">\(if: row.isDanger, tag(w["case.danger"], .overdue))\
    \(stateTag(row.state, row.outcome, w))\(some: row.due, { standingTag($0.standing, w) })</p>\
    <h3 class="card-title"><a href="/cases/\(row.number.description)">\(row.title)</a></h3>\
    <p class="card-facts"><span>\(w.kind(row.kind))</span><span>\(row.place)</span>\
    \(some: row.unit, { "<span>\($0)</span>" })\
    <span>\(w.day(row.registeredAt.day))</span>\
    <span class="number-of">\(row.number.spoken)</span></p>\
    \(some: row.due, { due -> Html in
        """
        <p class="card-due">\
        \(w("case.nextDue", ["clock": w.clock(due.clock), "day": w.day(due.day)]))</p>
        """
    })
    """
}

/// One entry of a case as its page tells it.
struct EntryShown: Sendable {
    let at: Moment
    let deed: Deed.Name
    /// The name, or the unit, or 'the resident': as far as the reader may know.
    let by: String
    let text: String?
    /// What else the entry states, e.g. the unit that it went to.
    let facts: [SummaryRow]

    init(at: Moment, deed: Deed.Name, by: String, text: String? = nil, facts: [SummaryRow] = []) {
        self.at = at
        self.deed = deed
        self.by = by
        self.text = text
        self.facts = facts
    }
}

/// What happened to a case, with a link to what happened before.
func history(_ shown: CaseShown, _ w: Words, _ frame: Frame) -> Html {
    """
    <section id="history"><h2>\(w["case.history"])</h2>\(timeline(shown.entries, w))\
    \(some: shown.earlier.map { Address.path(frame.path, [("before", String($0))]) }, {
        "<p><a href=\"\(url: $0)#history\">\(w["case.earlier"])</a></p>"
    })</section>
    """
}

/// What happened to a case, newest first.
func timeline(_ entries: [EntryShown], _ w: Words) -> Html {
    """
    <ol class="timeline" reversed>\(each: entries.reversed(), { entry -> Html in
        """
        <li class="timeline-item"><p class="timeline-deed">\(w.deedDone(entry.deed))</p>\
        <p class="timeline-by">\(time(entry.at, w)) · \(entry.by)</p>\
        \(some: entry.text, { "<p class=\"timeline-text\">\($0)</p>" })\
        \(if: !entry.facts.isEmpty, summaryList(entry.facts))</li>
        """
    })</ol>
    """
}
