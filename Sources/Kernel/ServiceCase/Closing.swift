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
        case .declined: try closingDeclined(at: now, under: rules, calendar: calendar)
        case .notConfirmed: try closingUnconfirmed(at: now, under: rules, calendar: calendar)
        default: try closingSatisfied(under: rules)
        }
    }

    /// What the closing rule still asks for, in the order of `ClosingNeed`. What was done before a
    /// reopening doesn't count: the work was found wanting.
    package func needsMissing(under rules: CaseRules) -> [ClosingNeed] {
        ClosingNeed.allCases.filter { need in
            guard rules.closingNeeds.contains(need) else { return false }
            return switch need {
            case .reply: !entriesOfRound.contains { [.reply, .answer].contains($0.deed.name) }
            case .revisit: !entriesOfRound.contains { $0.deed.name == .revisit }
            case .residentSatisfied: !wordsOfRound.areContent
            case .residentSignature: !entriesOfRound.contains { $0.deed.isSignOff }
            }
        }
    }

    /// Whether any outcome could be had by a closure now.
    func checkClosable(by actor: Actor) throws(Refusal) {
        if actor.isRequester { return try withdrawing() }
        if case .declined = state {
            _ = try declineToClose()
            return
        }
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
        case .declined(let decline) where decline.refusals == Decline.final:
            throw .reviewExhausted
        default: break
        }
    }

    /// Puts a declined case away, once it is final or the requester's time to ask for a review is
    /// over: before, closing it would take the review from her.
    private func closingDeclined(
        at now: Moment, under rules: CaseRules, calendar: WorkingCalendar
    ) throws(Refusal) {
        let decline = try declineToClose()
        guard decline.refusals < Decline.final else { return }
        let clock = rules.clocks.first { $0.name.isResidents }
        let last = events.last { $0.word == .refused }
        guard let last,
            now
                > calendar.due(
                    after: last.at, clock?.within ?? Decline.timeToAskForReview
                ).moment
        else { throw .isDeclined }
    }

    private func declineToClose() throws(Refusal) -> Decline {
        guard case .declined(let decline) = state else {
            try checkIsGoingOn()
            throw .notDeclined
        }
        if decline.isUnderReview { throw .underReview }
        return decline
    }

    private func closingSatisfied(under rules: CaseRules) throws(Refusal) {
        try checkIsGoingOn()
        switch state {
        case .replied, .revisited: break
        default: throw .notYetReplied
        }
        guard wordsOfRound.areContent else { throw .notSatisfied }
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
        // She has said that it isn't done: that is no silence, and only she can take it back,
        // so a second reply after a reopening doesn't make it one.
        if satisfied == false || solved == .no { throw .notSatisfied }
        guard let silence = rules.silence, let last = lastWordBetween else {
            throw .closingNeeds([.residentSatisfied])
        }
        let end = calendar.due(after: last, silence).moment
        guard now > end else { throw .silenceNotOver(until: end) }
    }

    /// The last word to the requester or from her: who has just written isn't silent.
    private var lastWordBetween: Moment? {
        entries.last {
            $0.by.isRequester || $0.deed.name == .reply || $0.deed.name == .revisit
        }?.at
    }
}
