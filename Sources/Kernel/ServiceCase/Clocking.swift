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

    /// Overdue is worked out on reading, never stored.
    package func isOverdue(at now: Moment) -> Bool { (met ?? now) > due.moment }
}

extension ServiceCase {
    /// The dates of all clocks that have started, in the order of the rules. A clock that starts
    /// anew (after a reopening, a new assignment) shows its last run; one that an end cut short
    /// is left out.
    package func dueDates(under rules: CaseRules, calendar: WorkingCalendar) -> [CaseDueDate] {
        rules.clocks.flatMap { dueDates(of: $0, calendar: calendar) }
    }

    func dueDate(of rule: ClockRule, calendar: WorkingCalendar) -> CaseDueDate? {
        dueDates(of: rule, calendar: calendar).first
    }

    private func dueDates(of rule: ClockRule, calendar: WorkingCalendar) -> [CaseDueDate] {
        guard let anchor = events.last(where: { starts(rule, $0) }) else { return [] }
        guard rule.from == .assigned, let handling = state.handling, !handling.others.isEmpty else {
            return run(of: rule, from: anchor, unit: nil, calendar: calendar).map { [$0] } ?? []
        }
        return handling.units.compactMap { unit in
            let own = events.last { starts(rule, $0) && ($0.unit == unit || $0.unit == nil) }
            return run(of: rule, from: own ?? anchor, unit: unit, calendar: calendar)
        }
    }

    /// After a reopening the clocks of the work start again from there.
    private func starts(_ rule: ClockRule, _ event: Event) -> Bool {
        if event.word == rule.from { return true }
        let isOfIntake = rule.from == .registered || rule.from == .accepted
        return event.word == .reopened && isOfIntake && rule.to == .replied
    }

    private func run(
        of rule: ClockRule, from anchor: Event, unit: ID<HandlingUnit>?, calendar: WorkingCalendar
    ) -> CaseDueDate? {
        let met = events.first { event in
            event.at >= anchor.at && meets(rule, event) && (unit == nil || event.unit == unit)
        }
        if met == nil, isEnded { return nil }
        let halts = !rule.pauses ? [] : pauses.filter { $0.to.map { $0 > anchor.at } ?? true }
        let plain = calendar.due(after: anchor.at, rule.within, pauses: halts)
        let isReplyClock = rule.to == .replied
        let extended = isReplyClock ? extendedTo.map { DueDate(on: $0) } : nil
        return CaseDueDate(
            rule: rule, unit: unit, from: anchor.at, due: extended ?? plain, met: met?.at,
            beforeExtension: extended == nil ? nil : plain,
            pausedMinutes: halts.reduce(0) { $0 + $1.minutes })
    }

    /// A review is decided either way: for the requester it is accepted, else refused again.
    private func meets(_ rule: ClockRule, _ event: Event) -> Bool {
        event.word == rule.to
            || rule.from == .reviewRequested && rule.to == .refused && event.word == .accepted
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
