extension ServiceCase {
    /// Promises 承诺 a date to the requester. The first date is the one that counts.
    func promising() throws(Refusal) {
        _ = try handlingUnderWay()
        if case .promised = state { throw .alreadyPromised }
    }

    /// Moves the promised date; every move stays in the history with who moved it and why.
    func movingPromise() throws(Refusal) {
        _ = try handlingUnderWay()
        guard case .promised = state else { throw .notYetPromised }
    }

    func checkExtensible(under rules: CaseRules) throws(Refusal) {
        _ = try handlingUnderWay()
        guard rules.replyClock?.maxExtension != nil else { throw .nothingToExtend }
    }

    /// Extends 延期 the time for the reply, once it is approved, up to what the rule allows: from
    /// the date without any extension, so that several together aren't longer than one.
    func extending(
        to due: Moment, under rules: CaseRules, calendar: WorkingCalendar
    ) throws(Refusal) {
        try checkExtensible(under: rules)
        guard let rule = rules.replyClock, let longest = rule.maxExtension,
            let current = dueDate(of: rule, under: rules, calendar: calendar)
        else { throw .nothingToExtend }
        guard due > current.due.moment else { throw .extensionNotLater(than: current.due.moment) }
        let original = current.beforeExtension ?? current.due
        let limit = calendar.due(after: original.moment, longest)
        guard due <= limit.moment else { throw .extensionTooLong(until: limit.moment) }
    }

    /// Suspends 中止 for a listed reason; the clocks stand still.
    func suspending() throws(Refusal) { _ = try handlingUnderWay() }

    func resuming() throws(Refusal) {
        guard case .suspended = state else {
            try checkIsGoingOn()
            throw .notSuspended
        }
    }

    /// Urges 催办 whoever has it.
    func urging() throws(Refusal) {
        switch state {
        case .closed: throw .alreadyClosed
        case .merged: throw .alreadyMerged
        case .declined(let decline) where !decline.isUnderReview: throw .isDeclined
        default: break
        }
    }
}
