extension ServiceCase {
    /// The state that `entry` leads to from the one that stands.
    func following(_ entry: Entry) -> State {
        switch entry.deed {
        case .acceptance, .resumption, .escalation, .dispute, .suspension, .reopening:
            moved(by: entry)
        case .assignment(let unit, let official): .assigned(assigned(to: unit, official))
        case .ruling(let unit, _): ruled(for: unit)
        case .jointHandling(let units): joined(by: units)
        case .promise, .promiseMove: state.handling.map { .promised($0) } ?? state
        case .reply: replied(by: entry.by)
        case .revisit(let answer): state.handling.map { .revisited($0, answer) } ?? state
        case .signature(let answer): answer.isContent ? .closed(.signed, state.handling) : state
        case .answer: .closed(.answeredOnTheSpot, nil)
        case .closure(let outcome, _): .closed(outcome, state.handling)
        case .refusal: declined(by: entry.by)
        case .review: underReview
        case .merger(let other): .merged(into: other)
        case .handOver(let official): state.handedOver(to: official)
        case .registration, .rating, .extension, .urging, .note, .appointment,
            .appointmentCancellation, .attendance:
            state
        }
    }

    private func moved(by entry: Entry) -> State {
        switch (entry.deed, state) {
        case (.acceptance, _): .accepted
        case (.resumption, .suspended(let before, _)): before.resumed()
        case (.escalation, _): .escalated(from: state.handling)
        case (.dispute, _):
            state.interruptible.map { .disputed($0, by: $0.handling.unit(of: entry.by)) } ?? state
        case (.suspension, _):
            state.interruptible.map { .suspended($0, since: entry.at) } ?? state
        case (.reopening, _): reopened
        default: state
        }
    }

    /// Given to another unit, or to somebody by name, joint work stays joint. One level up it
    /// starts afresh.
    private func assigned(to unit: ID<HandlingUnit>, _ official: ID<Official>?) -> Handling {
        if case .assigned(let handling) = state { return handling.led(by: unit, official) }
        if case .promised(let handling) = state { return handling.led(by: unit, official) }
        return Handling(unit: unit, official: official)
    }

    private func ruled(for unit: ID<HandlingUnit>) -> State {
        guard case .disputed(let before, let disputing) = state else { return state }
        return before.resumed { $0.ruled(from: disputing, to: unit) }
    }

    /// Reopened 重办: it goes back to the unit that had it, which starts afresh.
    private var reopened: State {
        guard let handling = state.handling else { return .accepted }
        let afresh = Handling(unit: handling.unit, official: handling.official)
        return .assigned(afresh.joined(by: handling.others))
    }

    private func joined(by units: [ID<HandlingUnit>]) -> State {
        switch state {
        case .assigned(let handling): .assigned(handling.joined(by: units))
        case .promised(let handling): .promised(handling.joined(by: units))
        default: state
        }
    }

    /// Replied once every unit that handles it has replied; until then the rest still owe.
    private func replied(by actor: Actor) -> State {
        switch state {
        case .assigned(let handling):
            let handling = handling.replied(by: handling.unit(of: actor))
            return handling.awaitsReplies ? .assigned(handling) : .replied(handling, by: actor)
        case .promised(let handling):
            let handling = handling.replied(by: handling.unit(of: actor))
            return handling.awaitsReplies ? .promised(handling) : .replied(handling, by: actor)
        default: return state
        }
    }

    private func declined(by actor: Actor) -> State {
        if case .declined(let before) = state {
            .declined(
                Decline(refusals: before.refusals + 1, refusedBy: actor, isUnderReview: false))
        } else {
            .declined(Decline(refusals: 1, refusedBy: actor, isUnderReview: false))
        }
    }

    private var underReview: State {
        guard case .declined(let decline) = state else { return state }
        return .declined(
            Decline(refusals: decline.refusals, refusedBy: decline.refusedBy, isUnderReview: true))
    }
}
