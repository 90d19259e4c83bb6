import Kernel

/// A due date of a case, which opens into its arithmetic.
struct DueDateShown: Sendable {
    let clock: ClockName
    /// The unit whose clock it is, where each unit has its own.
    let unit: String?
    let due: DueDate
    let met: Moment?
    let standing: Standing
    let beforeExtension: DueDate?
    let pausedMinutes: Int
    /// The rule's id in the catalogue, and the article that it rests on.
    let rule: String
    let source: String
    let within: Amount
    /// The days counted and skipped; nil when the date was set by a person.
    let arithmetic: Arithmetic?

    /// - Parameter unit: its name, where the clock is one unit's.
    init(_ date: CaseDueDate, unit: String? = nil, arithmetic: Arithmetic?, at now: Moment) {
        clock = date.rule.name
        self.unit = unit
        due = date.due
        met = date.met
        standing =
            date.isOverdue(at: now)
            ? .overdue(by: max(0, (date.met?.day ?? now.day) - date.due.day))
            : date.met != nil ? .met : .due(in: max(0, date.due.day - now.day))
        beforeExtension = date.beforeExtension
        pausedMinutes = date.pausedMinutes
        rule = date.rule.id.text
        source = date.rule.origin.source
        within = date.rule.within
        self.arithmetic = arithmetic
    }
}

func dueDates(_ dates: [DueDateShown], _ w: Words) -> Html {
    "<ul class=\"due-dates\">\(each: dates, { "<li>\(dueDate($0, w))</li>" })</ul>"
}

func dueDate(_ date: DueDateShown, _ w: Words) -> Html {
    """
    <p class="due-line"><span class="due-clock">\(w.clock(date.clock))\
    \(some: date.unit, { " · \($0)" })</span>\(standing(date, w))</p>\
    <p class="due-date">\(dueTime(date.due, w))\
    \(if: date.due.provisional, " \(tag(w["due.provisional"], .still))")</p>\
    \(some: date.met, { "<p class=\"hint\">\(w["due.met"]) \(time($0, w))</p>" })\
    \(some: date.beforeExtension, {
        "<p class=\"hint\">\(w["due.extendedFrom"]) \(dueTime($0, w))</p>"
    })\
    \(details(w["due.why"], reasons(date, w)))
    """
}

private func standing(_ date: DueDateShown, _ w: Words) -> Html {
    guard date.met != nil, case .overdue(let days) = date.standing else {
        return standingTag(date.standing, w)
    }
    let late = days == 0 ? w["standing.metLateToday"] : w("standing.metLate", ["n": days])
    return tag(late, .overdue)
}

func dueTime(_ due: DueDate, _ w: Words) -> Html {
    due.isDayLong ? time(due.day, w) : time(due.moment, w)
}

private func reasons(_ date: DueDateShown, _ w: Words) -> Html {
    """
    <p>\(w("due.rule", ["within": w.amount(date.within)])) <code>\(date.rule)</code>\
    \(if: !date.source.isEmpty, "<br>\(w["due.source"]) \(date.source)")</p>\
    \(if: date.pausedMinutes > 0, "<p>\(w("due.paused", ["n": days(date.pausedMinutes)]))</p>")\
    \(some: date.arithmetic, { $0.inWords(w) })
    """
}

private func days(_ minutes: Int) -> Int { (minutes + 1439) / 1440 }
