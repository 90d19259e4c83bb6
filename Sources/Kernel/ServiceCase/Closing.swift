extension ServiceCase {
    /// Closes 结案. Satisfied needs what the pack's closing rule asks; silence closes as not
    /// confirmed, never as satisfied; only the requester's own channel withdraws.
    func closing(
        as outcome: Outcome, by actor: Actor, at now: Moment, under rules: CaseRules,
        calendar: WorkingCalendar
    ) throws(Refusal) {
        if outcome == .withdrawn, !actor.isRequester { throw .onlyTheRequester }
        if actor.isRequester, outcome != .withdrawn { throw .notYourRole }
        switch outcome {
        case .withdrawn: try withdrawing()
        case .declined: try closingDeclined()
        case .notConfirmed: try closingUnconfirmed(at: now, under: rules, calendar: calendar)
        default: try closingSatisfied(under: rules)
        }
    }

    /// What the closing rule still asks for, in the rule's own order.
    package func needsMissing(under rules: CaseRules) -> [ClosingNeed] {
        let isContent = solved == .yes && satisfied == true
        return ClosingNeed.allCases.filter { need in
            guard rules.closingNeeds.contains(need) else { return false }
            switch need {
            case .reply: return repliedAt == nil
            case .revisit: return !entries.contains { $0.deed.name == .revisit }
            case .residentSatisfied: return !isContent
            case .residentSignature: return !entries.contains { $0.deed.name == .signature }
            }
        }
    }

    /// Whether any outcome could be had by a closure now.
    func checkClosable(by actor: Actor) throws(Refusal) {
        if actor.isRequester { return try withdrawing() }
        if case .declined = state { return try closingDeclined() }
        try checkIsGoingOn()
        switch state {
        case .replied, .revisited: break
        default: throw .notYetReplied
        }
    }

    private func withdrawing() throws(Refusal) {
        switch state {
        case .closed: throw .alreadyClosed
        case .merged: throw .alreadyMerged
        default: break
        }
    }

    private func closingDeclined() throws(Refusal) {
        guard case .declined(let decline) = state else {
            try checkIsGoingOn()
            throw .notDeclined
        }
        if decline.isUnderReview { throw .underReview }
    }

    private func closingSatisfied(under rules: CaseRules) throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .replied, .revisited: break
        default: throw .notYetReplied
        }
        guard satisfied == true, solved == .yes else { throw .notSatisfied }
        let missing = needsMissing(under: rules)
        guard missing.isEmpty else { throw .closingNeeds(missing) }
    }

    private func closingUnconfirmed(
        at now: Moment, under rules: CaseRules, calendar: WorkingCalendar
    ) throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .replied, .revisited: break
        default: throw .notYetReplied
        }
        // She has said that it isn't done: that is no silence.
        if satisfied == false || solved == .no { throw .notSatisfied }
        guard let silence = rules.silence, let last = lastWordToRequester else { return }
        let end = calendar.due(after: last, silence).moment
        guard now > end else { throw .silenceNotOver(until: end) }
    }

    private var lastWordToRequester: Moment? {
        entries.last { $0.deed.name == .reply || $0.deed.name == .revisit }?.at
    }
}
