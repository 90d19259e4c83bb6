/// One clock of a case with its date: from an event to an event, within the rule's time.
package struct CaseDueDate: Hashable, Sendable {
    package let rule: ClockRule
    /// The unit whose clock it is, where each unit has its own.
    package let unit: ID<HandlingUnit>?
    /// The anchor: the event from which it runs, never "last touched".
    package let from: Moment
    package let due: DueDate
    /// When the event came that it waited for; nil while it hasn't.
    package let met: Moment?
    /// The date before an extension was approved.
    package let beforeExtension: DueDate?
    /// Minutes for which it stood still.
    package let pausedMinutes: Int
    /// Since when it stands still; nil while it runs.
    package let standsSince: Moment?

    /// Overdue is worked out on reading, never stored. A clock that stands still doesn't become
    /// so, and the resident's own time lapses instead.
    package func isOverdue(at now: Moment) -> Bool {
        !rule.name.isResidents && (met ?? standsSince ?? now) > due.moment
    }
}

extension ServiceCase {
    /// The dates of all clocks that have started, in the order of the rules. A clock that starts
    /// anew (after a reopening, a new assignment) shows its last run; one that an end cut short
    /// is left out.
    package func dueDates(under rules: CaseRules, calendar: WorkingCalendar) -> [CaseDueDate] {
        rules.clocks.flatMap { dueDates(of: $0, under: rules, calendar: calendar) }
    }

    func dueDate(
        of rule: ClockRule, under rules: CaseRules, calendar: WorkingCalendar
    ) -> CaseDueDate? {
        dueDates(of: rule, under: rules, calendar: calendar).first
    }

    private func dueDates(
        of rule: ClockRule, under rules: CaseRules, calendar: WorkingCalendar
    ) -> [CaseDueDate] {
        let handling = state.handling
        // Some units have replied, others not: for the requester the case isn't replied to.
        if rule.from == .replied, let handling, handling.awaitsReplies { return [] }
        let hasOneEach = rule.from == .assigned && rule.to == .replied
        let units = hasOneEach ? handling.map(\.units) ?? [] : []
        guard units.count > 1 else {
            let leading = rule.from == .assigned ? handling?.unit : nil
            return [run(of: rule, of: nil, from: leading, under: rules, calendar: calendar)]
                .compactMap { $0 }
        }
        return units.compactMap { unit in
            run(of: rule, of: unit, from: unit, under: rules, calendar: calendar)
        }
    }

    /// The last event from which it runs, for `unit` where it has been given the case.
    private func anchor(of rule: ClockRule, _ unit: ID<HandlingUnit>?) -> Event? {
        events.last { starts(rule, $0) && ($0.unit == nil || unit == nil || $0.unit == unit) }
            ?? events.last { starts(rule, $0) }
    }

    /// After a reopening the clocks of the work start again from there.
    private func starts(_ rule: ClockRule, _ event: Event) -> Bool {
        if event.word == rule.from { return true }
        let isOfIntake = rule.from == .registered || rule.from == .accepted
        return event.word == .reopened && isOfIntake && rule.to == .replied
    }

    private func run(
        of rule: ClockRule, of unit: ID<HandlingUnit>?, from leading: ID<HandlingUnit>?,
        under rules: CaseRules, calendar: WorkingCalendar
    ) -> CaseDueDate? {
        guard let anchor = anchor(of: rule, leading) else { return nil }
        let met = met(rule, since: anchor.at, by: unit)
        if met == nil, isEnded, !isAwaitingReviewRequest(rule) { return nil }
        let halts = !rule.pauses ? [] : halts(from: anchor.at, to: met)
        let plain = calendar.due(after: anchor.at, rule.within, pauses: halts)
        let isExtensible = rule.maxExtension != nil && rule.id == rules.replyClock?.id
        let extended = isExtensible ? extended(since: anchor.at, halts) : nil
        let due = extended.flatMap { $0.moment > plain.moment ? $0 : nil }
        return CaseDueDate(
            rule: rule, unit: unit, from: anchor.at, due: due ?? plain, met: met,
            beforeExtension: due == nil ? nil : plain,
            pausedMinutes: halts.reduce(0) { $0 + $1.minutes },
            standsSince: met == nil ? halts.last { $0.to == nil }?.from : nil)
    }

    /// When what the clock waits for came. A case that several handle is replied to when the last
    /// of them has replied.
    private func met(
        _ rule: ClockRule, since anchor: Moment, by unit: ID<HandlingUnit>?
    ) -> Moment? {
        func first(of unit: ID<HandlingUnit>?) -> Moment? {
            events.first { event in
                event.at >= anchor && meets(rule, event) && (unit == nil || event.unit == unit)
            }?.at
        }
        guard unit == nil, rule.to == .replied, let units = state.handling?.units, units.count > 1
        else { return first(of: unit) }
        let replies = units.compactMap { first(of: $0) }
        return replies.count == units.count ? replies.max() : nil
    }

    /// The pauses that the run sees.
    private func halts(from anchor: Moment, to met: Moment?) -> [Pause] {
        pauses.filter { pause in
            (pause.to.map { $0 > anchor } ?? true) && (met.map { pause.from < $0 } ?? true)
        }
    }

    /// The date that was approved since `anchor`: an extension of an earlier run is void. A pause
    /// after it moves it like any other.
    private func extended(since anchor: Moment, _ halts: [Pause]) -> DueDate? {
        guard let extendedTo, let entry = entries.last(where: { $0.deed.name == .extension }),
            entry.at >= anchor
        else { return nil }
        let later = halts.filter { $0.from >= entry.at }
        let date = DueDate(on: extendedTo)
        guard date.isDayLong else {
            return DueDate(on: extendedTo.adding(minutes: later.reduce(0) { $0 + $1.minutes }))
        }
        let days = later.reduce(0) { $0 + (($1.to ?? $1.from).day - $1.from.day) }
        return DueDate(on: .end(of: date.day + days))
    }

    /// Declined, and the requester may still ask for a review.
    private func isAwaitingReviewRequest(_ rule: ClockRule) -> Bool {
        guard rule.name.isResidents, case .declined(let decline) = state else { return false }
        return !decline.isUnderReview && decline.refusals < Decline.final
    }

    /// Acceptance and review are decided either way: accepted, or refused with a reason.
    private func meets(_ rule: ClockRule, _ event: Event) -> Bool {
        event.word == rule.to
            || rule.from == .reviewRequested && rule.to == .refused && event.word == .accepted
            || rule.to == .accepted && event.word == .refused
    }

    /// Whether nothing is owed any more: ended, or declined with no review asked for.
    package var isEnded: Bool {
        if case .declined(let decline) = state { !decline.isUnderReview } else { state.isEnded }
    }
}

extension DueDate {
    /// A date that a person set: no calendar was counted.
    init(on moment: Moment) {
        self.init(
            moment: moment, day: moment.day, isDayLong: moment == .end(of: moment.day),
            provisional: false)
    }
}

extension Pause {
    /// Whole minutes; 0 while it lasts.
    var minutes: Int {
        to.map { Int(($0.milliseconds - from.milliseconds) / 60_000) } ?? 0
    }
}
